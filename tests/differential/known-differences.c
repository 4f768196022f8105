/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where two hypervisors may answer differently, and why: one row each, counted
 * when used.  The model follows Xen 4.17; a row is a change of Xen's own between
 * versions, never a way to overlook a mistake.
 */
#include "compare.h"

#include <errno.h>
#include <string.h>

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

/* 99: what the guest had there. */
static gboolean unmap_from_nobody(const DfOp *op, guint slot, long in_a, long in_b)
{
	return (op->kind == DF_UNMAP || op->kind == DF_UNMAP_REPLACE) && slot < op->count &&
	       (in_a == 99 || in_b == 99);
}

/* Only for df_known_ambiguous() and df_known_endless(): the first two rows. */
static gboolean never(const DfOp *op, guint slot, long in_a, long in_b)
{
	(void)op, (void)slot, (void)in_a, (void)in_b;
	return FALSE;
}

static Row rows[] = {
	{ "xen-*", "a mapping without PTE names a domain that has come anew",
	  "Xen takes it for the new domain's and ends in BUG_ON; the model looks away", never, 0 },
	{ "xen-*", "copy of an entry that was made transitive while it was pinned",
	  "Xen restarts the hypercall for ever (L in the list of bugs); the model says eagain",
	  never, 0 },
	{ "xen-*", "unmap with the granter gone",
	  "Xen crashes the caller and writes a status that was never set",
	  unmap_from_nobody, 0 },
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

gboolean df_known_ambiguous(const DfWorld *a, const DfWorld *b)
{
	if (!a->ambiguous || (!g_pattern_match_simple(rows[0].versions, a->hv->name) &&
			      !g_pattern_match_simple(rows[0].versions, b->hv->name)))
		return FALSE;
	rows[0].used++;
	return TRUE;
}

gboolean df_known_endless(DfWorld *a, const DfWorld *b, const DfOp *op)
{
	const char *bug = b->bug ? b->bug : a->bug;

	if (op->kind == DF_COPY && bug && strstr(bug, "continued without end"))
		rows[1].used++;
	else if (op->kind == DF_DESTROY && bug && strstr(bug, "BUG at xen/common/grant_table.c"))
		rows[0].used++; /* two maps at one address make such a mapping, too */
	else
		return FALSE;
	a->endless = TRUE;
	return TRUE;
}

void df_known_report(GString *text)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		g_string_append_printf(text, "%8" G_GUINT64_FORMAT "  %s (%s: %s)\n", rows[i].used,
				       rows[i].what, rows[i].versions, rows[i].reason);
}
