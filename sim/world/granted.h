/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where in a kernel's address space grants are mapped, and where they were. */
#ifndef GS_GRANTED_H
#define GS_GRANTED_H

#include <glib.h>

#include "hv/hv.h"

G_BEGIN_DECLS

typedef struct GsGranted GsGranted;

typedef enum {
	GS_GRANTED_NEVER,
	GS_GRANTED_MAPPED,
	GS_GRANTED_GONE, /* unmapped, and no other grant has been mapped there since */
} GsGrantedState;

/* Addresses from base on, so many pages.  physical: what a translated domain's are above. */
GsGranted *gs_granted_new(gulong base, gsize pages, gulong physical);
void gs_granted_free(GsGranted *granted);

typedef struct {
	grant_ref_t ref;
	domid_t granter;
	guint8 state; /* GsGrantedState; the rest is known unless NEVER */
	guint line;   /* the script's, on which it was mapped; 0: before any */
} GsGrantedPage;

/* After a successful map_grant_ref, unmap_grant_ref or unmap_and_replace on that line. */
void gs_granted_op(GsGranted *granted, guint cmd, gconstpointer ops, guint count, guint line);

/* What is known of the page at va. */
GsGrantedPage gs_granted_find(const GsGranted *granted, gulong va);
/* The line on which that grant was mapped and still is; 0: not known. */
guint gs_granted_line(const GsGranted *granted, domid_t granter, grant_ref_t ref);

G_END_DECLS

#endif
