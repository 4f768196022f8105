/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages of the running process for a driver's own use, after mm/gup.c. */
#include "ks/mm.h"

#include <linux/kernel.h>
#include "ks/context.h"
#include "ks/sleep.h"

static struct page *page_at(unsigned long addr, bool write)
{
	struct vm_area_struct *vma;
	struct page *page;

	if (ks_user_access(current->mm, addr, write))
		return NULL;
	vma = ks_vma_find(current->mm, addr);
	page = vma ? vm_normal_page(vma, addr, *ks_pte_of(addr)) : NULL;
	if (page)
		get_page(page);
	return page;
}

/* A real program has most of its memory elsewhere. */
static struct page *pin(unsigned long addr, bool write)
{
	unsigned long here = current->mm->program ? ks_vma_address(current->mm, addr) : addr;

	return here ? page_at(here, write) : ks_program_page(addr, write);
}

int pin_user_pages_fast(unsigned long start, int count, unsigned int flags, struct page **pages)
{
	int n;

	ks_may_sleep("pin_user_pages_fast");
	ks_rwsem_might_read(&current->mm->mmap_lock);
	for (n = 0; n < count; n++) {
		pages[n] = pin((start & PAGE_MASK) + ((unsigned long)n << PAGE_SHIFT),
			       flags & FOLL_WRITE);
		if (!pages[n])
			return n ? n : -EFAULT;
	}
	return n;
}

/* Nobody writes dirty pages back here, but into a real program. */
void unpin_user_pages_dirty_lock(struct page **pages, unsigned long count, bool dirty)
{
	unsigned long i;

	ks_may_sleep("unpin_user_pages_dirty_lock");
	for (i = 0; i < count; i++)
		if (!ks_program_page_done(pages[i], dirty))
			put_page(pages[i]);
}
