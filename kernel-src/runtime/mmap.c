/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * mmap, munmap, and the beginning and end of an address space: the order of steps is
 * that of mm/mmap.c and kernel/fork.c in 6.1.  Page tables go at the end only, and
 * munmap keeps the mmap lock for writing, which Linux downgrades on the way.
 */
#include "ks/mm.h"

#include <linux/kernel.h>
#include "ks/context.h"
#include "ks/fs.h"
#include "ks/mmu-notifier.h"
#include "ks/slab.h"

/* Those who asked are told, then the entries go. */
static void zap_range(struct vm_area_struct *vma, unsigned long start, unsigned long end,
		      enum mmu_notifier_event event)
{
	const struct mmu_notifier_range range = {
		.mm = vma->vm_mm, .start = start, .end = end,
		.flags = MMU_NOTIFIER_RANGE_BLOCKABLE, .event = event,
	};

	mmu_notifier_invalidate_range_start(&range);
	ks_zap(vma, start, end);
	mmu_notifier_invalidate_range_end(&range);
}

static void unmap_region(struct vm_area_struct *vma, unsigned long start, unsigned long end)
{
	zap_range(vma, start, end, MMU_NOTIFY_UNMAP);
}

/* The file has a reference of the area's; if its mmap() fails it must have undone its part. */
static int call_mmap(struct file *file, struct vm_area_struct *vma)
{
	int error = -ENODEV;

	vma->vm_file = get_file(file);
	if (file->f_op->mmap)
		error = file->f_op->mmap(file, vma);
	if (!error) {
		ks_vma_insert(vma);
		return 0;
	}
	unmap_region(vma, vma->vm_start, vma->vm_end);
	ks_vma_free(vma);
	return error;
}

static long map_locked(struct mm_struct *mm, struct file *file, unsigned long pgoff,
		       unsigned long pages, unsigned long flags, unsigned long seen)
{
	struct vm_area_struct *vma = ks_vma_alloc(mm, pages, flags);
	int error = 0;

	if (!vma)
		return -ENOMEM;
	vma->vm_pgoff = pgoff;
	if (seen)
		vma->seen = seen;
	if (file) {
		error = call_mmap(file, vma);
	} else {
		vma->anon = kcalloc(pages, sizeof(*vma->anon), GFP_KERNEL);
		ks_vma_insert(vma);
	}
	return error ? error : (long)vma->vm_start;
}

long ks_mmap_seen(struct file *file, unsigned long offset, unsigned long pages,
		  unsigned long flags, unsigned long seen)
{
	struct mm_struct *mm = current->mm;
	long result;

	if (!pages || offset_in_page(offset))
		return -EINVAL;
	mmap_write_lock(mm);
	result = map_locked(mm, file, offset >> PAGE_SHIFT, pages, flags, seen);
	mmap_write_unlock(mm);
	return result;
}

long ks_mmap(struct file *file, unsigned long offset, unsigned long pages, unsigned long flags)
{
	return ks_mmap_seen(file, offset, pages, flags, 0);
}

/* Areas that begin or end outside are split there. */
static int split_around(struct mm_struct *mm, unsigned long start, unsigned long end)
{
	struct vm_area_struct *vma = ks_vma_find(mm, start);
	int error = 0;

	if (vma && vma->vm_start < start)
		error = ks_vma_split(vma, start);
	vma = error ? NULL : ks_vma_find(mm, end);
	if (vma && vma->vm_start < end)
		error = ks_vma_split(vma, end);
	return error;
}

static int unmap_locked(struct mm_struct *mm, unsigned long start, unsigned long end)
{
	struct vm_area_struct *vma, *next;
	int error = split_around(mm, start, end);

	if (error)
		return error;
	list_for_each_entry(vma, &mm->areas, list)
		if (vma->vm_start >= start && vma->vm_end <= end)
			unmap_region(vma, vma->vm_start, vma->vm_end);
	list_for_each_entry_safe(vma, next, &mm->areas, list)
		if (vma->vm_start >= start && vma->vm_end <= end)
			ks_vma_remove(vma);
	return 0;
}

