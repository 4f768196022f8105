/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Spinlocks.  The simulator decides who goes on where a lock is taken and dropped;
 * a vCPU that meets a held lock spins until it is dropped.
 */
#include "ks/lock.h"

#include <linux/kernel.h>
#include "ks/sleep.h"

static void note_held(const spinlock_t *lock)
{
	struct ks_context *context = ks_context();

	if (context->held == KS_MAX_HELD_LOCKS)
		panic("more than %d spinlocks held", KS_MAX_HELD_LOCKS);
	context->held_locks[context->held++] = lock;
}

/* Locks may be dropped in any order. */
static void note_dropped(const spinlock_t *lock)
{
	struct ks_context *context = ks_context();
	unsigned int i;

	for (i = context->held; i-- > 0;)
		if (context->held_locks[i] == lock)
			break;
	if (i >= context->held)
		return;
	context->held--;
	for (; i < context->held; i++)
		context->held_locks[i] = context->held_locks[i + 1];
}

static void acquire(spinlock_t *lock)
{
	ks_preempt_disable();
	if (lock->owner == ks_context())
		ks_platform->lock_recursion(ks_platform->domain, lock);
	while (lock->owner)
		ks_platform->spin(ks_platform->domain, lock);
	lock->owner = ks_context();
	note_held(lock);
}

/* As CONFIG_DEBUG_SPINLOCK finds it (kernel/locking/spinlock_debug.c). */
static void release(spinlock_t *lock)
{
	if (lock->owner != ks_context())
		ks_warn(__FILE__, __LINE__, lock->owner ? "spinlock wrong owner"
							: "spinlock already unlocked");
	lock->owner = NULL;
	note_dropped(lock);
	ks_wake(lock);
	ks_preempt_enable();
}

void spin_lock(spinlock_t *lock)
{
	ks_yield();
	acquire(lock);
}

void spin_unlock(spinlock_t *lock)
{
	release(lock);
	ks_yield();
}

void spin_lock_irq(spinlock_t *lock)
{
	ks_yield();
	ks_irq_save();
	acquire(lock);
}

void spin_unlock_irq(spinlock_t *lock)
{
	spin_unlock_irqrestore(lock, 0);
}

unsigned long ks_spin_lock_irqsave(spinlock_t *lock)
{
	unsigned long flags;

	ks_yield();
	flags = ks_irq_save();
	acquire(lock);
	return flags;
}

void spin_unlock_irqrestore(spinlock_t *lock, unsigned long flags)
{
	release(lock);
	ks_context()->irqs_off = flags;
	ks_yield();
}

bool spin_trylock(spinlock_t *lock)
{
	ks_yield();
	if (lock->owner)
		return false;
	acquire(lock);
	return true;
}
