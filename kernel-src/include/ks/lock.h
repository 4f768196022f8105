/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/spinlock.h.  A lock knows the task that holds it, so recursion
 * is told instead of hanging; a contended one makes the simulated vCPU spin.  Every
 * lock belongs to a class, by which order and use in interrupts are followed: what
 * CONFIG_DEBUG_SPINLOCK and CONFIG_PROVE_LOCKING find.
 */
#ifndef KS_LOCK_H
#define KS_LOCK_H

#include <linux/types.h>
#include "ks/context.h"
#include "ks/lock-class.h"

#define KS_SPINLOCK_MAGIC 0xdead4ead /* include/linux/spinlock_types_raw.h */

typedef struct spinlock {
	unsigned int owner; /* ks_context.id, 0: free */
	unsigned int magic;
	bool contended;     /* somebody spins */
	const char *name;
	struct ks_lock_class *class; /* NULL: static, and not taken yet */
} spinlock_t;
typedef spinlock_t raw_spinlock_t;

#define __SPIN_LOCK_UNLOCKED(lockname) \
	((spinlock_t){ .magic = KS_SPINLOCK_MAGIC, .name = #lockname })
#define DEFINE_SPINLOCK(lockname) \
	spinlock_t lockname = { .magic = KS_SPINLOCK_MAGIC, .name = #lockname }
#define spin_lock_init(lock) \
	do { \
		static struct ks_lock_class *__class; \
		ks_spin_lock_init(lock, &__class, #lock); \
	} while (0)

void ks_spin_lock_init(spinlock_t *lock, struct ks_lock_class **class, const char *name);
void spin_lock(spinlock_t *lock);
void spin_unlock(spinlock_t *lock);
void spin_lock_bh(spinlock_t *lock);
void spin_unlock_bh(spinlock_t *lock);
void spin_lock_irq(spinlock_t *lock);
void spin_unlock_irq(spinlock_t *lock);
bool spin_trylock(spinlock_t *lock);
unsigned long ks_spin_lock_irqsave(spinlock_t *lock);
void spin_unlock_irqrestore(spinlock_t *lock, unsigned long flags);

#define spin_lock_irqsave(lock, flags) ((flags) = ks_spin_lock_irqsave(lock))
#define spin_is_locked(lock) (READ_ONCE((lock)->owner) != 0)

#define DEFINE_RAW_SPINLOCK(name) DEFINE_SPINLOCK(name)
#define raw_spin_lock_init(lock) spin_lock_init(lock)
#define raw_spin_lock(lock) spin_lock(lock)
#define raw_spin_unlock(lock) spin_unlock(lock)
#define raw_spin_lock_irqsave(lock, flags) spin_lock_irqsave(lock, flags)
#define raw_spin_unlock_irqrestore(lock, flags) spin_unlock_irqrestore(lock, flags)

#endif
