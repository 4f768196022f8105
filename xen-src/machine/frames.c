/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Machine frames: one memfd, and for every frame its owner, references and type.
 *
 * Stands for get_page, put_page, get_page_type and share_xen_page_with_guest of
 * xen/arch/x86/mm.c and for xen/common/page_alloc.c: own, with their rules.  Guest
 * frames are taken from the bottom and those that Xen shows to guests from the
 * top, frame 0 is never given to anybody: as in hv-model, to be compared with it.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "machine/private.h"

struct page_info *xs_frame_table;
uint8_t *xs_memory;
unsigned long xs_frames;

static gboolean map_memory(XsFrames *frames, GError **error)
{
	gsize size = (gsize)frames->count << HV_PAGE_SHIFT;
	gpointer memory;

	frames->fd = memfd_create("xen-frames", MFD_CLOEXEC);
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
	xs_memory = memory;
	return TRUE;
}

gboolean xs_frames_init(XsFrames *frames, guint count, GError **error)
{
	frames->count = count;
	frames->fd = -1;
	if (!map_memory(frames, error))
		return FALSE;
	xs_frame_table = g_try_new0(struct page_info, count);
	if (!xs_frame_table || !xs_bitmap_init(&frames->taken, count)) {
		g_set_error(error, HV_ERROR, HV_ERROR_SYSTEM,
			    "no memory to keep account of %u machine frames", count);
		return FALSE;
	}
	xs_frames = count;
	xs_bitmap_take(&frames->taken, FALSE);
	return TRUE;
}

void xs_frames_clear(XsFrames *frames)
{
	xs_bitmap_clear(&frames->taken);
	g_clear_pointer(&xs_frame_table, g_free);
	if (xs_memory)
		munmap(xs_memory, (gsize)frames->count << HV_PAGE_SHIFT);
	xs_memory = NULL;
	xs_frames = 0;
	if (frames->fd >= 0)
		close(frames->fd);
}

gpointer xs_frame_ptr(HvMfn mfn)
{
	return mfn < xs_frames ? xs_memory + (mfn << HV_PAGE_SHIFT) : NULL;
}

guint xs_frames_free(const HvMachine *machine)
{
	return machine->frames.count - machine->frames.taken.used;
}

struct page_info *xs_frame_take(gboolean highest)
{
	guint mfn = xs_bitmap_take(&xs_machine->frames.taken, highest);
	struct page_info *pg;

	if (mfn == G_MAXUINT)
		return NULL;
	pg = xs_frame(mfn);
	if (pg->used)
		memset(xs_frame_ptr(mfn), 0, HV_PAGE_SIZE);
	*pg = (struct page_info){.gfn = HV_INVALID_MFN, .used = 1};
	return pg;
}

void xs_frame_give(struct page_info *pg)
{
	xs_page_set_owner(pg, NULL);
	pg->count_info = 0;
	pg->types = 0;
	xs_bitmap_give(&xs_machine->frames.taken, xs_frame_mfn(pg));
}

HvMfn xs_frame_alloc(HvDomain *owner)
{
	struct page_info *pg = xs_frame_take(FALSE);

	if (!pg)
		return HV_INVALID_MFN;
	pg->count_info = XS_PGC_ALLOCATED | 1;
	xs_page_set_owner(pg, &owner->x);
	return xs_frame_mfn(pg);
}

/* A heap frame without references is still Xen's: xs_free_xenheap_page() frees it. */
static gboolean free_and_used(HvMfn mfn)
{
	const struct page_info *pg = xs_frame(mfn);

	return !pg->count_info && pg->used;
}

/* One system call for a whole domain is cheaper than scrubbing its frames one by one. */
void xs_frames_discard(HvMachine *machine, HvMfn first, HvMfn last)
{
	for (HvMfn from = first, to; from <= last; from = to + 1) {
		for (to = from; to <= last && free_and_used(to); to++)
			;
		if (to == from ||
		    fallocate(machine->frames.fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
			      (off_t)(from << HV_PAGE_SHIFT),
			      (off_t)((to - from) << HV_PAGE_SHIFT)) != 0)
			continue;
		for (HvMfn mfn = from; mfn < to; mfn++)
			xs_frame(mfn)->used = 0;
	}
}

void *xs_alloc_xenheap_page(bool guest_sees_it)
{
	struct page_info *pg;

	if (!guest_sees_it)
		return aligned_alloc(HV_PAGE_SIZE, HV_PAGE_SIZE);
	pg = xs_frame_take(TRUE);
	if (!pg)
		return NULL;
	pg->count_info = XS_PGC_XEN_HEAP;
	return xs_frame_ptr(xs_frame_mfn(pg));
}

void xs_free_xenheap_page(void *page)
{
	guint8 *at = page;

	if (at >= xs_memory && at < xs_memory + (xs_frames << HV_PAGE_SHIFT))
		xs_frame_give(xs_frame((gsize)(at - xs_memory) >> HV_PAGE_SHIFT));
	else
		free(page);
}
