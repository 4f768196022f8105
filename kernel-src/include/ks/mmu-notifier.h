/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/mmu_notifier.h (5.10 and newer), interval notifiers only: who is
 * told before a range of a process's memory changes.  mm/mmu_notifier.c is followed
 * in when a callback runs, what waits for it, and what may not.
 */
#ifndef KS_MMU_NOTIFIER_H
#define KS_MMU_NOTIFIER_H

#include "ks/lock.h"
#include "ks/mm.h"

enum mmu_notifier_event {
	MMU_NOTIFY_UNMAP,
	MMU_NOTIFY_CLEAR,
	MMU_NOTIFY_PROTECTION_VMA,
	MMU_NOTIFY_PROTECTION_PAGE,
	MMU_NOTIFY_SOFT_DIRTY,
	MMU_NOTIFY_RELEASE,
};

#define MMU_NOTIFIER_RANGE_BLOCKABLE 1u

struct mmu_notifier_range {
	struct mm_struct *mm;
	unsigned long start, end;
	unsigned int flags;
	enum mmu_notifier_event event;
};

struct mmu_interval_notifier;

struct mmu_interval_notifier_ops {
	bool (*invalidate)(struct mmu_interval_notifier *interval_sub,
			   const struct mmu_notifier_range *range, unsigned long cur_seq);
};

struct mmu_interval_notifier {
	struct list_head list;     /* of the mm's, if inserted */
	struct list_head deferred; /* to be inserted or removed when no invalidation runs */
	bool inserted;
	unsigned long start, last;
	const struct mmu_interval_notifier_ops *ops;
	struct mm_struct *mm;
	unsigned long invalidate_seq;
};

static inline bool mmu_notifier_range_blockable(const struct mmu_notifier_range *range)
{
	return range->flags & MMU_NOTIFIER_RANGE_BLOCKABLE;
}

static inline void mmu_interval_set_seq(struct mmu_interval_notifier *interval_sub,
					unsigned long cur_seq)
{
	WRITE_ONCE(interval_sub->invalidate_seq, cur_seq);
}

static inline bool mmu_interval_read_retry(struct mmu_interval_notifier *interval_sub,
					   unsigned long seq)
{
	return interval_sub->invalidate_seq != seq;
}

int mmu_interval_notifier_insert(struct mmu_interval_notifier *interval_sub, struct mm_struct *mm,
				 unsigned long start, unsigned long length,
				 const struct mmu_interval_notifier_ops *ops);
int mmu_interval_notifier_insert_locked(struct mmu_interval_notifier *interval_sub,
					struct mm_struct *mm, unsigned long start,
					unsigned long length,
					const struct mmu_interval_notifier_ops *ops);
void mmu_interval_notifier_remove(struct mmu_interval_notifier *interval_sub);
unsigned long mmu_interval_read_begin(struct mmu_interval_notifier *interval_sub);

/* Around a change of that range. */
void mmu_notifier_invalidate_range_start(const struct mmu_notifier_range *range);
/* For who must not wait: 0; or -EAGAIN: somebody would have to, and there is no end to be called. */
int mmu_notifier_invalidate_range_start_nonblock(const struct mmu_notifier_range *range);
void mmu_notifier_invalidate_range_end(const struct mmu_notifier_range *range);
/* Before the end of the process's memory. */
void mmu_notifier_release(struct mm_struct *mm);
/* With the structure. */
void ks_mmu_notifier_free(struct mm_struct *mm);

#endif
