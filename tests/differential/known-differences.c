/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where two hypervisors may answer differently, and why: one row each, counted
 * when used, and used only where its condition holds exactly; what a row does not
 * name is compared all the same.  A row is never a way to overlook a mistake.
 */
#include "compare.h"

#include <errno.h>
#include <string.h>

/* Rows that code below names. */
enum { ROW_STALE, ROW_ROBBED, ROW_DAMAGE, ROW_ENDLESS, ROW_NOBODY };

typedef struct {
	const char *versions; /* the name of the one that is Xen, as a pattern */
	const char *what;
	const char *reason;
	/* Its answer and the other's; NULL in rows that have a function of their own. */
	gboolean (*applies)(const DfOp *op, guint slot, long in_xen, long other);
	guint64 used;
} Row;

static gboolean zero_length_copy(const DfOp *op, guint slot, long in_xen, long other)
{
	return op->kind == DF_COPY && slot < op->count && op->slot[slot].arg[6] == 0 &&
	       in_xen == GNTST_okay && other < 0;
}

static gboolean maptrack_full(const DfOp *op, guint slot, long in_xen, long other)
{
	return op->kind == DF_MAP && slot < op->count && in_xen == GNTST_no_device_space &&
	       other == GNTST_no_space;
}

static gboolean invalidate_only(const DfOp *op, guint slot, long in_xen, long other)
{
	return op->kind == DF_CACHE_FLUSH && slot == G_MAXUINT && in_xen == -ENOSYS &&
	       other == -EOPNOTSUPP;
}

static Row rows[] = {
	[ROW_STALE] = { "xen-*", "death of a mapper whose granter's number names another domain",
	  "a mapping outlived its PTE and so its granter; Xen takes a pin of the new domain's "
	  "entry, which has none, or another mapping's, which then lacks it: BUG_ON, the end "
	  "of the run; the model leaves it", NULL, 0 },
	[ROW_ROBBED] = { "xen-*", "unmap of a mapping whose pin such a death has taken",
	  "Xen counts the pin below zero, into those of other kinds; the model leaves it: the "
	  "end of the run", NULL, 0 },
	[ROW_DAMAGE] = { "xen-*", "copy into a page table",
	  "XSA-500, which the model has by a switch: a writing copy to an entry that is pinned "
	  "read-only goes to the pinned frame with the type of another; what a table says "
	  "then was never checked: the end of the run", NULL, 0 },
	[ROW_ENDLESS] = { "xen-*", "copy of an entry that was made transitive while it was pinned",
	  "Xen restarts the hypercall as long as the pin is there; the image tells so after 64 "
	  "times and answers for it as the model does: eagain", NULL, 0 },
	[ROW_NOBODY] = { "xen-*", "status of an unmap with the granter gone",
	  "Xen crashes the caller and writes a status that was never set", NULL, 0 },
	{ "xen-4.2?*", "copy of zero length",
	  "Xen 4.20 answers okay before it looks at the refs", zero_length_copy, 0 },
	{ "xen-4.14*", "map with the maptrack full",
	  "GNTST_no_space is newer than Xen 4.14, which says no_device_space",
	  maptrack_full, 0 },
	{ "xen-unstable*", "cache_flush that only invalidates",
	  "the 2026 development tip on x86 has no such operation: -ENOSYS",
	  invalidate_only, 0 },
};

static gboolean is_xen(const Row *row, const DfWorld *world)
{
	return g_pattern_match_simple(row->versions, world->hv->name);
}

/* The one that is Xen, if the other is not. */
static const DfWorld *xen_of(const Row *row, const DfWorld *a, const DfWorld *b)
{
	if (is_xen(row, a) == is_xen(row, b))
		return NULL;
	return is_xen(row, a) ? a : b;
}

/*
 * The model leaves alone what the guest had in each slot that crashes the caller, and
 * nothing else crashes a domain in an unmap; that the crashes are the same has been
 * compared.
 */
