/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Machine frames: one memfd, and for every frame its owner, references and type.
 *
 * Rules after get_page/put_page, get_page_type and share_xen_page_with_guest in
 * xen/arch/x86/mm.c (4.17): a frame goes back to the machine with its last
 * reference, whoever holds it; a frame in use as a page table cannot be mapped
 * writable and the other way round; a page shared by Xen counts as writable for
 * good and is freed by Xen alone.
 *
 * Guest frames are taken from the bottom and Xen's from the top, so that a
 * growing grant table does not move the guest's machine addresses.  Frame 0 is
 * never given to anybody: dev_bus_addr 0 means "none" in the grant interface.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memfd_create */
#endif
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "machine/private.h"

static gboolean map_memory(HvFrames *frames, GError **error)
{
	gsize size = (gsize)frames->count << HV_PAGE_SHIFT;
	gpointer memory;

	frames->fd = memfd_create("hv-frames", MFD_CLOEXEC);
	if (frames->fd < 0 || ftruncate(frames->fd, size) < 0) {
		g_set_error(error, HV_ERROR, HV_ERROR_SYSTEM, "machine memory of %u frames: %s",
			    frames->count, g_strerror(errno));
		return FALSE;
	}
	memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE,
		      frames->fd, 0);
	if (memory == MAP_FAILED) {
		g_set_error(error, HV_ERROR, HV_ERROR_SYSTEM, "mapping %u machine frames: %s",
			    frames->count, g_strerror(errno));
		return FALSE;
	}
	frames->memory = memory;
	return TRUE;
}

gboolean hv_frames_init(HvFrames *frames, guint count, GError **error)
{
	frames->count = count;
	frames->fd = -1;
	if (!map_memory(frames, error))
		return FALSE;
	frames->frame = g_try_new0(HvFrame, count);
	if (!frames->frame || !hv_bitmap_init(&frames->taken, count)) {
		g_set_error(error, HV_ERROR, HV_ERROR_SYSTEM,
			    "no memory to keep account of %u machine frames", count);
		return FALSE;
	}
	hv_bitmap_take(&frames->taken, FALSE);
	return TRUE;
}

void hv_frames_clear(HvFrames *frames)
{
	hv_bitmap_clear(&frames->taken);
	g_clear_pointer(&frames->frame, g_free);
	if (frames->memory)
		munmap(frames->memory, (gsize)frames->count << HV_PAGE_SHIFT);
	if (frames->fd >= 0)
		close(frames->fd);
}

guint hv_frames_free(const HvMachine *machine)
{
	return machine->frames.count - machine->frames.taken.used;
}

static void list_append(HvDomain *owner, HvMfn mfn, HvFrame *frame)
{
	frame->prev = owner->last_frame;
	frame->next = 0;
	if (owner->last_frame)
		hv_frame(owner->machine, owner->last_frame)->next = mfn;
	else
		owner->first_frame = mfn;
	owner->last_frame = mfn;
}

static void list_remove(HvDomain *owner, HvFrame *frame)
{
	if (frame->prev)
		hv_frame(owner->machine, frame->prev)->next = frame->next;
	else
		owner->first_frame = frame->next;
	if (frame->next)
		hv_frame(owner->machine, frame->next)->prev = frame->prev;
	else
		owner->last_frame = frame->prev;
}

void hv_frame_adopt(HvDomain *owner, HvMfn mfn)
{
	HvFrame *frame = hv_frame(owner->machine, mfn);

	frame->owner = owner;
	frame->refs = 1;
	frame->allocated = 1;
	list_append(owner, mfn, frame);
	hv_domain_hold(owner);
}

static HvMfn take(HvMachine *machine, gboolean heap)
{
	guint mfn = hv_step_no_memory(machine) ? G_MAXUINT :
						 hv_bitmap_take(&machine->frames.taken, heap);
	HvFrame *frame;

	if (mfn == G_MAXUINT)
		return HV_INVALID_MFN;
	frame = hv_frame(machine, mfn);
	if (frame->used)
		memset(hv_frame_ptr(machine, mfn), 0, HV_PAGE_SIZE);
	*frame = (HvFrame){.gfn = HV_INVALID_MFN, .heap = heap, .used = 1};
	return mfn;
}

