/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A cache of pages to map grants into, as drivers/block/xen-blkback keeps one. */
#include "ks/driver-pages.h"

#include <linux/kernel.h>
#include <linux/spinlock.h>
#include <xen/grant_table.h>
#include "ks/heap.h"
#include "ks/page.h"

#if KS_HAS_PAGE_CACHE
struct ks_page_cache {
	struct gnttab_page_cache kernel;
};

struct ks_page_cache *ks_cache_new(void)
{
	struct ks_page_cache *cache = ks_heap_alloc(sizeof(*cache));

	gnttab_page_cache_init(&cache->kernel);
	return cache;
}

int ks_cache_get(struct ks_page_cache *cache, unsigned long *pfn)
{
	struct page *page;
	int error = gnttab_page_cache_get(&cache->kernel, &page);

	if (!error)
		*pfn = page_to_pfn(page);
	return error;
}

void ks_cache_put(struct ks_page_cache *cache, const unsigned long *pfns, unsigned int n)
{
	struct page **pages = ks_heap_alloc(n * sizeof(*pages));
	unsigned int i;

	for (i = 0; i < n; i++)
		pages[i] = pfn_to_page(pfns[i]);
	gnttab_page_cache_put(&cache->kernel, pages, n);
	ks_heap_free(pages, n * sizeof(*pages));
}

void ks_cache_shrink(struct ks_page_cache *cache, unsigned int leave)
{
	gnttab_page_cache_shrink(&cache->kernel, leave);
}

unsigned int ks_cache_pages(const struct ks_page_cache *cache)
{
	return cache->kernel.num_pages;
}
#endif
