/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where two hypervisors may answer differently, and why: one row each, counted
 * when used.  The model follows Xen 4.17; a row is a change of Xen's own between
 * versions, never a way to overlook a mistake.
 */
#include "compare.h"

#include <errno.h>

typedef struct {
	const char *versions; /* the other one's name, as a pattern */
	const char *what;
	const char *reason;
	gboolean (*applies)(const DfOp *op, guint slot, long in_a, long in_b);
	guint64 used;
} Row;

static gboolean zero_length_copy(const DfOp *op, guint slot, long in_a, long in_b)
{
	return op->kind == DF_COPY && slot < op->count && op->slot[slot].arg[6] == 0 &&
	       (in_a == GNTST_okay) != (in_b == GNTST_okay);
}

static gboolean maptrack_full(const DfOp *op, guint slot, long in_a, long in_b)
{
	return op->kind == DF_MAP && slot < op->count &&
	       in_a + in_b == GNTST_no_space + GNTST_no_device_space &&
	       (in_a == GNTST_no_space || in_b == GNTST_no_space);
}

static gboolean invalidate_only(const DfOp *op, guint slot, long in_a, long in_b)
{
	return op->kind == DF_CACHE_FLUSH && slot == G_MAXUINT &&
	       ((in_a == -EOPNOTSUPP && in_b == -ENOSYS) ||
		(in_a == -ENOSYS && in_b == -EOPNOTSUPP));
}

static gboolean copy_to_readonly_pin(const DfOp *op, guint slot, long in_a, long in_b)
{
	return op->kind == DF_COPY && slot < op->count &&
	       (op->slot[slot].arg[7] & GNTCOPY_dest_gref) &&
	       in_a + in_b == GNTST_general_error;
}

static Row rows[] = {
	{ "xen-4.2?*", "copy of zero length",
	  "Xen 4.20 answers okay before it looks at the refs", zero_length_copy, 0 },
	{ "xen-4.14*", "map with the maptrack full",
	  "GNTST_no_space is newer than Xen 4.14, which says no_device_space",
	  maptrack_full, 0 },
	{ "xen-unstable*", "cache_flush that only invalidates",
	  "the 2026 development tip on x86 has no such operation: -ENOSYS",
	  invalidate_only, 0 },
	{ "xen-unstable*", "writing copy to an entry pinned read-only",
	  "since mid-2026 general_error if the frame has changed; before: okay",
	  copy_to_readonly_pin, 0 },
};

gboolean df_known(const DfWorld *a, const DfWorld *b, const DfOp *op, guint slot, long in_a,
		  long in_b)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		Row *row = &rows[i];

		if (!g_pattern_match_simple(row->versions, a->hv->name) &&
		    !g_pattern_match_simple(row->versions, b->hv->name))
			continue;
		if (!row->applies(op, slot, in_a, in_b))
			continue;
		row->used++;
		return TRUE;
	}
	return FALSE;
}

void df_known_report(GString *text)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		g_string_append_printf(text, "%8" G_GUINT64_FORMAT "  %s (%s: %s)\n", rows[i].used,
				       rows[i].what, rows[i].versions, rows[i].reason);
}
