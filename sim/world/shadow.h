/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The shadow of a domain with an instrumented kernel (ks-instrument.h): a byte for
 * every byte of its memory.  Those of a machine frame are found wherever the frame is
 * mapped, in whichever domain; the heap has its own.
 */
#ifndef GS_SHADOW_H
#define GS_SHADOW_H

#include <glib.h>

#include "hv/hv.h"
#include "ks-instrument.h"

G_BEGIN_DECLS

typedef struct GsShadow GsShadow;

/* Shadow bytes of all machine frames; 0 at first. */
guint8 *gs_shadow_frames_new(guint frames);
void gs_shadow_frames_free(guint8 *bytes, guint frames);

/* What a shadow covers, and which frames are the domain's own. */
typedef struct {
	guint8 *frames;       /* gs_shadow_frames_new() */
	gulong base, heap;    /* addresses; the heap comes last */
	gsize size, heap_size;
	const gulong *m2p, *mfn_list;
	guint n_m2p, n_own;
} GsShadowConfig;

GsShadow *gs_shadow_new(const GsShadowConfig *config);
void gs_shadow_free(GsShadow *shadow);
/* The table of ks_platform.shadow. */
gulong *gs_shadow_table(GsShadow *shadow);

/* Frames from mfn on are mapped at va now; HV_INVALID_MFN: nothing is. */
void gs_shadow_map(GsShadow *shadow, gulong va, HvMfn mfn, gsize count);
/* A page of the domain's own can be seen by others (once more); or by one less. */
void gs_shadow_grant(GsShadow *shadow, gulong va);
void gs_shadow_ungrant(GsShadow *shadow, gulong va);

/* Others see the page at va. */
gboolean gs_shadow_shared(const GsShadow *shadow, gulong va);
/* And it is not the domain's own: a peer's, or the hypervisor's. */
gboolean gs_shadow_foreign(const GsShadow *shadow, gulong va);
/* The shadow bytes from va on to the end of the page; NULL: nothing is mapped there. */
guint8 *gs_shadow_bytes(const GsShadow *shadow, gulong va);
/* Somebody else than the kernel has written there. */
void gs_shadow_written(GsShadow *shadow, gulong va, gsize len);
/* How many bytes of a range within a page have one of these bits. */
guint gs_shadow_count(const guint8 *bytes, gsize len, guint8 bits);

G_END_DECLS

#endif
