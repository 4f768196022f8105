/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Allocations of a kernel that fail: the nth, the nth at one site, or some by chance. */
#ifndef GS_ALLOCATION_H
#define GS_ALLOCATION_H

#include <glib.h>

G_BEGIN_DECLS

typedef struct GsDomain GsDomain;
typedef struct GsSymbols GsSymbols;

typedef struct {
	guint64 left;    /* so many still succeed before the one that fails, and that is all ... */
	guint percent;   /* ... or so many of a hundred fail, from now on; 0: the former */
	gboolean armed;  /* FALSE: none fails */
	char *site;      /* only those asked for below this kernel function; NULL: all */
	GsSymbols *symbols; /* to find it */
	GRand *chance;   /* made when first needed, from the scheduler's */
	GPtrArray *stacks; /* where each was asked for (GArray *, frames.h); NULL: not wanted */
} GsAllocations;

void gs_allocations_clear(GsAllocations *allocations);

/* From now on the nth (1: the next), below site or anywhere, fails, once. */
void gs_allocations_fail_nth(GsDomain *domain, guint64 nth, const char *site,
			     GsSymbols *symbols);
/* From now on so many of a hundred fail; 0: none. */
void gs_allocations_fail_percent(GsDomain *domain, guint percent, const char *site,
				 GsSymbols *symbols);

/* One is asked for: may it succeed? */
gboolean gs_allocations_allow(GsDomain *domain);

G_END_DECLS

#endif
