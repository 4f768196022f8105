/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Machine frames: memory, owner, references and types, after the rules of Xen's
 * struct page_info (xen/arch/x86/mm.c): a frame stays with its owner while
 * anything refers to it, and cannot be writable and a page table at once.
 */
#ifndef HV_FRAMES_H
#define HV_FRAMES_H

#include "hv/types.h"
#include "machine/frame-info.h"

#define HV_BITMAP_LEVELS 4

/* A set of numbers with the lowest and the highest absent one found in four steps. */
typedef struct {
	guint count;
	guint used;
	guint64 *level[HV_BITMAP_LEVELS]; /* [0] leaves; above: a bit is set if its word is full */
} HvBitmap;

gboolean hv_bitmap_init(HvBitmap *map, guint count);
void hv_bitmap_clear(HvBitmap *map);
/* Takes the lowest or the highest absent number; G_MAXUINT if all are taken. */
guint hv_bitmap_take(HvBitmap *map, gboolean highest);
void hv_bitmap_give(HvBitmap *map, guint n);

typedef enum {
	HV_PAGE_NONE,
	HV_PAGE_WRITABLE,
	HV_PAGE_L1,
} HvPageType;

typedef struct {
	int fd;
	guint count;
	guint8 *memory;
	HvFrame *frame;
	HvBitmap taken;
} HvFrames;

gboolean hv_frames_init(HvFrames *frames, guint count, GError **error);
void hv_frames_clear(HvFrames *frames);
guint hv_frames_free(const HvMachine *machine);

/* Gives the memory of the free ones among these frames back to the host: they read as zero. */
void hv_frames_discard(HvMachine *machine, HvMfn first, HvMfn last);

/* A cleared frame for the domain, the lowest free one; HV_INVALID_MFN if there is none. */
HvMfn hv_frame_alloc(HvDomain *owner);
/* A cleared frame of Xen's own, the highest free one; nobody owns it yet. */
HvMfn hv_frame_alloc_heap(HvMachine *machine);
/* A domain may use a frame of Xen's from now on (share_xen_page_with_guest). */
void hv_frame_share(HvDomain *owner, HvMfn mfn);
/* Both at once. */
HvMfn hv_frame_alloc_shared(HvDomain *owner);
/* It belongs to nobody any more, whoever refers to it. */
void hv_frame_disown(HvMachine *machine, HvMfn mfn);
/* Gives a frame of Xen's back to the machine, whatever a domain did to it. */
void hv_frame_free_heap(HvMachine *machine, HvMfn mfn);

/* The last reference goes (frame-refs.h has the rest). */
void hv_frame_put_last(HvMachine *machine, HvMfn mfn);
/* The owner lets go: frees the frame unless somebody else refers to it. */
void hv_frame_release(HvMachine *machine, HvMfn mfn);

/*
 * For a transfer.  Takes an ordinary frame from its owner if nobody else refers to
 * it; then it is nobody's, and has to be adopted or freed.
 */
gboolean hv_frame_steal(HvDomain *owner, HvMfn mfn);
void hv_frame_adopt(HvDomain *owner, HvMfn mfn);
void hv_frame_free_stolen(HvMachine *machine, HvMfn mfn);

/* copy-forward.c: as Xen's memcpy(), also where the two overlap. */
void hv_copy_forward(gpointer to, gconstpointer from, gsize n);

#endif
