/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One record for each page of the address space: maps and unmaps are frequent.  What
 * is mapped by the machine address of a PTE is not followed.
 */
#include "world/granted.h"

struct GsGranted {
	gulong base, physical;
	gsize n;
	GsGrantedPage *pages;
};

GsGranted *gs_granted_new(gulong base, gsize pages, gulong physical)
{
	GsGranted *granted = g_new0(GsGranted, 1);

	granted->base = base;
	granted->physical = physical;
	granted->n = pages;
	granted->pages = g_new0(GsGrantedPage, pages);
	return granted;
}

void gs_granted_free(GsGranted *granted)
{
	if (!granted)
		return;
	g_free(granted->pages);
	g_free(granted);
}

static inline GsGrantedPage *page_at(const GsGranted *granted, gulong va)
{
	gsize n = (va - granted->base) >> HV_PAGE_SHIFT;

	return n < granted->n ? &granted->pages[n] : NULL;
}

static void mapped(GsGranted *granted, const gnttab_map_grant_ref_t *op, guint line)
{
	GsGrantedPage *page = page_at(granted, op->host_addr + granted->physical);

	if (page && op->status == GNTST_okay && (op->flags & GNTMAP_host_map) &&
	    !(op->flags & GNTMAP_contains_pte))
		*page = (GsGrantedPage){ op->ref, op->dom, GS_GRANTED_MAPPED, line };
}

static inline void unmapped(GsGranted *granted, guint64 host_addr, gint16 status)
{
	GsGrantedPage *page = host_addr ? page_at(granted, host_addr + granted->physical) : NULL;

	if (page && status == GNTST_okay && page->state == GS_GRANTED_MAPPED)
		page->state = GS_GRANTED_GONE;
}

void gs_granted_op(GsGranted *granted, guint cmd, gconstpointer ops, guint count, guint line)
{
	const gnttab_map_grant_ref_t *map = ops;
	const gnttab_unmap_grant_ref_t *unmap = ops;
	const gnttab_unmap_and_replace_t *replace = ops;

	switch (cmd) {
	case GNTTABOP_map_grant_ref:
		for (guint i = 0; i < count; i++)
			mapped(granted, &map[i], line);
		break;
	case GNTTABOP_unmap_grant_ref:
		for (guint i = 0; i < count; i++)
			unmapped(granted, unmap[i].host_addr, unmap[i].status);
		break;
	case GNTTABOP_unmap_and_replace:
		for (guint i = 0; i < count; i++)
			unmapped(granted, replace[i].host_addr, replace[i].status);
		break;
	}
}

GsGrantedPage gs_granted_find(const GsGranted *granted, gulong va)
{
	const GsGrantedPage *page = page_at(granted, va);

	return page ? *page : (GsGrantedPage){ .state = GS_GRANTED_NEVER };
}

guint gs_granted_line(const GsGranted *granted, domid_t granter, grant_ref_t ref)
{
	for (gsize i = 0; i < granted->n; i++) {
		const GsGrantedPage *page = &granted->pages[i];

		if (page->state == GS_GRANTED_MAPPED && page->granter == granter &&
		    page->ref == ref)
			return page->line;
	}
	return 0;
}
