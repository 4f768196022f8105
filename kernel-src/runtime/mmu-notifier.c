/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Interval notifiers, after mm/mmu_notifier.c.  The list does not change while
 * callbacks run: what is inserted or removed then is deferred, and who removes waits
 * for that, so a callback that removes its own notifier waits for itself for ever.
 */
#include "ks/mmu-notifier.h"

#include <linux/kernel.h>
#include "ks/slab.h"
#include "ks/sleep.h"
#include "ks/wait.h"

struct mmu_notifier_subscriptions {
	spinlock_t lock;
	struct list_head list;
	struct list_head deferred;
	unsigned long invalidate_seq; /* odd: callbacks run */
	unsigned int active;          /* invalidations under way, of any range */
	wait_queue_head_t wq;
};

/* A lock that is "held" while callbacks run, for the order of locks (lockdep has it too). */
static struct ks_lock_class *callbacks_class;

static struct ks_lock_class *callbacks(void)
{
	return ks_lock_class(&callbacks_class, KS_LOCK_FUNCTION,
			     "mmu_notifier_invalidate_range_start");
}

static bool is_invalidating(const struct mmu_notifier_subscriptions *subs)
{
	return subs->invalidate_seq & 1;
}

static struct mmu_notifier_subscriptions *subscriptions(struct mm_struct *mm)
{
	struct mmu_notifier_subscriptions *subs = mm->notifier_subscriptions;

	if (subs)
		return subs;
	subs = kzalloc(sizeof(*subs), GFP_KERNEL);
	if (!subs)
		return NULL;
	spin_lock_init(&subs->lock);
	INIT_LIST_HEAD(&subs->list);
	INIT_LIST_HEAD(&subs->deferred);
	init_waitqueue_head(&subs->wq);
	subs->invalidate_seq = 2;
	mm->notifier_subscriptions = subs;
	return subs;
}

void ks_mmu_notifier_free(struct mm_struct *mm)
{
	if (mm->notifier_subscriptions)
		WARN_ON(!list_empty(&mm->notifier_subscriptions->list));
	kfree(mm->notifier_subscriptions);
	mm->notifier_subscriptions = NULL;
}

static void link_in(struct mmu_notifier_subscriptions *subs, struct mmu_interval_notifier *sub)
{
	list_add_tail(&sub->list, &subs->list);
	sub->inserted = true;
}

static void insert(struct mmu_notifier_subscriptions *subs, struct mmu_interval_notifier *sub)
{
	spin_lock(&subs->lock);
	if (!subs->active) {
		WARN_ON(is_invalidating(subs));
		sub->invalidate_seq = subs->invalidate_seq - 1;
		link_in(subs, sub);
	} else {
		if (is_invalidating(subs)) {
			list_add(&sub->deferred, &subs->deferred);
		} else {
			subs->invalidate_seq |= 1;
			link_in(subs, sub);
		}
		sub->invalidate_seq = subs->invalidate_seq;
	}
	spin_unlock(&subs->lock);
}

int mmu_interval_notifier_insert_locked(struct mmu_interval_notifier *sub, struct mm_struct *mm,
					unsigned long start, unsigned long length,
					const struct mmu_interval_notifier_ops *ops)
{
	struct mmu_notifier_subscriptions *subs;

	WARN_ON(!ks_rwsem_is_mine(&mm->mmap_lock));
	subs = subscriptions(mm);
	if (!subs)
		return -ENOMEM;
	if (!length || start + (length - 1) < start)
		return -EOVERFLOW;
	if (WARN_ON(atomic_read(&mm->mm_users) <= 0))
		return -ESRCH;
	*sub = (struct mmu_interval_notifier){
		.start = start, .last = start + length - 1, .ops = ops, .mm = mm,
	};
	mmgrab(mm);
	insert(subs, sub);
	return 0;
}

int mmu_interval_notifier_insert(struct mmu_interval_notifier *sub, struct mm_struct *mm,
				 unsigned long start, unsigned long length,
				 const struct mmu_interval_notifier_ops *ops)
{
	int error;

	mmap_write_lock(mm);
	error = mmu_interval_notifier_insert_locked(sub, mm, start, length, ops);
	mmap_write_unlock(mm);
	return error;
}

/* Until the callbacks that run, if that was the sequence, have ended. */
static void wait_for_callbacks(struct mmu_notifier_subscriptions *subs, unsigned long seq)
{
	ks_lock_note(ks_context(), callbacks());
	if (seq)
		wait_event(subs->wq, subs->invalidate_seq != seq);
}

