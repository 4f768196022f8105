/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The page array and the page allocator.  A page goes back when its last reference
 * goes; a reference too many taken away, or one to a free page, is told and ignored:
 * with CONFIG_DEBUG_VM it is a BUG (include/linux/mm.h, mm/swap.c), without it the
 * page is another's soon.
 */
#include "ks/page.h"

#include <linux/kernel.h>
#include <linux/poison.h>
#include "ks/shadow.h"
#include "ks/sleep.h"

struct page *ks_pages;
unsigned long long max_possible_pfn;

static LIST_HEAD(free_populated);
static LIST_HEAD(free_unpopulated);
static unsigned long nr_unpopulated; /* length of that list */
static unsigned long next_reserved = 1; /* pfn 0 looks too much like nothing */

void ks_pages_init(void)
{
	unsigned long pfn;

	ks_pages = ks_heap_alloc(ks_layout()->nr_pages * sizeof(*ks_pages));
	for (pfn = 0; pfn < ks_layout()->nr_pages; pfn++)
		ks_pages[pfn].l1_va = ~0ul;
	max_possible_pfn = ks_layout()->max_possible_pfn;
}

unsigned long ks_pages_reserve(unsigned long count)
{
	unsigned long pfn = next_reserved;

	if (count > ks_layout()->nr_populated - pfn)
		panic("gntsim: the domain has too few pages for its own page tables and p2m");
	next_reserved += count;
	return pfn;
}

void ks_pages_start(void)
{
	unsigned long pfn;

	for (pfn = next_reserved; pfn < ks_layout()->nr_populated; pfn++) {
		ks_pages[pfn].state = KS_PAGE_FREE;
		list_add_tail(&ks_pages[pfn].lru, &free_populated);
		ks_shadow_set(pfn_to_kaddr(pfn), PAGE_SIZE, KS_SHADOW_FREED);
	}
}

void ks_page_plug(unsigned long pfn)
{
	ks_pages[pfn].state = KS_PAGE_UNPOPULATED_FREE;
	list_add_tail(&ks_pages[pfn].lru, &free_unpopulated);
	nr_unpopulated++;
}

unsigned long ks_pages_unpopulated(void)
{
	return nr_unpopulated;
}

void ks_page_take(struct page *page, enum ks_alloc_kind kind, gfp_t flags, const void *caller)
{
	bool unpopulated = kind == KS_ALLOC_UNPOPULATED;

	list_del(&page->lru);
	nr_unpopulated -= unpopulated;
	page->state = unpopulated ? KS_PAGE_UNPOPULATED_USED : KS_PAGE_USED;
	page->refcount = 1;
	page->mapcount = 0;
	page->flags = 0;
	page->private = 0;
	ks_alloc_add(&page->alloc, kind, PAGE_SIZE, caller);
	if (unpopulated)
		return;
	memset(page_address(page), flags & __GFP_ZERO ? 0 : POISON_INUSE, PAGE_SIZE);
	ks_shadow_set(page_address(page), PAGE_SIZE, flags & __GFP_ZERO ? 0 : KS_SHADOW_UNINIT);
}

struct page *ks_page_alloc(enum ks_alloc_kind kind, gfp_t flags, const char *what,
			   const void *caller)
{
	struct list_head *from = kind == KS_ALLOC_UNPOPULATED ? &free_unpopulated : &free_populated;
	struct page *page;

	if (what && gfpflags_allow_blocking(flags))
		ks_may_sleep(what);
	if (!ks_alloc_allowed(kind, PAGE_SIZE) || list_empty(from))
		return NULL;
	page = list_first_entry(from, struct page, lru);
	ks_page_take(page, kind, flags, caller);
	return page;
}

struct page *alloc_pages(gfp_t flags, unsigned int order)
{
	if (order)
		ks_not_simulated("allocating more than one page at once");
	return ks_page_alloc(KS_ALLOC_PAGE, flags, "alloc_pages", __builtin_return_address(0));
}

unsigned long __get_free_pages(gfp_t flags, unsigned int order)
{
	struct page *page;

	if (order)
		ks_not_simulated("allocating more than one page at once");
	page = ks_page_alloc(KS_ALLOC_PAGE, flags, "__get_free_pages", __builtin_return_address(0));
	return page ? (unsigned long)page_address(page) : 0;
}

unsigned long get_zeroed_page(gfp_t flags)
{
	struct page *page = ks_page_alloc(KS_ALLOC_PAGE, flags | __GFP_ZERO, "get_zeroed_page",
					  __builtin_return_address(0));

	return page ? (unsigned long)page_address(page) : 0;
}

void free_pages(unsigned long address, unsigned int order)
{
	if (order)
		ks_not_simulated("freeing more than one page at once");
	if (!address)
		return;
	/* mm/page_alloc.c: virt_addr_valid() */
	BUG_ON(address % PAGE_SIZE || !pfn_valid(__pa(address) >> PAGE_SHIFT));
	put_page(virt_to_page(address));
}

static bool misused(const struct page *page, bool so, enum ks_page_misuse what)
{
	if (unlikely(so))
		ks_platform->page_misuse(ks_platform->domain, what, page_to_pfn(page),
					 page->refcount);
	return so;
}

void get_page(struct page *page)
{
	if (!misused(page, page->refcount <= 0, KS_PAGE_GET_FREE))
		page->refcount++;
}

void put_page(struct page *page)
{
	if (misused(page, page->refcount <= 0, KS_PAGE_PUT_FREE))
		return;
	if (--page->refcount)
		return;
	if (page->state == KS_PAGE_UNPOPULATED_USED) {
		/* mm/memremap.c, free_zone_device_page(): the driver has no use for it. */
		WARN(1, "the last reference to an unpopulated page was put");
		return;
	}
	BUG_ON(page->state != KS_PAGE_USED || page->l1_va != ~0ul);
	ks_platform->page_freed(ks_platform->domain, page_to_pfn(page));
	page->state = KS_PAGE_FREE;
	ks_alloc_remove(&page->alloc);
	list_add_tail(&page->lru, &free_populated);
	ks_shadow_set(page_address(page), PAGE_SIZE, KS_SHADOW_FREED);
}

/* Behind unpopulated.c: the page's reference stays, as a device page's does. */
void ks_unpopulated_free(struct page *page)
{
	if (misused(page, page->state == KS_PAGE_UNPOPULATED_FREE, KS_PAGE_FREE_TWICE))
		return;
	BUG_ON(page->state != KS_PAGE_UNPOPULATED_USED);
	misused(page, page->refcount > 1, KS_PAGE_FREE_REFERRED);
	ks_alloc_remove(&page->alloc);
	ks_page_plug(page_to_pfn(page));
}