static gboolean granter_gone(const DfWorld *xen, const DfWorld *model, const DfOp *op, guint slot)
{
	guint crashes = 0, differ = 0;

	if ((op->kind != DF_UNMAP && op->kind != DF_UNMAP_REPLACE) || slot >= op->count)
		return FALSE;
	for (guint i = 0; i < model->log->len; i++) {
		const DfCallback *callback = &g_array_index(model->log, DfCallback, i);

		crashes += callback->call == DF_CALL_CRASHED && callback->domid == op->dom;
	}
	/* Those before this one have been made equal and counted already. */
	for (guint i = slot; i < op->count; i++)
		differ += df_slot_word(model, op, i) == DF_UNTOUCHED &&
			  df_slot_word(xen, op, i) != DF_UNTOUCHED;
	return df_slot_word(model, op, slot) == DF_UNTOUCHED && differ <= crashes;
}

gboolean df_known(const DfWorld *a, const DfWorld *b, const DfOp *op, guint slot, long in_a,
		  long in_b)
{
	for (guint i = ROW_NOBODY; i < G_N_ELEMENTS(rows); i++) {
		const DfWorld *xen = xen_of(&rows[i], a, b);

		if (!xen)
			continue;
		if (i == ROW_NOBODY ? !granter_gone(xen, xen == a ? b : a, op, slot) :
		    !rows[i].applies(op, slot, xen == a ? in_a : in_b, xen == a ? in_b : in_a))
			continue;
		rows[i].used++;
		return TRUE;
	}
	return FALSE;
}

gboolean df_known_stale(const DfWorld *a, const DfWorld *b, const DfOp *op)
{
	const DfWorld *xen = xen_of(&rows[ROW_STALE], a, b);

	if (!xen || op->kind != DF_DESTROY || !a->foreseen || !b->foreseen || !xen->broken)
		return FALSE;
	rows[ROW_STALE].used++;
	return TRUE;
}

gboolean df_known_robbed(DfWorld *a, const DfWorld *b, const DfOp *op)
{
	if (!xen_of(&rows[ROW_ROBBED], a, b) || !a->foreseen || !b->foreseen ||
	    op->kind == DF_DESTROY)
		return FALSE;
	rows[ROW_ROBBED].used++;
	a->over = TRUE;
	return TRUE;
}

gboolean df_known_damage(const DfWorld *a, const DfWorld *b)
{
	const DfWorld *xen = xen_of(&rows[ROW_DAMAGE], a, b), *model = xen == a ? b : a;

	if (!xen || !a->damaged || !b->damaged || !model->fault ||
	    !strstr(model->fault, "copy-pinned-frame-changed"))
		return FALSE;
	rows[ROW_DAMAGE].used++;
	return TRUE;
}

/* A version 2 entry that is transitive and pinned. */
static gboolean pinned_transitive(const DfWorld *model, const DfOp *op, guint64 domid, guint64 ref)
{
	guint dom = domid == DOMID_SELF ? op->dom : (guint)domid;
	HvGrantEntry entry;
	HvGrantPins pins;

	return dom < DF_DOMAINS && model->dom[dom] &&
	       model->hv->grant_version(model->dom[dom]) == 2 &&
	       model->hv->grant_entry(model->dom[dom], (grant_ref_t)ref, &entry) &&
	       (entry.flags & GTF_type_mask) == GTF_transitive &&
	       model->hv->grant_pins(model->dom[dom], (grant_ref_t)ref, &pins) &&
	       hv_pins_total(&pins);
}

gboolean df_known_endless(const DfWorld *a, const DfWorld *b, const DfOp *op)
{
	const DfWorld *xen = xen_of(&rows[ROW_ENDLESS], a, b), *model = xen == a ? b : a;
	guint slots = 0;

	if (!xen || model->endless || op->kind != DF_COPY)
		return FALSE;
	for (guint i = 0; i < op->count; i++) {
		const guint64 *arg = op->slot[i].arg;

		slots += df_slot_status(model, op, i) == GNTST_eagain &&
			 (((arg[7] & GNTCOPY_source_gref) &&
			   pinned_transitive(model, op, arg[1], arg[0])) ||
			  ((arg[7] & GNTCOPY_dest_gref) &&
			   pinned_transitive(model, op, arg[4], arg[3])));
	}
	if (xen->endless > slots)
		return FALSE;
	rows[ROW_ENDLESS].used += xen->endless;
	return TRUE;
}

void df_known_report(GString *text)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		g_string_append_printf(text, "%8" G_GUINT64_FORMAT "  %s (%s: %s)\n", rows[i].used,
				       rows[i].what, rows[i].versions, rows[i].reason);
}
