/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One slot of an operation that is not grant_table_op. */
#include "draw.h"

static void draw_entry(DfDraw *draw, const DfOp *op, DfSlot *slot)
{
	if (df_draw_careful(draw) && df_draw_good_entry(draw, op, slot))
		return;
	slot->arg[0] = df_draw_ref(draw);
	slot->arg[1] = df_draw_gtf(draw, op->dom);
	slot->arg[2] = df_draw_domid(draw, op->dom);
	slot->arg[3] = df_draw_frame(draw, op->dom);
	if (op->kind != DF_ENTRY)
		return;
	slot->arg[4] = df_below(&draw->random, df_draw_wrong(draw) ? 65536 : 2048);
	slot->arg[5] = df_below(&draw->random, df_draw_wrong(draw) ? 65536 : 2048);
	slot->arg[6] = df_draw_domid(draw, op->dom);
	slot->arg[7] = df_draw_granted(draw, (guint)slot->arg[6], op->dom);
}

static void draw_fill(DfDraw *draw, const DfOp *op, DfSlot *slot)
{
	slot->arg[0] = df_draw_frame(draw, op->dom);
	/* A table is written to by the entries only: they stand for what guests do. */
	if (df_tag(slot->arg[0]) != DF_PAGE)
		slot->arg[0] = DF_SYMBOL(DF_PAGE, op->dom, df_below(&draw->random, 6), 0);
	slot->arg[1] = df_below(&draw->random, 4096);
	slot->arg[2] = 1 + df_below(&draw->random, 600);
	slot->arg[3] = df_below(&draw->random, 256);
}

static guint64 draw_whose(DfDraw *draw, const DfOp *op)
{
	return df_draw_wrong(draw) ? df_draw_domid(draw, op->dom) : DOMID_SELF;
}

/* Where a translated domain's memory has a hole, or a page. */
static guint64 draw_gfn(DfDraw *draw, const DfOp *op)
{
	guint pages = draw->setting->domain[op->dom].pages;

	if (df_draw_wrong(draw))
		return df_draw_frame(draw, op->dom);
	return DF_SYMBOL(DF_PAGE, op->dom, df_below(&draw->random, pages + 4), 0);
}

/* A page that the pager can do this with, if a few tries find one. */
static guint64 draw_paged(DfDraw *draw, const DfOp *op)
{
	const DfWorld *world = draw->world;
	guint64 gfn = draw_gfn(draw, op);

	for (guint i = 0; i < 24 && df_tag(gfn) == DF_PAGE && op->kind != DF_NOMINATE; i++) {
		HvP2mType type = world->hv->p2m_get(world->dom[op->dom], df_y(gfn)).type;

		if (op->kind == DF_EVICT ? type == HV_P2M_RAM_PAGING_OUT :
		    type == HV_P2M_RAM_PAGED || type == HV_P2M_RAM_PAGING_IN)
			break;
		gfn = draw_gfn(draw, op);
	}
	return gfn;
}

/* Where there is none it is one that exists, which is refused. */
static guint64 draw_absent(DfDraw *draw)
{
	guint id = df_below(&draw->random, DF_DOMAINS);

	for (guint i = 0; i < DF_DOMAINS; i++, id = (id + 1) % DF_DOMAINS)
		if (df_draw_may_create(draw, id))
			return id;
	while (!draw->world->dom[id])
		id = (id + 1) % DF_DOMAINS;
	return id;
}

/* PV: an L1 entry; sometimes a plain page, or the machine-to-physical table. */
static guint64 draw_ptr(DfDraw *draw, const DfOp *op)
{
	if (!df_draw_wrong(draw))
		return df_draw_place(draw, op->dom, GNTMAP_contains_pte);
	return DF_SYMBOL(DF_PAGE, op->dom, df_below(&draw->random, 8),
			 df_chance(&draw->random, 500) ? 8 : 1);
}

static void draw_l1(DfDraw *draw, const DfOp *op, DfSlot *slot)
{
	guint pages = draw->setting->domain[op->dom].pages;

	slot->arg[0] = df_below(&draw->random, 2);
	slot->arg[1] = df_chance(&draw->random, 300) ? HV_INVALID_MFN :
		       DF_SYMBOL(DF_PAGE, op->dom, pages - 1 - df_below(&draw->random, 2), 0);
	if (df_draw_wrong(draw))
		slot->arg[1] = df_draw_frame(draw, op->dom);
}

void df_draw_other(DfDraw *draw, const DfOp *op, DfSlot *slot)
{
	switch (op->kind) {
	case DF_ENTRY:
	case DF_ENTRY_WRITE:
		draw_entry(draw, op, slot);
		break;
	case DF_REVOKE:
		slot->arg[0] = df_draw_ref(draw);
		break;
	case DF_FILL:
		draw_fill(draw, op, slot);
		break;
	case DF_ADD_TO_PHYSMAP:
		slot->arg[0] = draw_whose(draw, op);
		slot->arg[1] = df_below(&draw->random, 4) |
			       (df_chance(&draw->random, 100) ? XENMAPIDX_grant_table_status : 0);
		slot->arg[2] = df_chance(&draw->random, 700) ?
			       DF_SYMBOL(DF_TABLE, op->dom, df_below(&draw->random, 6), 0) :
			       draw_gfn(draw, op);
		break;
	case DF_REMOVE_FROM_PHYSMAP:
		slot->arg[0] = draw_whose(draw, op);
		slot->arg[1] = draw_gfn(draw, op);
		break;
	case DF_DECREASE:
	case DF_POPULATE:
		slot->arg[0] = draw_gfn(draw, op);
		slot->arg[1] = draw_whose(draw, op);
		break;
	case DF_L1_ATTACH:
		draw_l1(draw, op, slot);
		break;
	case DF_UPDATE_VA:
		slot->arg[0] = df_draw_place(draw, op->dom, 0);
		slot->arg[1] = df_draw_pte(draw, op->dom);
		slot->arg[2] = df_below(&draw->random, 3);
		break;
	case DF_MMU_UPDATE:
		slot->arg[0] = draw_ptr(draw, op);
		slot->arg[1] = df_draw_pte(draw, op->dom);
		break;
	case DF_CREATE:
		slot->arg[0] = draw_absent(draw);
		break;
	case DF_DESTROY:
		break;
	default:
		slot->arg[0] = draw_paged(draw, op);
		break;
	}
}