void mmu_interval_notifier_remove(struct mmu_interval_notifier *sub)
{
	struct mm_struct *mm = sub->mm;
	struct mmu_notifier_subscriptions *subs = mm->notifier_subscriptions;
	unsigned long seq = 0;

	ks_may_sleep("mmu_interval_notifier_remove");
	spin_lock(&subs->lock);
	if (!is_invalidating(subs)) {
		WARN_ON(!sub->inserted);
		list_del(&sub->list);
	} else if (!sub->inserted) {
		list_del(&sub->deferred);
	} else {
		list_add(&sub->deferred, &subs->deferred);
		seq = subs->invalidate_seq;
	}
	spin_unlock(&subs->lock);
	wait_for_callbacks(subs, seq);
	mmdrop(mm);
}

unsigned long mmu_interval_read_begin(struct mmu_interval_notifier *sub)
{
	struct mmu_notifier_subscriptions *subs = sub->mm->notifier_subscriptions;
	unsigned long seq;
	bool running;

	spin_lock(&subs->lock);
	seq = sub->invalidate_seq;
	running = seq == subs->invalidate_seq;
	spin_unlock(&subs->lock);
	wait_for_callbacks(subs, running ? seq : 0);
	return seq;
}

static bool overlaps(const struct mmu_interval_notifier *sub, const struct mmu_notifier_range *range)
{
	return sub->start < range->end && range->start <= sub->last;
}

/* Begins; TRUE: somebody is to be told. */
static bool start_range(struct mmu_notifier_subscriptions *subs,
			const struct mmu_notifier_range *range)
{
	struct mmu_interval_notifier *sub;
	bool any = false;

	spin_lock(&subs->lock);
	subs->active++;
	list_for_each_entry(sub, &subs->list, list)
		any = any || overlaps(sub, range);
	if (any)
		subs->invalidate_seq |= 1;
	spin_unlock(&subs->lock);
	return any;
}

/* mn_itree_invalidate(): only a range that is not to block may be refused; false: it was. */
static bool call_back(struct mmu_notifier_subscriptions *subs,
		      const struct mmu_notifier_range *range)
{
	struct mmu_interval_notifier *sub;
	bool done = true;

	ks_lock_note(ks_context(), callbacks());
	ks_lock_push(ks_context(), subs, callbacks(), __builtin_return_address(0));
	list_for_each_entry(sub, &subs->list, list)
		if (done && overlaps(sub, range))
			done = sub->ops->invalidate(sub, range, subs->invalidate_seq) ||
			       WARN_ON(mmu_notifier_range_blockable(range));
	ks_lock_pop(ks_context(), subs);
	return done;
}

static void end_range(struct mmu_notifier_subscriptions *subs)
{
	struct mmu_interval_notifier *sub, *next;

	spin_lock(&subs->lock);
	if (--subs->active || !is_invalidating(subs)) {
		spin_unlock(&subs->lock);
		return;
	}
	subs->invalidate_seq++;
	list_for_each_entry_safe(sub, next, &subs->deferred, deferred) {
		list_del(&sub->deferred);
		if (sub->inserted)
			list_del(&sub->list);
		else
			link_in(subs, sub);
	}
	spin_unlock(&subs->lock);
	wake_up_all(&subs->wq);
}

void mmu_notifier_invalidate_range_start(const struct mmu_notifier_range *range)
{
	struct mmu_notifier_subscriptions *subs = range->mm->notifier_subscriptions;

	ks_may_sleep("mmu_notifier_invalidate_range_start");
	if (subs && start_range(subs, range))
		call_back(subs, range);
}

int mmu_notifier_invalidate_range_start_nonblock(const struct mmu_notifier_range *range)
{
	struct mmu_notifier_subscriptions *subs = range->mm->notifier_subscriptions;

	if (!subs || !start_range(subs, range) || call_back(subs, range))
		return 0;
	end_range(subs);
	return -EAGAIN;
}

void mmu_notifier_invalidate_range_end(const struct mmu_notifier_range *range)
{
	if (range->mm->notifier_subscriptions)
		end_range(range->mm->notifier_subscriptions);
}

void mmu_notifier_release(struct mm_struct *mm)
{
	const struct mmu_notifier_range range = {
		.mm = mm, .start = 0, .end = ~0ul, .flags = MMU_NOTIFIER_RANGE_BLOCKABLE,
		.event = MMU_NOTIFY_RELEASE,
	};

	mmu_notifier_invalidate_range_start(&range);
	mmu_notifier_invalidate_range_end(&range);
}
