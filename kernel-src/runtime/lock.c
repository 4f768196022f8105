/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Spinlocks.  The simulator decides who goes on where a lock is taken and dropped;
 * a vCPU that meets a held lock spins until it is dropped.
 */
#include "ks/lock.h"

#include <linux/kernel.h>
#include "ks/sleep.h"

#define CALLER __builtin_return_address(0)

void ks_spin_lock_init(spinlock_t *lock, struct ks_lock_class **class, const char *name)
{
	*lock = (spinlock_t){
		.magic = KS_SPINLOCK_MAGIC,
		.name = name,
		.class = ks_lock_class(class, KS_LOCK_SPIN, name),
	};
}

/* kernel/locking/spinlock_debug.c, debug_spin_lock_before() */
static inline struct ks_lock_class *class_of(spinlock_t *lock)
{
	if (unlikely(lock->magic != KS_SPINLOCK_MAGIC)) {
		ks_misuse(KS_MISUSE_SPIN_BAD_MAGIC, NULL, 0);
		lock->magic = KS_SPINLOCK_MAGIC;
		lock->name = "an uninitialised lock";
		lock->class = NULL;
		lock->owner = 0;
	}
	return ks_lock_class(&lock->class, KS_LOCK_SPIN, lock->name);
}

static void wait_for(spinlock_t *lock)
{
	while (lock->owner) {
		struct ks_wait wait = {
			.key = lock, .what = "spin_lock", .class = lock->class,
			.owner = lock->owner,
		};

		lock->contended = true;
		ks_platform->spin(ks_platform->domain, &wait);
	}
}

/* The dependency counts even if the lock is never got: lock_acquire() comes first too. */
static __always_inline void acquire(spinlock_t *lock, const void *where)
{
	struct ks_lock_class *class = class_of(lock);
	struct ks_context *context = ks_context();

	context->preempt_count++;
	if (unlikely(lock->owner == context->id))
		ks_misuse(KS_MISUSE_SPIN_RECURSION, class, lock->owner);
	ks_lock_note(context, class);
	if (unlikely(lock->owner))
		wait_for(lock);
	lock->owner = context->id;
	ks_lock_push(context, lock, class, where);
}

/* debug_spin_unlock(); who does not hold it leaves it as it is. */
static __always_inline void release(spinlock_t *lock)
{
	struct ks_context *context = ks_context();

	if (unlikely(lock->owner != context->id)) {
		ks_misuse(lock->owner ? KS_MISUSE_SPIN_WRONG_OWNER : KS_MISUSE_SPIN_NOT_HELD,
			  class_of(lock), lock->owner);
		return;
	}
	ks_lock_pop(context, lock);
	lock->owner = 0;
	if (unlikely(lock->contended)) {
		lock->contended = false;
		ks_wake(lock);
	}
	if (unlikely(!context->preempt_count))
		ks_misuse(KS_MISUSE_PREEMPT_UNDERFLOW, NULL, 0);
	else
		context->preempt_count--;
}

void spin_lock(spinlock_t *lock)
{
	ks_yield();
	acquire(lock, CALLER);
}

void spin_unlock(spinlock_t *lock)
{
	release(lock);
	ks_yield();
}

void spin_lock_bh(spinlock_t *lock)
{
	ks_yield();
	ks_bh_disable();
	acquire(lock, CALLER);
}

void spin_unlock_bh(spinlock_t *lock)
{
	release(lock);
	ks_bh_enable();
}

void spin_lock_irq(spinlock_t *lock)
{
	ks_yield();
	ks_irq_save();
	acquire(lock, CALLER);
}

void spin_unlock_irq(spinlock_t *lock)
{
	spin_unlock_irqrestore(lock, 0);
}

/*
 * Nearly every lock is free when it is taken, by a task that holds no other and is in no
 * interrupt, on a vCPU that is alone.  The steps of the long way would find nothing then:
 * nobody to let run, no order without another lock, no usage while interrupts are off.
 */
static inline bool takes_at_once(const struct ks_context *context, const struct ks_turn *turn,
				 const spinlock_t *lock)
{
	return ks_turn_quiet(turn, 1) && !context->held && !context->hardirq_count &&
	       !context->softirq_count && lock->magic == KS_SPINLOCK_MAGIC && lock->class &&
	       !lock->owner;
}

/* The same of dropping it, with two yield points: interrupts come on between them. */
static inline bool drops_at_once(const struct ks_context *context, const struct ks_turn *turn,
				 const spinlock_t *lock)
{
	return ks_turn_quiet(turn, 2) && context->held == 1 && !context->first_held &&
	       context->locks[0].lock == lock && lock->owner == context->id &&
	       !lock->contended && context->preempt_count && context->irqs_off;
}

/* The long ways on their own, so that the short ones save no registers. */
static noinline unsigned long lock_irqsave(spinlock_t *lock, const void *where)
{
	unsigned long flags;

	ks_yield();
	flags = ks_irq_save();
	acquire(lock, where);
	return flags;
}

static noinline void unlock_irqrestore(spinlock_t *lock, unsigned long flags)
{
	release(lock);
	ks_irq_restore(flags);
	ks_yield();
}

unsigned long ks_spin_lock_irqsave(spinlock_t *lock)
{
	struct ks_context *context = ks_context();
	struct ks_turn *turn = ks_platform->turn;
	unsigned long flags;

	if (unlikely(!takes_at_once(context, turn, lock)))
		return lock_irqsave(lock, CALLER);
	ks_lock_push(context, lock, lock->class, CALLER);
	context->preempt_count++;
	flags = context->irqs_off;
	context->irqs_off = true;
	lock->owner = context->id;
	turn->left--;
	return flags;
}

void spin_unlock_irqrestore(spinlock_t *lock, unsigned long flags)
{
	struct ks_context *context = ks_context();
	struct ks_turn *turn = ks_platform->turn;

	if (unlikely(flags || !drops_at_once(context, turn, lock))) {
		unlock_irqrestore(lock, flags);
		return;
	}
	context->held = 0;
	context->preempt_count--;
	context->irqs_off = false;
	lock->owner = 0;
	turn->left -= 2;
}

/* What cannot wait makes no dependency, but what is taken behind it does. */
bool spin_trylock(spinlock_t *lock)
{
	struct ks_lock_class *class = class_of(lock);

	ks_yield();
	if (lock->owner)
		return false;
	ks_context()->preempt_count++;
	lock->owner = ks_context()->id;
	ks_lock_push(ks_context(), lock, class, CALLER);
	return true;
}
