/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * References to machine frames and uses of them as a type, after get_page, put_page and
 * get_page_type in xen/arch/x86/mm.c (4.17).  Inline, because each operation comes here
 * several times.
 */
#ifndef HV_FRAME_REFS_H
#define HV_FRAME_REFS_H

#include "machine/private.h"

/* The bookkeeping of a frame, NULL beyond the machine. */
static inline HvFrame *hv_frame(const HvMachine *machine, HvMfn mfn)
{
	return mfn < machine->frames.count ? &machine->frames.frame[mfn] : NULL;
}

/* Its memory, NULL likewise. */
static inline gpointer hv_frame_ptr(const HvMachine *machine, HvMfn mfn)
{
	if (mfn >= machine->frames.count)
		return NULL;
	return machine->frames.memory + (mfn << HV_PAGE_SHIFT);
}

/* A reference, if the frame is the owner's. */
static inline gboolean hv_frame_get(HvMachine *machine, HvMfn mfn, const HvDomain *owner)
{
	HvFrame *frame = hv_frame(machine, mfn);

	if (!frame || !frame->refs || frame->owner != owner)
		return FALSE;
	frame->count_info++; /* its low bits: cheaper than a bit-field */
	return TRUE;
}

static inline void hv_frame_put(HvMachine *machine, HvMfn mfn)
{
	HvFrame *frame = hv_frame(machine, mfn);

	if (G_LIKELY(frame->refs > 1))
		frame->count_info--;
	else
		hv_frame_put_last(machine, mfn);
}

/* A use as that type; FALSE while it is used as another one. */
static inline gboolean hv_frame_get_type(HvMachine *machine, HvMfn mfn, HvPageType type)
{
	HvFrame *frame = hv_frame(machine, mfn);

	if (!frame->types)
		frame->type = type;
	else if (frame->type != type)
		return FALSE;
	frame->type_info++;
	return TRUE;
}

static inline void hv_frame_put_type(HvMachine *machine, HvMfn mfn)
{
	HvFrame *frame = hv_frame(machine, mfn);

	if (!frame->types) {
		HV_BUG(machine, "a type reference is dropped that nobody holds");
		return;
	}
	frame->type_info--;
}

/*
 * Whether a grant's host map counts as writable use of its frame: a map of a translated
 * stranger's page does not (xen/arch/x86/include/asm/grant_table.h).
 */
static inline gboolean hv_host_map_takes_type(const HvDomain *mapper, const HvDomain *granter,
					      guint flags)
{
	return !(flags & GNTMAP_readonly) &&
	       (mapper == granter || !granter || !hv_translated(granter));
}

#endif
