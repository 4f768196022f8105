/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages as drivers handle them: references, pages to map grants into, a cache of those. */
#include "ks-pages.h"

#include <linux/kernel.h>
#include <asm/xen/hypercall.h>
#include "ks/driver-map.h"
#include <xen/grant_table.h>
#include "ks/driver-pages.h"
#include "ks/heap.h"
#include "ks/hotplug.h"
#include "ks/page.h"

static void get(unsigned long pfn)
{
	get_page(pfn_to_page(pfn));
}

static void put(unsigned long pfn)
{
	put_page(pfn_to_page(pfn));
}

static int count(unsigned long pfn)
{
	return page_count(pfn_to_page(pfn));
}

/* Arrays are the runtime's: only the kernel's own allocations can fail. */
static struct page **pages_of(const unsigned long *pfns, unsigned int n)
{
	struct page **pages = ks_heap_alloc(n * sizeof(*pages));
	unsigned int i;

	for (i = 0; i < n; i++)
		pages[i] = pfn_to_page(pfns[i]);
	return pages;
}

static int alloc(unsigned long *pfns, unsigned int n)
{
	struct page **pages = ks_heap_alloc(n * sizeof(*pages));
	int error = gnttab_alloc_pages(n, pages);
	unsigned int i;

	for (i = 0; i < n && !error; i++)
		pfns[i] = page_to_pfn(pages[i]);
	ks_heap_free(pages, n * sizeof(*pages));
	return error;
}

static void free_them(const unsigned long *pfns, unsigned int n)
{
	struct page **pages = pages_of(pfns, n);

	gnttab_free_pages(n, pages);
	ks_heap_free(pages, n * sizeof(*pages));
}

#if KS_HAS_PAGES_PRIVATE
static int set_private(const unsigned long *pfns, unsigned int n)
{
	struct page **pages = pages_of(pfns, n);
	int error = gnttab_pages_set_private(n, pages);

	ks_heap_free(pages, n * sizeof(*pages));
	return error;
}

static void clear_private(const unsigned long *pfns, unsigned int n)
{
	struct page **pages = pages_of(pfns, n);

	gnttab_pages_clear_private(n, pages);
	ks_heap_free(pages, n * sizeof(*pages));
}
#endif

static _Bool is_private(unsigned long pfn)
{
	return PagePrivate(pfn_to_page(pfn));
}

#if KS_HAS_PAGE_FOREIGN
static _Bool foreign(unsigned long pfn, unsigned short *domid, unsigned int *ref)
{
	const struct xen_page_foreign *of = xen_page_foreign(pfn_to_page(pfn));

	if (!of)
		return false;
	*domid = of->domid;
	*ref = of->gref;
	return true;
}
#endif

const struct ks_pages ks_driver_pages = {
	.get = get,
	.put = put,
	.count = count,
	.leaked = ks_page_leaked,
	.last_allocation = ks_alloc_last_seq,
	.access = ks_driver_access,
	.copy_memory = ks_driver_copy_memory,
	.alloc = alloc,
	.free = free_them,
#if KS_HAS_PAGES_PRIVATE
	.set_private = set_private,
	.clear_private = clear_private,
#endif
	.is_private = is_private,
	.hotplugged = ks_hotplugged,
#if KS_HAS_PAGE_FOREIGN
	.foreign = foreign,
#endif
#if KS_HAS_PAGE_CACHE
	.cache_new = ks_cache_new,
	.cache_get = ks_cache_get,
	.cache_put = ks_cache_put,
	.cache_shrink = ks_cache_shrink,
	.cache_pages = ks_cache_pages,
#endif
#if KS_HAS_DMA_ALLOC
	.dma_alloc = ks_dma_alloc,
	.dma_free = ks_dma_free,
#endif
#if KS_HAS_FOREACH_GRANT
	.foreach_grant = ks_foreach_grant,
	.grant_range = ks_grant_range,
	.count_grants = ks_count_grants,
#endif
};
