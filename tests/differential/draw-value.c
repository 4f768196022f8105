/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Single values, right or wrong. */
#include "draw.h"

gboolean df_draw_wrong(DfDraw *draw)
{
	return df_chance(&draw->random, draw->setting->errors);
}

gboolean df_draw_alive(const DfDraw *draw, guint dom)
{
	return draw->world->dom[dom] && !draw->world->crashed[dom];
}

guint df_draw_domain(DfDraw *draw)
{
	guint dom = df_below(&draw->random, DF_DOMAINS);

	for (guint i = 0; i < DF_DOMAINS; i++, dom = (dom + 1) % DF_DOMAINS)
		if (df_draw_alive(draw, dom))
			return dom;
	return DF_DOMAINS;
}

gboolean df_draw_may_create(const DfDraw *draw, guint id)
{
	return !draw->world->dom[id] &&
	       (draw->setting->reuse || !df_stale_named(draw->world, id));
}

guint64 df_draw_domid(DfDraw *draw, guint dom)
{
	static const guint64 wrong[] = {
		DOMID_SELF, DOMID_IO, DOMID_XEN, DOMID_COW, DOMID_INVALID, 4, 5, 99, 0x7fef,
	};
	guint other;

	if (df_draw_wrong(draw))
		return df_chance(&draw->random, 200) ? dom :
		       wrong[df_below(&draw->random, G_N_ELEMENTS(wrong))];
	other = df_draw_domain(draw);
	if (other == dom && df_chance(&draw->random, 800))
		other = df_draw_domain(draw);
	return other % DF_DOMAINS;
}

guint64 df_draw_ref(DfDraw *draw)
{
	static const guint64 edge[] = {255, 256, 511, 512, 513, 767, 1023, 1024, 2047, 2560};
	static const guint64 wrong[] = {4096, 100000, G_MAXINT32, G_MAXUINT32};

	if (df_draw_wrong(draw))
		return wrong[df_below(&draw->random, G_N_ELEMENTS(wrong))];
	if (df_chance(&draw->random, 40))
		return edge[df_below(&draw->random, G_N_ELEMENTS(edge))];
	/* Mostly beside the reserved ones, whose pins do not hinder set_version. */
	return df_below(&draw->random, draw->setting->refs) +
	       (df_chance(&draw->random, 600) ? 8 : 0);
}

guint64 df_draw_granted(DfDraw *draw, guint granter, guint dom)
{
	const HvInterface *hv = draw->world->hv;
	HvGrantEntry entry;

	if (granter >= DF_DOMAINS || !draw->world->dom[granter] || df_draw_wrong(draw))
		return df_draw_ref(draw);
	for (guint i = 0; i < 12; i++) {
		guint64 ref = df_draw_ref(draw);

		if (hv->grant_entry(draw->world->dom[granter], (grant_ref_t)ref, &entry) &&
		    (entry.flags & GTF_type_mask) && entry.domid == dom)
			return ref;
	}
	return df_draw_ref(draw);
}

guint64 df_draw_frame(DfDraw *draw, guint dom)
{
	static const guint64 wrong[] = {
		0, 3, 60, 100000, G_MAXUINT32, G_MAXUINT64, 1ull << 40, DF_TABLE_GFN + 7,
	};
	guint pages = draw->setting->domain[dom].pages;
	guint64 good;

	if (df_draw_careful(draw) && df_draw_good_frame(draw, dom, &good))
		return good;
	if (!df_draw_wrong(draw))
		return DF_SYMBOL(DF_PAGE, dom, df_below(&draw->random, pages - 1), 0);
	switch (df_below(&draw->random, 5)) {
	case 0:
		return DF_SYMBOL(DF_TABLE, dom, df_below(&draw->random, 2), 0);
	case 1:
		return DF_SYMBOL(DF_MFN, df_below(&draw->random, DF_DOMAINS),
				 df_below(&draw->random, 8), 0);
	case 2:
		return DF_SYMBOL(DF_PAGE, dom, pages - 1 + df_below(&draw->random, 3), 0);
	case 3:
		return df_below(&draw->random, draw->setting->frames + 4);
	default:
		return wrong[df_below(&draw->random, G_N_ELEMENTS(wrong))];
	}
}

gboolean df_draw_taken(const DfDraw *draw, guint dom, guint place)
{
	for (guint i = 0; i < draw->world->live->len; i++) {
		const DfLive *live = &g_array_index(draw->world->live, DfLive, i);
		DfTag tag = df_tag(live->slot.arg[3]);

		if (live->dom == dom && (tag == DF_SLOT || tag == DF_PTEOF) &&
		    df_y(live->slot.arg[3]) == place)
			return TRUE;
	}
	return FALSE;
}

