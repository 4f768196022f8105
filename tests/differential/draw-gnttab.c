/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One slot of a grant-table operation. */
#include "draw.h"

static guint64 offset(DfDraw *draw)
{
	static const guint64 edge[] = {0, 0, 0, 1, 64, 2048, 4095, 4096, 4097, 65535};

	if (df_chance(&draw->random, 300))
		return df_below(&draw->random, 4096);
	return edge[df_below(&draw->random, df_draw_wrong(draw) ? 10 : 7)];
}

static guint64 length(DfDraw *draw, guint64 room)
{
	static const guint64 wrong[] = {0, 1, 4095, 4096, 4097, 65535};

	if (df_draw_wrong(draw))
		return wrong[df_below(&draw->random, G_N_ELEMENTS(wrong))];
	if (df_chance(&draw->random, 100))
		return room;
	return room ? 1 + df_below(&draw->random, MIN((guint)room, 300)) : 0;
}

static void draw_map(DfDraw *draw, const DfOp *op, DfSlot *slot)
{
	slot->id = ++draw->next_id;
	if (df_draw_careful(draw)) {
		slot->arg[2] = df_draw_mapflags(draw, op->dom);
		if (df_draw_grant(draw, op->dom, !(slot->arg[2] & GNTMAP_readonly),
				  &slot->arg[1], &slot->arg[0]) &&
		    df_draw_good_place(draw, op, slot))
			return;
	}
	slot->arg[1] = df_draw_domid(draw, op->dom);
	slot->arg[0] = df_draw_granted(draw, (guint)slot->arg[1], op->dom);
	slot->arg[2] = df_draw_mapflags(draw, op->dom);
	slot->arg[3] = df_draw_place(draw, op->dom, (guint)slot->arg[2]);
}

static void draw_unmap(DfDraw *draw, const DfOp *op, DfSlot *slot)
{
	const DfLive *live = df_draw_careful(draw) ? df_draw_other_live(draw, op, slot) :
			     df_draw_live(draw, op->dom);
	gboolean device = live && (live->slot.arg[2] & GNTMAP_device_map);

	slot->arg[0] = live && !df_draw_wrong(draw) ? DF_SYMBOL(DF_MADE, 0, live->id, 0) :
		       df_below(&draw->random, df_chance(&draw->random, 900) ? 40 : G_MAXINT);
	slot->arg[1] = live ? live->slot.arg[3] : 0;
	if (df_draw_wrong(draw))
		slot->arg[1] = df_chance(&draw->random, 300) ? 0 :
			       df_draw_place(draw, op->dom, 0);
	if (op->kind == DF_UNMAP_REPLACE)
		slot->arg[2] = df_chance(&draw->random, 300) ? 0 :
			       df_draw_place(draw, op->dom, live ? (guint)live->slot.arg[2] : 0);
	else if (device ? df_chance(&draw->random, 850) : df_draw_wrong(draw))
		slot->arg[2] = live && !df_draw_wrong(draw) ?
			DF_SYMBOL(DF_MADE, 0, live->id, 0) :
			(guint64)df_below(&draw->random, 200) << HV_PAGE_SHIFT;
}

static guint64 draw_side(DfDraw *draw, const DfOp *op, gboolean gref, gboolean write,
			 guint64 *domid)
{
	guint64 ref;

	if (gref && df_draw_careful(draw) && df_draw_grant(draw, op->dom, write, domid, &ref))
		return ref;
	*domid = gref ? df_draw_domid(draw, op->dom) : DOMID_SELF;
	if (!gref && df_draw_wrong(draw))
		*domid = df_draw_domid(draw, op->dom);
	return gref ? df_draw_granted(draw, (guint)*domid, op->dom) : df_draw_frame(draw, op->dom);
}

static void draw_copy(DfDraw *draw, const DfOp *op, DfSlot *slot)
{
	gboolean from = df_chance(&draw->random, 600);
	gboolean to = df_chance(&draw->random, from ? 300 : 800);
	guint64 room;

	slot->arg[0] = draw_side(draw, op, from, FALSE, &slot->arg[1]);
	slot->arg[2] = offset(draw);
	slot->arg[3] = draw_side(draw, op, to, TRUE, &slot->arg[4]);
	slot->arg[5] = offset(draw);
	room = MIN(HV_PAGE_SIZE - MIN(slot->arg[2], HV_PAGE_SIZE),
		   HV_PAGE_SIZE - MIN(slot->arg[5], HV_PAGE_SIZE));
	slot->arg[6] = length(draw, room);
	slot->arg[7] = (from ? GNTCOPY_source_gref : 0) | (to ? GNTCOPY_dest_gref : 0);
	if (df_draw_wrong(draw))
		slot->arg[7] ^= df_chance(&draw->random, 700) ? df_below(&draw->random, 8) :
				df_random(&draw->random) & 0xffff;
}

