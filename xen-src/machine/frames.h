/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Machine frames: memory, owner, references and types, as struct page_info of
 * xs-bridge.h keeps them.  Stands for xen/arch/x86/mm.c and page_alloc.c: own.
 */
#ifndef XS_FRAMES_H
#define XS_FRAMES_H

#include "hv/types.h"
#include "xs-bridge.h"

#define XS_BITMAP_LEVELS 4

/* A set of numbers with the lowest and the highest absent one found in four steps. */
typedef struct {
	guint count;
	guint used;
	guint64 *level[XS_BITMAP_LEVELS]; /* [0] leaves; above: a bit is set if its word is full */
} XsBitmap;

gboolean xs_bitmap_init(XsBitmap *map, guint count);
void xs_bitmap_clear(XsBitmap *map);
/* Takes the lowest or the highest absent number; G_MAXUINT if all are taken. */
guint xs_bitmap_take(XsBitmap *map, gboolean highest);
void xs_bitmap_give(XsBitmap *map, guint n);

typedef struct {
	int fd;
	guint count;
	XsBitmap taken;
} XsFrames;

gboolean xs_frames_init(XsFrames *frames, guint count, GError **error);
void xs_frames_clear(XsFrames *frames);
gpointer xs_frame_ptr(HvMfn mfn);
guint xs_frames_free(const HvMachine *machine);
/* Gives the memory of the free ones among these frames back to the host: they read as zero. */
void xs_frames_discard(HvMachine *machine, HvMfn first, HvMfn last);

static inline struct page_info *xs_frame(HvMfn mfn)
{
	return mfn < xs_frames ? &xs_frame_table[mfn] : NULL;
}

static inline HvMfn xs_frame_mfn(const struct page_info *pg)
{
	return pg - xs_frame_table;
}

static inline gulong xs_frame_refs(const struct page_info *pg)
{
	return pg->count_info & XS_PGC_COUNT_MASK;
}

static inline gboolean xs_frame_heap(const struct page_info *pg)
{
	return !!(pg->count_info & XS_PGC_XEN_HEAP);
}

/* A cleared frame for the domain, the lowest free one; HV_INVALID_MFN if there is none. */
HvMfn xs_frame_alloc(HvDomain *owner);
/* A cleared frame that nobody owns, the lowest or the highest; NULL if there is none. */
struct page_info *xs_frame_take(gboolean highest);
/* Back to the machine, whatever its state. */
void xs_frame_give(struct page_info *pg);
/* A reference, if the frame is the owner's. */
gboolean xs_frame_get(HvMfn mfn, const HvDomain *owner);
/* The owner lets go: frees the frame unless somebody else refers to it. */
void xs_frame_release(HvMfn mfn);

#endif