static guint64 wrong_place(DfDraw *draw, guint dom, DfTag tag, guint place)
{
	static const guint64 wrong[] = {
		0, 0x1000, 0xffff800000000000, 0x800000000000, 0xffffffffffffffff, 0x3ffff000,
	};

	switch (df_below(&draw->random, 4)) {
	case 0:
		return DF_SYMBOL(tag, 0, place, 1 + df_below(&draw->random, 4095));
	case 1:
		return DF_SYMBOL(DF_PAGE, dom, df_below(&draw->random, 8), 0);
	case 2:
		return DF_SYMBOL(tag == DF_SLOT ? DF_PTEOF : DF_SLOT, 0, place, 0);
	default:
		return wrong[df_below(&draw->random, G_N_ELEMENTS(wrong))];
	}
}

guint64 df_draw_place(DfDraw *draw, guint dom, guint flags)
{
	DfTag tag = flags & GNTMAP_contains_pte ? DF_PTEOF : DF_SLOT;
	guint place = df_below(&draw->random, draw->setting->places);

	/* Two mappings at one place end badly; that is worth seeing, but not often. */
	for (guint i = 0; df_draw_taken(draw, dom, place) && i < 2 * draw->setting->places &&
	     !df_chance(&draw->random, 1 + draw->setting->errors / 8); i++)
		place = (place + 1) % DF_PLACES;
	if (df_draw_wrong(draw) && df_chance(&draw->random, 500))
		return wrong_place(draw, dom, tag, place);
	return DF_SYMBOL(tag, 0, place, 0);
}

guint64 df_draw_gtf(DfDraw *draw, guint dom)
{
	guint64 flags = GTF_permit_access;

	if (df_draw_wrong(draw))
		return df_random(&draw->random) & 0xffff;
	if (df_chance(&draw->random, 50))
		flags = df_below(&draw->random, 4);
	else if (draw->setting->weight[DF_TRANSFER] && df_chance(&draw->random, 60))
		return GTF_accept_transfer;
	if (df_chance(&draw->random, 200))
		flags |= GTF_readonly;
	if (draw->world->hv->grant_version(draw->world->dom[dom]) == 2) {
		if (df_chance(&draw->random, 120))
			flags |= GTF_sub_page;
		else if (df_chance(&draw->random, 100))
			flags = (flags & ~(guint64)GTF_type_mask) | GTF_transitive;
	}
	return flags;
}

guint64 df_draw_mapflags(DfDraw *draw, guint dom)
{
	guint64 flags = GNTMAP_host_map;

	if (df_draw_wrong(draw))
		return df_chance(&draw->random, 700) ? df_below(&draw->random, 64) :
		       df_random(&draw->random) & G_MAXUINT32;
	if (df_chance(&draw->random, 300))
		flags |= GNTMAP_readonly;
	if (!df_translated(draw->world, dom)) {
		if (df_chance(&draw->random, 150))
			flags |= GNTMAP_device_map;
		if (df_chance(&draw->random, 100))
			flags |= GNTMAP_contains_pte;
		if (df_chance(&draw->random, 50))
			flags |= GNTMAP_application_map;
		if (df_chance(&draw->random, 40))
			flags = (flags | GNTMAP_device_map) & ~(guint64)GNTMAP_host_map;
	}
	return flags;
}

guint64 df_draw_pte(DfDraw *draw, guint dom)
{
	static const guint bits[] = {0x63, 0x61, 0x67, 0x65, 0x0, 0x62};
	guint64 frame = df_draw_frame(draw, dom);
	guint low = bits[df_below(&draw->random, G_N_ELEMENTS(bits))];

	if (df_chance(&draw->random, 250))
		return 0;
	return df_tag(frame) == DF_PLAIN ? frame << HV_PAGE_SHIFT | low : frame | low;
}

const DfLive *df_draw_live(DfDraw *draw, guint dom)
{
	const GArray *live = draw->world->live;
	guint at = df_below(&draw->random, live->len);

	for (guint i = 0; i < live->len; i++, at = (at + 1) % live->len) {
		const DfLive *one = &g_array_index(live, DfLive, at);

		if ((dom == DF_DOMAINS || one->dom == dom) && df_draw_alive(draw, one->dom))
			return one;
	}
	return NULL;
}