static guint64 draw_whose(DfDraw *draw, const DfOp *op)
{
	return df_chance(&draw->random, 700) ? DOMID_SELF : df_draw_domid(draw, op->dom);
}

static guint64 draw_frames(DfDraw *draw, const DfOp *op)
{
	guint max = draw->setting->domain[op->dom].max_grant_frames;

	return df_below(&draw->random, max + (df_draw_wrong(draw) ? 4 : 1));
}

static void draw_raw(DfDraw *draw, DfSlot *slot)
{
	static const guint64 cmds[] = {
		3, 13, 14, 63, 0x1000, 0x7ffff000, 0x80000000, 0x1005, 0x1008,
	};
	static const guint64 counts[] = {0, 1, 0xffffffff, 0x80000000};

	/* Real ones with a count that does not suit them, or none of the real ones. */
	slot->arg[0] = df_chance(&draw->random, 500) ? df_below(&draw->random, 12) :
		       cmds[df_below(&draw->random, G_N_ELEMENTS(cmds))];
	slot->arg[1] = slot->arg[0] < 12 && df_chance(&draw->random, 500) ? 0 :
		       counts[df_below(&draw->random, G_N_ELEMENTS(counts))];
	if (slot->arg[0] < 12 && slot->arg[1] == 1)
		slot->arg[1] = 0x80000001;
}

static void draw_transfer(DfDraw *draw, const DfOp *op, DfSlot *slot)
{
	if (df_draw_wrong(draw) ||
	    !df_draw_accepting(draw, op->dom, &slot->arg[1], &slot->arg[2])) {
		slot->arg[1] = df_draw_domid(draw, op->dom);
		slot->arg[2] = df_draw_ref(draw);
	}
	slot->arg[0] = df_draw_frame(draw, op->dom);
}

static void draw_flush(DfDraw *draw, const DfOp *op, DfSlot *slot)
{
	guint64 page = df_draw_frame(draw, op->dom);

	if (df_tag(page) == DF_PAGE)
		page = DF_SYMBOL(DF_MFN, df_x(page), df_y(page), 0);
	slot->arg[0] = page;
	slot->arg[1] = offset(draw);
	slot->arg[2] = length(draw, HV_PAGE_SIZE - MIN(slot->arg[1], HV_PAGE_SIZE));
	slot->arg[3] = df_draw_wrong(draw) ? df_random(&draw->random) & 0x80000007 :
		       1 + df_below(&draw->random, 3);
}

void df_draw_gnttab(DfDraw *draw, const DfOp *op, DfSlot *slot)
{
	switch (op->kind) {
	case DF_MAP:
		draw_map(draw, op, slot);
		break;
	case DF_UNMAP:
	case DF_UNMAP_REPLACE:
		draw_unmap(draw, op, slot);
		break;
	case DF_COPY:
		draw_copy(draw, op, slot);
		break;
	case DF_SETUP_TABLE:
	case DF_GET_STATUS_FRAMES:
		slot->arg[0] = draw_whose(draw, op);
		slot->arg[1] = draw_frames(draw, op);
		break;
	case DF_QUERY_SIZE:
	case DF_GET_VERSION:
		slot->arg[0] = draw_whose(draw, op);
		break;
	case DF_SET_VERSION:
		slot->arg[0] = df_draw_wrong(draw) ? df_below(&draw->random, 5) :
			       1 + df_below(&draw->random, 2);
		break;
	case DF_SWAP:
		slot->arg[0] = df_draw_ref(draw);
		slot->arg[1] = df_draw_ref(draw);
		break;
	case DF_TRANSFER:
		draw_transfer(draw, op, slot);
		break;
	case DF_CACHE_FLUSH:
		draw_flush(draw, op, slot);
		break;
	default:
		draw_raw(draw, slot);
		break;
	}
}
