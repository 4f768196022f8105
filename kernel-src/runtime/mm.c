/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A process's address space as a whole, after kernel/fork.c. */
#include "ks/mm.h"

#include <linux/kernel.h>
#include "ks/mmu-notifier.h"
#include "ks/slab.h"
#include "ks/sleep.h"

#define PART (4 * PMD_SIZE) /* of user space, for each: 2048 pages */
#define PARTS_MAX 64

struct mm_struct init_mm;

static bool part_used[PARTS_MAX];

static bool take_part(struct mm_struct *mm)
{
	unsigned int i;

	for (i = 0; i < PARTS_MAX && (i + 1) * PART <= ks_layout()->user_size; i++) {
		if (part_used[i])
			continue;
		part_used[i] = true;
		mm->start = ks_layout()->user_base + i * PART;
		mm->end = mm->start + PART;
		return true;
	}
	return false;
}

struct mm_struct *ks_mm_alloc(void)
{
	struct mm_struct *mm = kzalloc(sizeof(*mm), GFP_KERNEL);

	if (!mm)
		return NULL;
	if (!take_part(mm)) {
		kfree(mm);
		return NULL;
	}
	atomic_set(&mm->mm_users, 1);
	atomic_set(&mm->mm_count, 1);
	init_rwsem(&mm->mmap_lock);
	INIT_LIST_HEAD(&mm->areas);
	return mm;
}

/* __mmdrop(): the structure goes, and with it its part of user space. */
void mmdrop(struct mm_struct *mm)
{
	if (atomic_dec_return(&mm->mm_count))
		return;
	part_used[(mm->start - ks_layout()->user_base) / PART] = false;
	ks_mmu_notifier_free(mm);
	kfree(mm);
}

void mmput(struct mm_struct *mm)
{
	ks_may_sleep("mmput");
	if (atomic_dec_return(&mm->mm_users))
		return;
	ks_exit_mmap(mm);
	mmdrop(mm);
}

bool ks_mm_contains(const struct mm_struct *mm, unsigned long addr, unsigned long size)
{
	unsigned long user = ks_layout()->user_base;

	if (mm == &init_mm)
		return addr + size <= user || addr >= user + ks_layout()->user_size;
	return addr >= mm->start && size <= mm->end - addr && addr < mm->end;
}