int ks_munmap(unsigned long start, unsigned long pages)
{
	struct mm_struct *mm = current->mm;
	int error;

	if (!pages || offset_in_page(start))
		return -EINVAL;
	mmap_write_lock(mm);
	start = mm->program ? ks_vma_address(mm, start) : start;
	if (!ks_mm_contains(mm, start, pages << PAGE_SHIFT)) {
		mmap_write_unlock(mm);
		return -EINVAL;
	}
	error = unmap_locked(mm, start, start + (pages << PAGE_SHIFT));
	mmap_write_unlock(mm);
	return error;
}

/* madvise(MADV_DONTNEED), with the lock for reading; a gap is told of when all is done. */
static int discard_locked(struct mm_struct *mm, unsigned long start, unsigned long end)
{
	struct vm_area_struct *vma;
	unsigned long done = start;
	int error = 0;

	list_for_each_entry(vma, &mm->areas, list) {
		if (vma->vm_end <= start || vma->vm_start >= end)
			continue;
		if (vma->vm_start > done)
			error = -ENOMEM;
		if (vma->vm_flags & VM_PFNMAP)
			return -EINVAL;
		zap_range(vma, max(vma->vm_start, start), min(vma->vm_end, end), MMU_NOTIFY_CLEAR);
		done = min(vma->vm_end, end);
	}
	return done < end ? -ENOMEM : error;
}

int ks_madvise_dontneed(unsigned long start, unsigned long pages)
{
	struct mm_struct *mm = current->mm;
	int error;

	if (offset_in_page(start))
		return -EINVAL;
	mmap_read_lock(mm);
	start = mm->program ? ks_vma_address(mm, start) : start;
	error = ks_mm_contains(mm, start, pages << PAGE_SHIFT)
			? discard_locked(mm, start, start + (pages << PAGE_SHIFT))
			: -EINVAL;
	mmap_read_unlock(mm);
	return error;
}

/* The child's area lies in its own part of user space as the parent's does in its own. */
static int dup_area(struct mm_struct *to, struct vm_area_struct *from)
{
	unsigned long shift = to->start - from->vm_mm->start;
	struct vm_area_struct *vma = ks_vma_dup(from);

	if (!vma)
		return -ENOMEM;
	vma->vm_mm = to;
	vma->vm_start += shift;
	vma->vm_end += shift;
	if (!to->program)
		vma->seen += shift;
	if (from->anon)
		vma->anon = kcalloc(vma_pages(vma), sizeof(*vma->anon), GFP_KERNEL);
	if (vma->vm_ops && vma->vm_ops->open)
		vma->vm_ops->open(vma);
	ks_vma_insert(vma);
	return from->anon && !vma->anon ? -ENOMEM : ks_copy_ptes(vma, from);
}

/* dup_mmap(): nobody but us knows the child's, so its lock is not taken. */
int ks_dup_mmap(struct mm_struct *to, struct mm_struct *from)
{
	struct vm_area_struct *vma;
	int error = 0;

	mmap_write_lock(from);
	list_for_each_entry(vma, &from->areas, list)
		if (!error && !(vma->vm_flags & VM_DONTCOPY))
			error = dup_area(to, vma);
	mmap_write_unlock(from);
	return error;
}

void ks_exit_mmap(struct mm_struct *mm)
{
	struct vm_area_struct *vma, *next;

	mmu_notifier_release(mm);
	mmap_write_lock(mm);
	list_for_each_entry(vma, &mm->areas, list)
		ks_zap(vma, vma->vm_start, vma->vm_end);
	ks_pagetable_free(mm->start, mm->end);
	list_for_each_entry_safe(vma, next, &mm->areas, list)
		ks_vma_remove(vma);
	mmap_write_unlock(mm);
}
