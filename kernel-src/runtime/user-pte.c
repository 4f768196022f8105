/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Entries of a process's page tables, after mm/memory.c: showing a page, copying at
 * fork, taking away.  Pages shown count their entries (mapcount): one more taken away
 * than was shown is Linux's "Bad page map".
 */
#include "ks/mm.h"

#include <linux/kernel.h>

pgprot_t vm_get_page_prot(unsigned long flags)
{
	unsigned long prot = pgprot_val(PAGE_KERNEL_RO) | _PAGE_USER;

	if ((flags & (VM_SHARED | VM_WRITE)) == (VM_SHARED | VM_WRITE))
		prot |= _PAGE_RW;
	return __pgprot(prot);
}

static int show(struct vm_area_struct *vma, unsigned long addr, struct page *page, pgprot_t prot)
{
	if (ks_pagetable_populate(addr, __builtin_return_address(0)))
		return -ENOMEM;
	if (!pte_none(*ks_pte_of(addr)))
		return -EBUSY;
	get_page(page);
	page->mapcount++;
	set_pte_at(vma->vm_mm, addr, ks_pte_of(addr), pfn_pte(page_to_pfn(page), prot));
	return 0;
}

int vm_insert_page(struct vm_area_struct *vma, unsigned long addr, struct page *page)
{
	if (addr < vma->vm_start || addr >= vma->vm_end)
		return -EFAULT;
	if (!page_count(page))
		return -EINVAL;
	BUG_ON(!(vma->vm_flags & VM_MIXEDMAP) && vma->vm_flags & VM_PFNMAP);
	vma->vm_flags |= VM_MIXEDMAP;
	return show(vma, addr, page, vma->vm_page_prot);
}

static int map_pages(struct vm_area_struct *vma, struct page **pages, unsigned long num,
		     unsigned long offset)
{
	unsigned long count = vma_pages(vma), i;
	int error = 0;

	if (offset >= num || count > num - offset)
		return -ENXIO;
	for (i = 0; i < count && !error; i++)
		error = vm_insert_page(vma, vma->vm_start + (i << PAGE_SHIFT), pages[offset + i]);
	return error;
}

int vm_map_pages(struct vm_area_struct *vma, struct page **pages, unsigned long num)
{
	return map_pages(vma, pages, num, vma->vm_pgoff);
}

int vm_map_pages_zero(struct vm_area_struct *vma, struct page **pages, unsigned long num)
{
	return map_pages(vma, pages, num, 0);
}

/* A special entry has a page only if its driver says so (find_special_page). */
struct page *vm_normal_page(struct vm_area_struct *vma, unsigned long addr, pte_t pte)
{
	unsigned long pfn = pte_pfn(pte);

	if (!pte_special(pte))
		return pfn_valid(pfn) ? pfn_to_page(pfn) : NULL;
	if (vma->vm_ops && vma->vm_ops->find_special_page)
		return vma->vm_ops->find_special_page(vma, addr);
	if (vma->vm_ops && vma->vm_ops->find_normal_page)
		return vma->vm_ops->find_normal_page(vma, addr);
	return NULL;
}

/* zap_pte_range() for one entry; cleared at once, as a trapped write is. */
static void zap_one(struct vm_area_struct *vma, unsigned long addr, pte_t *pte)
{
	struct page *page = vm_normal_page(vma, addr, *pte);

	ks_set_pte_now(addr, pte, (pte_t){ 0 });
	if (!page)
		return;
	page->mapcount--;
	if (WARN(page->mapcount < 0, "BUG: Bad page map in process: a page is taken out of page "
				     "tables that they did not show"))
		page->mapcount = 0;
	if (vma->anon)
		vma->anon[(addr - vma->vm_start) >> PAGE_SHIFT] = NULL;
	put_page(page);
}

void ks_zap(struct vm_area_struct *vma, unsigned long start, unsigned long end)
{
	unsigned long addr;

	for (addr = start; addr < end; addr += PAGE_SIZE) {
		pte_t *pte = ks_pte_of(addr);

		if (pte && pte_present(*pte))
			zap_one(vma, addr, pte);
	}
}

static int copy_anon(struct vm_area_struct *to, unsigned long i, struct page *from)
{
	unsigned long addr = to->vm_start + (i << PAGE_SHIFT);
	struct page *page = alloc_page(GFP_HIGHUSER);
	int error;

	if (!page)
		return -ENOMEM;
	copy_page(page_address(page), page_address(from));
	error = show(to, addr, page, __pgprot(pgprot_val(to->vm_page_prot) | _PAGE_RW));
	put_page(page);
	if (!error)
		to->anon[i] = page;
	return error;
}

/* copy_pte_range(); what is not shared and has no file is copied now, not when written. */
int ks_copy_ptes(struct vm_area_struct *to, struct vm_area_struct *from)
{
	unsigned long i, count = vma_pages(from);
	int error = 0;

	for (i = 0; i < count && !error; i++) {
		unsigned long addr = from->vm_start + (i << PAGE_SHIFT);
		pte_t *pte = ks_pte_of(addr);
		struct page *page = pte && pte_present(*pte) ? vm_normal_page(from, addr, *pte)
							     : NULL;

		if (page && from->anon)
			error = copy_anon(to, i, page);
		else if (page)
			error = show(to, to->vm_start + (i << PAGE_SHIFT), page, to->vm_page_prot);
	}
	return error;
}
