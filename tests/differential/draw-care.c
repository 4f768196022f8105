/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Values chosen so that the operation succeeds: a live grant for the caller, a page
 * that is there, a place that nothing is mapped at.  Runs of random values alone get
 * little further than the first checks; in these mappings, pins and pages that are
 * out pile up behind operations that work.
 */
#include "draw.h"

gboolean df_draw_careful(DfDraw *draw)
{
	return df_chance(&draw->random, draw->setting->care);
}

/* Memory of the domain's own that is there and no page table; sometimes it is out. */
static gboolean usable_frame(DfDraw *draw, guint dom, guint64 gfn)
{
	const DfWorld *world = draw->world;
	HvP2mEntry entry = world->hv->p2m_get(world->dom[dom], gfn);

	if (entry.type == HV_P2M_RAM_PAGED || entry.type == HV_P2M_RAM_PAGING_OUT ||
	    entry.type == HV_P2M_RAM_PAGING_IN)
		return df_chance(&draw->random, 100);
	return entry.type == HV_P2M_RAM_RW && !df_is_l1(world, dom, entry.mfn);
}

gboolean df_draw_good_frame(DfDraw *draw, guint dom, guint64 *frame)
{
	guint pages = draw->setting->domain[dom].pages;
	guint n = df_below(&draw->random, pages);

	for (guint i = 0; i < pages; i++, n = (n + 1) % pages) {
		*frame = DF_SYMBOL(DF_PAGE, dom, n, 0);
		if (usable_frame(draw, dom, df_resolve(draw->world, dom, DF_T_FRAME, *frame)))
			return TRUE;
	}
	return FALSE;
}

/* How the entry is to be used; what a copy can do with it a map may not. */
static gboolean grants(DfDraw *draw, guint granter, guint64 ref, guint dom, gboolean write)
{
	const DfWorld *world = draw->world;
	HvGrantEntry entry;

	return world->hv->grant_entry(world->dom[granter], (grant_ref_t)ref, &entry) &&
	       entry.domid == dom && (entry.flags & GTF_type_mask) == GTF_permit_access &&
	       !(entry.flags & GTF_sub_page) && !(write && (entry.flags & GTF_readonly)) &&
	       usable_frame(draw, granter, entry.frame);
}

gboolean df_draw_grant(DfDraw *draw, guint dom, gboolean write, guint64 *granter, guint64 *ref)
{
	guint refs = draw->setting->refs + 8;
	guint at = df_below(&draw->random, refs * DF_DOMAINS);

	for (guint i = 0; i < refs * DF_DOMAINS; i++, at = (at + 1) % (refs * DF_DOMAINS)) {
		*granter = at / refs;
		*ref = at % refs;
		if (df_draw_alive(draw, (guint)*granter) &&
		    grants(draw, (guint)*granter, *ref, dom, write))
			return TRUE;
	}
	return FALSE;
}

gboolean df_draw_accepting(DfDraw *draw, guint dom, guint64 *to, guint64 *ref)
{
	guint refs = draw->setting->refs + 8;
	guint at = df_below(&draw->random, refs * DF_DOMAINS);
	HvGrantEntry entry;

	for (guint i = 0; i < refs * DF_DOMAINS; i++, at = (at + 1) % (refs * DF_DOMAINS)) {
		*to = at / refs;
		*ref = at % refs;
		if (df_draw_alive(draw, (guint)*to) &&
		    draw->world->hv->grant_entry(draw->world->dom[*to], (grant_ref_t)*ref,
						 &entry) &&
		    entry.flags == GTF_accept_transfer && entry.domid == dom)
			return TRUE;
	}
	return FALSE;
}

/* An entry that nobody uses, for a whole page, to somebody who is there. */
gboolean df_draw_good_entry(DfDraw *draw, const DfOp *op, DfSlot *slot)
{
	const DfWorld *world = draw->world;
	guint refs = draw->setting->refs, at = df_below(&draw->random, refs);
	HvGrantPins pins;

	for (guint i = 0; i < refs; i++, at = (at + 1) % refs) {
		/* Mostly beside the reserved ones, whose pins do not hinder set_version. */
		slot->arg[0] = at + (df_chance(&draw->random, 900) ? 8 : 0);
		if (world->hv->grant_pins(world->dom[op->dom], (grant_ref_t)slot->arg[0], &pins) &&
		    !hv_pins_total(&pins))
			break;
	}
	slot->arg[1] = GTF_permit_access | (df_chance(&draw->random, 150) ? GTF_readonly : 0);
	if (draw->setting->weight[DF_TRANSFER] && df_chance(&draw->random, 60))
		slot->arg[1] = GTF_accept_transfer;
	slot->arg[2] = df_draw_domain(draw);
	return df_draw_good_frame(draw, op->dom, &slot->arg[3]);
}

static gboolean in_use(const DfDraw *draw, const DfOp *op, const DfSlot *slot, guint64 place)
{
	for (const DfSlot *one = op->slot; one < slot; one++)
		if (df_y(one->arg[3]) == place)
			return TRUE;
	return df_draw_taken(draw, op->dom, (guint)place);
}

gboolean df_draw_good_place(DfDraw *draw, const DfOp *op, DfSlot *slot)
{
	DfTag tag = slot->arg[2] & GNTMAP_contains_pte ? DF_PTEOF : DF_SLOT;
	guint place = df_below(&draw->random, draw->setting->places);

	for (guint i = 0; i < DF_PLACES; i++, place = (place + 1) % DF_PLACES)
		if (!in_use(draw, op, slot, place)) {
			slot->arg[3] = DF_SYMBOL(tag, 0, place, 0);
			return TRUE;
		}
	return FALSE;
}

/* One that no slot before this one undoes. */
const DfLive *df_draw_other_live(DfDraw *draw, const DfOp *op, const DfSlot *slot)
{
	const DfLive *live = df_draw_live(draw, op->dom);

	for (guint i = 0; live && i < 2 * op->count; i++) {
		gboolean again = FALSE;

		for (const DfSlot *one = op->slot; one < slot; one++)
			again |= one->arg[0] == DF_SYMBOL(DF_MADE, 0, live->id, 0);
		if (!again)
			return live;
		live = df_draw_live(draw, op->dom);
	}
	return live;
}
