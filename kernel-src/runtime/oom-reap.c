/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The OOM reaper, after mm/oom_kill.c: takes the memory of a process that is being killed,
 * before that comes to its end itself.  It waits for nobody.
 */
#include "ks/mm.h"

#include <linux/kernel.h>
#include "ks/mmu-notifier.h"
#include "ks/sleep.h"

#define MAX_OOM_REAP_RETRIES 10

static bool reap_area(struct vm_area_struct *vma)
{
	const struct mmu_notifier_range range = {
		.mm = vma->vm_mm, .start = vma->vm_start, .end = vma->vm_end,
		.event = MMU_NOTIFY_UNMAP,
	};

	if (mmu_notifier_invalidate_range_start_nonblock(&range))
		return false;
	ks_zap(vma, vma->vm_start, vma->vm_end);
	mmu_notifier_invalidate_range_end(&range);
	return true;
}

/* What other processes see too is left alone. */
static bool reap(struct mm_struct *mm)
{
	struct vm_area_struct *vma;
	bool all = true;

	if (!mmap_read_trylock(mm))
		return false;
	list_for_each_entry(vma, &mm->areas, list)
		if (!(vma->vm_flags & (VM_PFNMAP | VM_SHARED)))
			all = reap_area(vma) && all;
	mmap_read_unlock(mm);
	return all;
}

int ks_oom_reap(struct mm_struct *mm)
{
	int attempts;

	for (attempts = 0; attempts < MAX_OOM_REAP_RETRIES; attempts++) {
		if (reap(mm))
			return 0;
		msleep(100); /* Linux: HZ/10 */
	}
	return -EAGAIN;
}
