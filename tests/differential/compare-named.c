/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What an operation names, compared after it: entries, pages, places.  Whatever else
 * it may have changed the callbacks announce, or the whole state shows that is compared
 * now and then.
 */
#include "compare.h"

typedef struct {
	DfWorld *a, *b;
	const DfOp *op;
	const DfSlot *slot;
	DfDifference *difference;
} Named;

/* The entry, and the page that it grants if the domain still has it there. */
static gboolean same_ref(const Named *named, guint dom, guint64 ref)
{
	HvGrantEntry entry;

	if (dom >= DF_DOMAINS || !named->a->dom[dom] || ref > G_MAXUINT32)
		return TRUE;
	if (!df_compare_entry(named->a, named->b, dom, (grant_ref_t)ref, named->difference))
		return FALSE;
	return !named->a->hv->grant_entry(named->a->dom[dom], (grant_ref_t)ref, &entry) ||
	       df_compare_p2m(named->a, named->b, dom, entry.frame, named->difference);
}

static gboolean same_frame(const Named *named, guint64 v)
{
	guint dom = named->op->dom;

	return df_compare_p2m(named->a, named->b, dom,
			      df_resolve(named->a, dom, DF_T_FRAME, v), named->difference);
}

/* A PV domain's page tables are compared anyway. */
static gboolean same_place(const Named *named, DfType type, guint64 v)
{
	guint dom = named->op->dom;

	if (type == DF_T_ADDR && !df_translated(named->a, dom))
		return TRUE;
	return df_compare_p2m(named->a, named->b, dom,
			      df_resolve(named->a, dom, type, v) >> HV_PAGE_SHIFT,
			      named->difference);
}

static gboolean same_side(const Named *named, guint column)
{
	const guint64 *arg = named->slot->arg;
	gboolean by_ref = arg[7] & (column ? GNTCOPY_dest_gref : GNTCOPY_source_gref);
	guint64 domid = arg[column + 1] == DOMID_SELF ? named->op->dom : arg[column + 1];

	if (!by_ref)
		return same_frame(named, arg[column]);
	return domid >= DF_DOMAINS || same_ref(named, (guint)domid, arg[column]);
}

static gboolean same_named(const Named *named, guint column)
{
	DfType type = df_kinds[named->op->kind].column[column].type;
	guint64 v = named->slot->arg[column];

	switch (type) {
	case DF_T_REF:
		for (guint i = 0; i < DF_DOMAINS; i++)
			if (!same_ref(named, i, v))
				return FALSE;
		return TRUE;
	case DF_T_REF_OR_FRAME:
		return same_side(named, column);
	case DF_T_FRAME:
		return same_frame(named, v);
	case DF_T_ADDR:
	case DF_T_PTR:
		return same_place(named, type, v);
	default:
		return TRUE;
	}
}

gboolean df_compare_named(DfWorld *a, DfWorld *b, const DfOp *op, DfDifference *difference)
{
	Named named = {.a = a, .b = b, .op = op, .difference = difference};

	for (guint i = 0; a->dom[op->dom] && i < op->count; i++) {
		named.slot = &op->slot[i];
		for (guint c = 0; c < df_columns(op->kind); c++)
			if (!same_named(&named, c))
				return FALSE;
	}
	return TRUE;
}
