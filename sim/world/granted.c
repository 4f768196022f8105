/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One record for each page of the address space: maps and unmaps are frequent.  What
 * is mapped by the machine address of a PTE is not followed.
 */
#include "world/granted.h"

typedef struct {
	grant_ref_t ref;
	domid_t granter;
	guint8 state; /* GsGrantedState */
} Page;

struct GsGranted {
	gulong base, physical;
	gsize n;
	Page *pages;
};

GsGranted *gs_granted_new(gulong base, gsize pages, gulong physical)
{
	GsGranted *granted = g_new0(GsGranted, 1);

	granted->base = base;
	granted->physical = physical;
	granted->n = pages;
	granted->pages = g_new0(Page, pages);
	return granted;
}

void gs_granted_free(GsGranted *granted)
{
	if (!granted)
		return;
	g_free(granted->pages);
	g_free(granted);
}

static inline Page *page_at(const GsGranted *granted, gulong va)
{
	gsize n = (va - granted->base) >> HV_PAGE_SHIFT;

	return n < granted->n ? &granted->pages[n] : NULL;
}

static void mapped(GsGranted *granted, const gnttab_map_grant_ref_t *op)
{
	Page *page = page_at(granted, op->host_addr + granted->physical);

	if (page && op->status == GNTST_okay && (op->flags & GNTMAP_host_map) &&
	    !(op->flags & GNTMAP_contains_pte))
		*page = (Page){ op->ref, op->dom, GS_GRANTED_MAPPED };
}

static inline void unmapped(GsGranted *granted, guint64 host_addr, gint16 status)
{
	Page *page = host_addr ? page_at(granted, host_addr + granted->physical) : NULL;

	if (page && status == GNTST_okay && page->state == GS_GRANTED_MAPPED)
		page->state = GS_GRANTED_GONE;
}

void gs_granted_op(GsGranted *granted, guint cmd, gconstpointer ops, guint count)
{
	const gnttab_map_grant_ref_t *map = ops;
	const gnttab_unmap_grant_ref_t *unmap = ops;
	const gnttab_unmap_and_replace_t *replace = ops;

	switch (cmd) {
	case GNTTABOP_map_grant_ref:
		for (guint i = 0; i < count; i++)
			mapped(granted, &map[i]);
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

GsGrantedState gs_granted_find(const GsGranted *granted, gulong va, domid_t *granter,
			       grant_ref_t *ref)
{
	const Page *page = page_at(granted, va);

	if (!page || page->state == GS_GRANTED_NEVER)
		return GS_GRANTED_NEVER;
	*granter = page->granter;
	*ref = page->ref;
	return (GsGrantedState)page->state;
}
