/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Areas of a process's memory, after mm/mmap.c; with the mmap lock held for writing. */
#include "ks/mm.h"

#include <linux/kernel.h>
#include "ks/fs.h"
#include "ks/slab.h"

struct vm_area_struct *ks_vma_find(struct mm_struct *mm, unsigned long addr)
{
	struct vm_area_struct *vma;

	list_for_each_entry(vma, &mm->areas, list)
		if (vma->vm_end > addr)
			return vma;
	return NULL;
}

/* A real program's areas lie in another order there than here. */
struct vm_area_struct *find_vma(struct mm_struct *mm, unsigned long addr)
{
	struct vm_area_struct *vma, *first = NULL;

	list_for_each_entry(vma, &mm->areas, list)
		if (vma->seen + (vma->vm_end - vma->vm_start) > addr &&
		    (!first || vma->seen < first->seen))
			first = vma;
	return first;
}

unsigned long ks_vma_address(struct mm_struct *mm, unsigned long addr)
{
	const struct vm_area_struct *vma = find_vma(mm, addr);

	return vma && vma->seen <= addr ? addr - vma->seen + vma->vm_start : 0;
}

/* get_unmapped_area(): the first gap, with an unmapped page behind each area. */
static unsigned long find_gap(const struct mm_struct *mm, unsigned long bytes)
{
	const struct vm_area_struct *vma;
	unsigned long at = mm->start;

	list_for_each_entry(vma, &mm->areas, list) {
		if (vma->vm_start - at >= bytes + PAGE_SIZE)
			break;
		at = vma->vm_end + PAGE_SIZE;
	}
	return at < mm->end && mm->end - at >= bytes ? at : 0;
}

struct vm_area_struct *ks_vma_alloc(struct mm_struct *mm, unsigned long pages, unsigned long flags)
{
	struct vm_area_struct *vma;
	unsigned long at = 0;

	if (pages && pages <= (mm->end - mm->start) >> PAGE_SHIFT)
		at = find_gap(mm, pages << PAGE_SHIFT);
	vma = at ? kzalloc(sizeof(*vma), GFP_KERNEL) : NULL;
	if (!vma)
		return NULL;
	vma->vm_mm = mm;
	vma->vm_start = at;
	vma->seen = at;
	vma->vm_end = at + (pages << PAGE_SHIFT);
	vma->vm_flags = flags;
	vma->vm_page_prot = vm_get_page_prot(flags);
	INIT_LIST_HEAD(&vma->list);
	return vma;
}

void ks_vma_insert(struct vm_area_struct *vma)
{
	struct vm_area_struct *next = ks_vma_find(vma->vm_mm, vma->vm_start);

	list_add_tail(&vma->list, next ? &next->list : &vma->vm_mm->areas);
}

struct vm_area_struct *ks_vma_dup(struct vm_area_struct *vma)
{
	struct vm_area_struct *dup = kmalloc(sizeof(*dup), GFP_KERNEL);

	if (!dup)
		return NULL;
	*dup = *vma;
	INIT_LIST_HEAD(&dup->list);
	if (dup->vm_file)
		get_file(dup->vm_file);
	return dup;
}

/* __split_vma(): the area ends at addr then, another begins there. */
int ks_vma_split(struct vm_area_struct *vma, unsigned long addr)
{
	struct vm_area_struct *behind;
	int error;

	if (vma->vm_ops && vma->vm_ops->may_split) {
		error = vma->vm_ops->may_split(vma, addr);
		if (error)
			return error;
	}
	if (vma->anon)
		ks_not_simulated("splitting memory without a file");
	behind = ks_vma_dup(vma);
	if (!behind)
		return -ENOMEM;
	behind->seen += addr - vma->vm_start;
	behind->vm_start = addr;
	behind->vm_pgoff += (addr - vma->vm_start) >> PAGE_SHIFT;
	if (behind->vm_ops && behind->vm_ops->open)
		behind->vm_ops->open(behind);
	vma->vm_end = addr;
	ks_vma_insert(behind);
	return 0;
}

void ks_vma_free(struct vm_area_struct *vma)
{
	if (vma->vm_file)
		fput(vma->vm_file);
	kfree(vma->anon);
	kfree(vma);
}

void ks_vma_remove(struct vm_area_struct *vma)
{
	if (vma->vm_ops && vma->vm_ops->close)
		vma->vm_ops->close(vma);
	list_del(&vma->list);
	ks_vma_free(vma);
}
