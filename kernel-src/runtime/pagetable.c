/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * L1 page tables.  A PV domain has real ones, in pages of its own that the direct
 * map shows read-only; those of the direct map are made at boot, those of vmalloc
 * space when first needed.  A translated domain's are plain memory, and its direct
 * map (2 MiB pages in Linux) has none.
 */
#include "ks/mm.h"

#include <linux/kernel.h>
#include <asm/xen/hypercall.h>
#include <asm/xen/page.h>
#include "ks/sleep.h"

static unsigned long first_table, nr_tables; /* pfns; of the direct map */
static unsigned long *vm_tables; /* pfn, 0: none; of vmalloc space, by 2 MiB */
static unsigned long *user_tables; /* the same of user space */
static unsigned long walks;

static bool translated(void)
{
	return ks_layout()->translated;
}

static bool in_direct_map(unsigned long va)
{
	return va - ks_layout()->direct_base < ks_layout()->nr_pages << PAGE_SHIFT;
}

static bool in_vmalloc_space(unsigned long va)
{
	return va - ks_layout()->vmalloc_base < ks_layout()->vmalloc_size;
}

static bool in_user_space(unsigned long va)
{
	return va - ks_layout()->user_base < ks_layout()->user_size;
}

/* Where the table of an address outside the direct map is kept, or NULL. */
static unsigned long *table_of(unsigned long va)
{
	if (in_vmalloc_space(va))
		return &vm_tables[(va - ks_layout()->vmalloc_base) >> PMD_SHIFT];
	if (in_user_space(va))
		return &user_tables[(va - ks_layout()->user_base) >> PMD_SHIFT];
	return NULL;
}

static void attach(unsigned long va, unsigned long pfn, unsigned long mfn)
{
	int error = ks_platform->l1_attach(ks_platform->domain, va, mfn);

	/* Linux pins a table the same way and BUGs (__pin_pagetable_pfn, mmu_pv.c). */
	if (error)
		panic("the hypervisor refuses a page table: error %d", error);
	pfn_to_page(pfn)->l1_va = va;
}

static pteval_t direct_entry(unsigned long pfn)
{
	bool table = pfn - first_table < nr_tables;

	if (pfn >= ks_layout()->nr_populated)
		return 0;
	return ks_layout()->mfn_list[pfn] << PAGE_SHIFT |
	       pgprot_val(table ? PAGE_KERNEL_RO : PAGE_KERNEL);
}

/* All tables are written before the first becomes one and may be written no more. */
static void make_direct_tables(void)
{
	unsigned long i, pfn;

	nr_tables = DIV_ROUND_UP(ks_layout()->nr_pages, PTRS_PER_PTE);
	first_table = ks_pages_reserve(nr_tables);
	for (pfn = 0; pfn < nr_tables * PTRS_PER_PTE; pfn++)
		((pteval_t *)pfn_to_kaddr(first_table))[pfn] = direct_entry(pfn);
	for (i = 0; i < nr_tables; i++)
		attach(ks_layout()->direct_base + i * PMD_SIZE, first_table + i,
		       ks_layout()->mfn_list[first_table + i]);
}

void ks_pagetable_init(void)
{
	if (ks_layout()->direct_base % PMD_SIZE || ks_layout()->vmalloc_base % PMD_SIZE)
		panic("gntsim: an address range does not begin at 2 MiB");
	vm_tables = ks_heap_alloc((ks_layout()->vmalloc_size >> PMD_SHIFT) * sizeof(*vm_tables));
	user_tables = ks_heap_alloc(((ks_layout()->user_size >> PMD_SHIFT) + 1) * sizeof(*user_tables));
	if (!translated())
		make_direct_tables();
}

pte_t *ks_pte_of(unsigned long va)
{
	unsigned long pfn, index = va % PMD_SIZE >> PAGE_SHIFT;
	const unsigned long *table = table_of(va);

	if (table)
		pfn = *table;
	else if (in_direct_map(va) && !translated())
		pfn = first_table + ((va - ks_layout()->direct_base) >> PMD_SHIFT);
	else
		return NULL;
	return pfn ? (pte_t *)pfn_to_kaddr(pfn) + index : NULL;
}