/* A heap frame without references is still Xen's: it is freed by hv_frame_free_heap(). */
static gboolean free_and_used(const HvMachine *machine, HvMfn mfn)
{
	const HvFrame *frame = hv_frame(machine, mfn);

	return !frame->refs && !frame->heap && frame->used;
}

/* One system call for a whole domain is cheaper than scrubbing its frames one by one. */
void hv_frames_discard(HvMachine *machine, HvMfn first, HvMfn last)
{
	for (HvMfn from = first, to; from <= last; from = to + 1) {
		for (to = from; to <= last && free_and_used(machine, to); to++)
			;
		if (to == from ||
		    fallocate(machine->frames.fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
			      (off_t)(from << HV_PAGE_SHIFT),
			      (off_t)((to - from) << HV_PAGE_SHIFT)) != 0)
			continue;
		for (HvMfn mfn = from; mfn < to; mfn++)
			hv_frame(machine, mfn)->used = 0;
	}
}

HvMfn hv_frame_alloc(HvDomain *owner)
{
	HvMfn mfn = take(owner->machine, FALSE);

	if (mfn != HV_INVALID_MFN)
		hv_frame_adopt(owner, mfn);
	return mfn;
}

HvMfn hv_frame_alloc_heap(HvMachine *machine)
{
	return take(machine, TRUE);
}

void hv_frame_share(HvDomain *owner, HvMfn mfn)
{
	HvFrame *frame = hv_frame(owner->machine, mfn);

	if (frame->owner == owner)
		return;
	frame->types = 1;
	frame->type = HV_PAGE_WRITABLE;
	hv_frame_adopt(owner, mfn);
}

HvMfn hv_frame_alloc_shared(HvDomain *owner)
{
	HvMfn mfn = take(owner->machine, TRUE);

	if (mfn != HV_INVALID_MFN)
		hv_frame_share(owner, mfn);
	return mfn;
}

/* The owner goes, and with its last frame perhaps a dying domain. */
static void disown(HvFrame *frame)
{
	HvDomain *owner = frame->owner;

	list_remove(owner, frame);
	frame->owner = NULL;
	frame->gfn = HV_INVALID_MFN;
	hv_domain_put(owner);
}

void hv_frame_disown(HvMachine *machine, HvMfn mfn)
{
	HvFrame *frame = hv_frame(machine, mfn);

	if (frame->owner)
		disown(frame);
}

void hv_frame_free_heap(HvMachine *machine, HvMfn mfn)
{
	HvFrame *frame = hv_frame(machine, mfn);

	frame->count_info = 0;
	frame->types = 0;
	hv_frame_disown(machine, mfn);
	hv_bitmap_give(&machine->frames.taken, mfn);
}

void hv_frame_put_last(HvMachine *machine, HvMfn mfn)
{
	HvFrame *frame = hv_frame(machine, mfn);

	if (!frame->refs) {
		HV_BUG(machine, "a page reference is dropped that nobody holds");
		return;
	}
	frame->count_info--;
	/* First back to the machine: disown() may take a whole domain along. */
	if (!frame->heap)
		hv_bitmap_give(&machine->frames.taken, mfn);
	disown(frame);
}

void hv_frame_release(HvMachine *machine, HvMfn mfn)
{
	HvFrame *frame = hv_frame(machine, mfn);

	if (!frame->allocated)
		return;
	frame->allocated = 0;
	hv_frame_put(machine, mfn);
}

gboolean hv_frame_steal(HvDomain *owner, HvMfn mfn)
{
	HvFrame *frame = hv_frame(owner->machine, mfn);

	if (!frame || frame->owner != owner || frame->heap || !frame->allocated ||
	    frame->refs != 1)
		return FALSE;
	frame->refs = 0;
	frame->allocated = 0;
	disown(frame);
	return TRUE;
}

void hv_frame_free_stolen(HvMachine *machine, HvMfn mfn)
{
	hv_bitmap_give(&machine->frames.taken, mfn);
}
