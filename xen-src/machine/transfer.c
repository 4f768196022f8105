/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What GNTTABOP_transfer needs of xen/arch/x86/mm.c and page_alloc.c: taking a page
 * that only its owner refers to away from it, and giving it to another domain: own.
 */
#include "machine/private.h"

struct page_info *xs_alloc_domheap_page(void)
{
	return xs_frame_take(FALSE);
}

void xs_free_domheap_page(struct page_info *pg)
{
	xs_frame_give(pg);
}

int xs_steal_page(struct domain *d, struct page_info *pg)
{
	if (xs_frame_heap(pg) || pg->owner != d || !(pg->count_info & XS_PGC_ALLOCATED) ||
	    xs_frame_refs(pg) != 1 || pg->types)
		return -EINVAL;
	pg->count_info = 0;
	xs_page_set_owner(pg, NULL);
	return 0;
}

int xs_assign_page(struct page_info *pg, struct domain *d)
{
	if (d->is_dying)
		return -EINVAL;
	pg->count_info = XS_PGC_ALLOCATED | 1;
	xs_page_set_owner(pg, d);
	return 0;
}
