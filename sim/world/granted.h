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

/* After a successful map_grant_ref, unmap_grant_ref or unmap_and_replace. */
void gs_granted_op(GsGranted *granted, guint cmd, gconstpointer ops, guint count);

/* What is known of the page at va; granter and ref unless NEVER. */
GsGrantedState gs_granted_find(const GsGranted *granted, gulong va, domid_t *granter,
			       grant_ref_t *ref);

G_END_DECLS

#endif
