/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: struct page, the page allocator and addresses of pages: include/linux/mm.h,
 * mm_types.h, page-flags.h, highmem.h and arch/x86/include/asm/page.h.  One array
 * of pages without holes; reference counts are enforced; order 0 only.
 */
#ifndef KS_PAGE_H
#define KS_PAGE_H

#include <linux/types.h>
#include <linux/const.h>
#include <linux/list.h>
#include <linux/pfn.h>
#include "ks/atomic.h"
#include "ks/bug.h"
#include "ks/heap.h"
#include "ks/platform.h"
#include "ks/slab.h"
#include "ks/timer.h"
#include "ks/work.h"

#define PAGE_SHIFT 12
#define PAGE_SIZE (_AC(1, UL) << PAGE_SHIFT)
#define PAGE_MASK (~(PAGE_SIZE - 1))
#define PAGE_ALIGN(x) (((x) + PAGE_SIZE - 1) & PAGE_MASK)
#define offset_in_page(p) ((unsigned long)(p) & ~PAGE_MASK)

enum ks_page_state {
	KS_PAGE_RESERVED, /* not to be had: pfn 0, boot's page tables, p2m, what is not plugged */
	KS_PAGE_FREE,
	KS_PAGE_USED,
	KS_PAGE_UNPOPULATED_FREE,
	KS_PAGE_UNPOPULATED_USED,
};

struct page {
	unsigned long flags;
	int refcount;
	int mapcount; /* entries of processes that show it */
	enum ks_page_state state;
	unsigned long private, index;
	struct list_head lru;
	void *zone_device_data;
	unsigned long l1_va; /* as L1 table: for the 2 MiB from here; ~0UL: is none */
	struct ks_alloc alloc;
};

extern struct page *ks_pages;

#define __phys_to_pfn(paddr) PFN_DOWN(paddr)
#define __pfn_to_phys(pfn) PFN_PHYS(pfn)
/* Where the two halves of the kernel's address space begin; 3.x names them at boot. */
#define __PAGE_OFFSET 0xffff880000000000ul
#define __START_KERNEL_map 0xffffffff80000000ul

#define pfn_to_page(pfn) (ks_pages + (pfn))
#define page_to_pfn(page) ((unsigned long)((page) - ks_pages))
#define pfn_valid(pfn) ((pfn) < ks_layout()->nr_pages)

#define __pa(va) ((unsigned long)(va) - ks_layout()->direct_base)
#define __va(pa) ((void *)((unsigned long)(pa) + ks_layout()->direct_base))
#define virt_to_page(va) pfn_to_page(__pa(va) >> PAGE_SHIFT)
#define page_address(page) __va(page_to_pfn(page) << PAGE_SHIFT)
#define pfn_to_kaddr(pfn) __va((pfn) << PAGE_SHIFT)
#define page_to_virt(page) page_address(page)

/* Flags; PageForeign is Xen's name for owner_priv_1 (include/linux/page-flags.h). */
enum { KS_PG_PRIVATE, KS_PG_FOREIGN };
#define __KS_PAGE_FLAG(Name, bit) \
	static inline int Page##Name(const struct page *page) \
	{ \
		return READ_ONCE(page->flags) >> (bit) & 1; \
	} \
	static inline void SetPage##Name(struct page *page) \
	{ \
		ks_or_long(&page->flags, 1ul << (bit)); \
	} \
	static inline void ClearPage##Name(struct page *page) \
	{ \
		ks_and_long(&page->flags, ~(1ul << (bit))); \
	}
__KS_PAGE_FLAG(Private, KS_PG_PRIVATE)
__KS_PAGE_FLAG(Foreign, KS_PG_FOREIGN)
#define PageHighMem(page) ((void)(page), 0)
#define page_private(page) ((page)->private)
#define set_page_private(page, value) ((page)->private = (value))

#define page_count(page) READ_ONCE((page)->refcount)
#define page_mapcount(page) ((page)->mapcount)
void get_page(struct page *page);
void put_page(struct page *page);

struct page *alloc_pages(gfp_t flags, unsigned int order);
#define alloc_page(flags) alloc_pages(flags, 0)
unsigned long __get_free_pages(gfp_t flags, unsigned int order);
#define __get_free_page(flags) __get_free_pages(flags, 0)
unsigned long get_zeroed_page(gfp_t flags);
void free_pages(unsigned long address, unsigned int order);
#define free_page(address) free_pages(address, 0)
#define __free_page(page) put_page(page)

static inline void clear_highpage(struct page *page)
{
	__builtin_memset(page_address(page), 0, PAGE_SIZE);
}

/* Pages are all in the direct map. */
#define kmap(page) page_address(page)
#define kunmap(page) ((void)(page))
#define kmap_local_page(page) page_address(page)
#define kunmap_local(address) ((void)(address))

static inline void copy_page(void *to, const void *from)
{
	__builtin_memcpy(to, from, PAGE_SIZE);
}

/* Boot: the array, then pages taken for good from the lowest free pfn on. */
void ks_pages_init(void);
unsigned long ks_pages_reserve(unsigned long count);
/* The rest may be had from now on. */
void ks_pages_start(void);
/* A page without a frame: may be had from now on; how many may. */
void ks_page_plug(unsigned long pfn);
unsigned long ks_pages_unpopulated(void);
/* A page on behalf of caller, NULL if there is none; what is NULL if it may not sleep. */
struct page *ks_page_alloc(enum ks_alloc_kind kind, gfp_t flags, const char *what,
			   const void *caller);

/* A free page becomes a used one of that kind; for those who allocate. */
void ks_page_take(struct page *page, enum ks_alloc_kind kind, gfp_t flags, const void *caller);
/* Pages that follow each other, each with a reference of its own; the first, or NULL. */
struct page *ks_page_alloc_run(unsigned long count, gfp_t flags, const char *what,
			       const void *caller);
void ks_unpopulated_free(struct page *page);
/* include/xen/xen.h has them since 5.9. */
int xen_alloc_unpopulated_pages(unsigned int nr_pages, struct page **pages);
void xen_free_unpopulated_pages(unsigned int nr_pages, struct page **pages);
/* page-leak.c; ks-pages.h says what */
struct ks_page_leak;
void ks_page_leaked(struct ks_page_leak *leak);

/* Memory before the slab allocator: never asked for here (slab_is_available()). */
void *memblock_alloc(phys_addr_t size, phys_addr_t align);
#define alloc_bootmem_align(size, align) memblock_alloc(size, align)
#define free_bootmem(start, size) memblock_free(start, size)
#define memblock_alloc_or_panic(size, align) memblock_alloc(size, align)
/* A pointer, or up to 5.15 a number. */
#define memblock_free(start, size) ks_memblock_free((void *)(unsigned long)(start), size)
void ks_memblock_free(void *ptr, size_t size);

#if !KS_HAS_GFN /* before 4.3 */
#define pfn_to_gfn(pfn) (ks_layout()->translated ? (pfn) : pfn_to_mfn(pfn))
#endif

#if !KS_P2M_LINEAR /* before 3.19 */
#define __pfn_to_mfn(pfn) get_phys_to_machine(pfn)
#endif

/* arch/x86/mm: highest possible pfn + 1 */
extern unsigned long long max_possible_pfn;

#endif
