/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What an access to a process's memory meets, after arch/x86/mm/fault.c and do_fault() of
 * mm/memory.c: the page table allows it; or the kernel gives a page to memory without a
 * file; or there is no area, or not that access (SIGSEGV); or a device's area has no
 * page there (SIGBUS).
 */
#include "ks/mm.h"

#include <linux/kernel.h>
#include "ks-process.h"
#include "ks/context.h"

static bool allowed(unsigned long addr, bool write)
{
	const pte_t *pte = ks_pte_of(addr);

	return pte && pte_present(*pte) && (!write || pte_write(*pte));
}

/* Linux shows a page of zeros to who reads first: the first write faults in any case. */
static void show_page(struct vm_area_struct *vma, unsigned long addr, const struct page *page,
		      bool write)
{
	unsigned long prot = pgprot_val(vma->vm_page_prot) | (write ? _PAGE_RW : 0);

	set_pte_at(vma->vm_mm, addr, ks_pte_of(addr), pfn_pte(page_to_pfn(page), __pgprot(prot)));
}

static int give_page(struct vm_area_struct *vma, unsigned long addr, bool write)
{
	struct page *page = alloc_page(GFP_HIGHUSER | __GFP_ZERO);

	if (!page || ks_pagetable_populate(addr, __builtin_return_address(0))) {
		if (page)
			put_page(page);
		return KS_SIGKILL; /* the one whom the OOM killer finds */
	}
	page->mapcount++;
	vma->anon[(addr - vma->vm_start) >> PAGE_SHIFT] = page;
	show_page(vma, addr, page, write);
	return 0;
}

static int give_or_open(struct vm_area_struct *vma, unsigned long addr, bool write)
{
	struct page *page = vma->anon[(addr - vma->vm_start) >> PAGE_SHIFT];

	if (!page)
		return give_page(vma, addr, write);
	show_page(vma, addr, page, write);
	return 0;
}

static int fault(struct mm_struct *mm, unsigned long addr, bool write)
{
	struct vm_area_struct *vma = ks_vma_find(mm, addr);

	if (!vma || vma->vm_start > addr || !(vma->vm_flags & (write ? VM_WRITE : VM_READ)))
		return KS_SIGSEGV;
	if (vma->anon)
		return give_or_open(vma, addr & PAGE_MASK, write);
	if (ks_pte_of(addr) && pte_present(*ks_pte_of(addr)))
		ks_not_simulated("a write to a shared page that is shown read-only");
	return KS_SIGBUS;
}

int ks_user_access(struct mm_struct *mm, unsigned long addr, bool write)
{
	int signal = 0;

	if (!ks_mm_contains(mm, addr, 1))
		return KS_SIGSEGV;
	if (allowed(addr, write))
		return 0;
	mmap_read_lock(mm);
	if (!allowed(addr, write))
		signal = fault(mm, addr, write);
	mmap_read_unlock(mm);
	return signal;
}
