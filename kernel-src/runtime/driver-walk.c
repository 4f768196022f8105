/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pages cut into grants, as drivers/net/xen-netfront.c cuts what it sends.  The driver
 * here only adds up what it is called for, and checks that it is this page.
 */
#include "ks/driver-pages.h"

#include <linux/kernel.h>
#include <xen/grant_table.h>
#include <xen/page.h>
#include "ks/page.h"

#if KS_HAS_FOREACH_GRANT
struct walk {
	unsigned long gfn; /* that must be called for */
	unsigned int calls, bytes;
	bool wrong;
};

static void one_grant(unsigned long gfn, unsigned int offset, unsigned int len, void *data)
{
	struct walk *walk = data;

	walk->wrong |= gfn != walk->gfn || offset + len > XEN_PAGE_SIZE;
	walk->calls++;
	walk->bytes += len;
}

static void any_grant(unsigned long gfn, unsigned int offset, unsigned int len, void *data)
{
	struct walk *walk = data;

	walk->gfn = gfn;
	one_grant(gfn, offset, len, data);
}

unsigned int ks_foreach_grant(const unsigned long *pfns, unsigned int n)
{
	struct page **pages = ks_heap_alloc(n * sizeof(*pages));
	struct walk walk = { 0 };
	unsigned int i;

	for (i = 0; i < n; i++)
		pages[i] = pfn_to_page(pfns[i]);
	gnttab_foreach_grant(pages, n * XEN_PFN_PER_PAGE, any_grant, &walk);
	ks_heap_free(pages, n * sizeof(*pages));
	return walk.calls;
}

long ks_grant_range(unsigned long pfn, unsigned int offset, unsigned int len, _Bool one)
{
	struct walk walk = { .gfn = pfn_to_gfn(pfn) };

	if (one)
		gnttab_for_one_grant(pfn_to_page(pfn), offset, len, one_grant, &walk);
	else
		gnttab_foreach_grant_in_range(pfn_to_page(pfn), offset, len, one_grant, &walk);
	return walk.wrong ? -EIO : (long)walk.bytes;
}

unsigned int ks_count_grants(unsigned int start, unsigned int len)
{
	return gnttab_count_grant(start, len);
}
#endif