/* arch/x86/xen/mmu_pv.c, xen_alloc_ptpage(): read-only first, a page table then. */
int ks_pagetable_populate(unsigned long va, const void *caller)
{
	unsigned long start = va & ~(PMD_SIZE - 1), pfn;
	struct page *page;

	if (ks_pte_of(va))
		return 0;
	BUG_ON(!table_of(va));
	page = ks_page_alloc(KS_ALLOC_PT, GFP_KERNEL | __GFP_ZERO, NULL, caller);
	if (!page)
		return -ENOMEM;
	pfn = page_to_pfn(page);
	if (translated()) {
		page->l1_va = start;
	} else {
		BUG_ON(HYPERVISOR_update_va_mapping((unsigned long)page_address(page),
						    pfn_pte(pfn, PAGE_KERNEL_RO), 0));
		attach(start, pfn, pfn_to_mfn(pfn));
	}
	*table_of(va) = pfn;
	return 0;
}

/* arch/x86/xen/mmu_pv.c, xen_release_ptpage(): unpinned, then a page like others. */
static void free_table(unsigned long va, unsigned long pfn)
{
	struct page *page = pfn_to_page(pfn);

	page->l1_va = ~0ul;
	if (!translated()) {
		WARN_ON(ks_platform->l1_attach(ks_platform->domain, va, ~0ul));
		BUG_ON(HYPERVISOR_update_va_mapping((unsigned long)page_address(page),
						    pfn_pte(pfn, PAGE_KERNEL), 0));
	}
	put_page(page);
}

void ks_pagetable_free(unsigned long start, unsigned long end)
{
	unsigned long va;

	for (va = start; va < end; va += PMD_SIZE) {
		unsigned long *table = table_of(va);

		BUG_ON(!in_user_space(va));
		if (*table)
			free_table(va, *table);
		*table = 0;
	}
}

pte_t *lookup_address(unsigned long address, unsigned int *level)
{
	pte_t *pte = ks_pte_of(address);

	walks++;
	if (!pte && translated() && in_direct_map(address))
		ks_not_simulated("walking the direct map of a translated domain");
	*level = pte ? PG_LEVEL_4K : PG_LEVEL_NONE;
	return pte;
}

/* One page table's worth: mm/memory.c, apply_to_pte_range(). */
static int apply_to_table(unsigned long addr, unsigned long end, pte_fn_t fn, void *data,
			  const void *caller)
{
	pte_t *pte;
	int error = ks_pagetable_populate(addr, caller);

	if (error)
		return error;
	pte = ks_pte_of(addr);
	ks_lazy_enter();
	for (; addr < end && !error; addr += PAGE_SIZE, pte++)
#if KS_PTE_FN_TOKEN
		error = fn(pte, virt_to_page(pte), addr, data);
#else
		error = fn(pte, addr, data);
#endif
	ks_lazy_leave();
	return error;
}

/*
 * It allocates what page tables are missing with GFP_KERNEL, so it may sleep, even
 * if nothing is missing this time.
 */
int apply_to_page_range(struct mm_struct *mm, unsigned long addr, unsigned long size, pte_fn_t fn,
			void *data)
{
	const void *caller = __builtin_return_address(0);
	unsigned long end = addr + size, next;
	int error = 0;

	BUG_ON(!ks_mm_contains(mm, addr, size));
	ks_may_sleep("apply_to_page_range");
	if (WARN_ON(addr >= end))
		return -EINVAL;
	walks++;
	for (; addr < end && !error; addr = next) {
		next = min((addr & ~(PMD_SIZE - 1)) + PMD_SIZE, end);
		error = apply_to_table(addr, next, fn, data, caller);
	}
	return error;
}

unsigned long ks_pt_walks(void)
{
	return walks;
}
