/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/spinlock.h and mutex.h.  A lock knows the context that
 * holds it, so recursion is told instead of hanging; a contended one makes the
 * simulated vCPU spin (spinlock) or the task wait (mutex).
 */
#ifndef KS_LOCK_H
#define KS_LOCK_H

#include <linux/types.h>
#include "ks/context.h"

typedef struct spinlock {
	const struct ks_context *owner;
} spinlock_t;
typedef spinlock_t raw_spinlock_t;

struct mutex {
	const struct ks_context *owner;
};

#define __SPIN_LOCK_UNLOCKED(name) ((spinlock_t){ .owner = NULL })
#define DEFINE_SPINLOCK(name) spinlock_t name = { .owner = NULL }
#define spin_lock_init(lock) ((lock)->owner = NULL)
#define DEFINE_MUTEX(name) struct mutex name = { .owner = NULL }
#define mutex_init(mutex) ((mutex)->owner = NULL)

void spin_lock(spinlock_t *lock);
void spin_unlock(spinlock_t *lock);
void spin_lock_irq(spinlock_t *lock);
void spin_unlock_irq(spinlock_t *lock);
bool spin_trylock(spinlock_t *lock);
unsigned long ks_spin_lock_irqsave(spinlock_t *lock);
void spin_unlock_irqrestore(spinlock_t *lock, unsigned long flags);

#define spin_lock_irqsave(lock, flags) ((flags) = ks_spin_lock_irqsave(lock))
#define spin_is_locked(lock) ((lock)->owner != NULL)

void mutex_lock(struct mutex *mutex);
void mutex_unlock(struct mutex *mutex);
#define mutex_is_locked(mutex) ((mutex)->owner != NULL)

#endif
