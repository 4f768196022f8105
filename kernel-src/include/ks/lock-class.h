/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: what a task holds, and lock classes: after kernel/locking/lockdep.c.  Which
 * class was ever taken while which was held is a matrix of bits, so that a lock
 * taken the usual way costs a few loads; only what is new goes to the simulator.
 */
#ifndef KS_LOCK_CLASS_H
#define KS_LOCK_CLASS_H

#include <linux/types.h>
#include "ks/platform.h"

/* The class behind *class, made at the first question. */
struct ks_lock_class *ks_lock_class(struct ks_lock_class **class, enum ks_lock_kind kind,
				    const char *name);

/* Before a lock is waited for: its class is taken in this context, with these held. */
void ks_lock_note(struct ks_lock_class *class);
/* Interrupts (bottom halves) come on: what is held is held with them on. */
void ks_lock_note_irqs_on(void);

void ks_lock_push(const void *lock, const struct ks_lock_class *class, const void *where);
/* Locks may be dropped in any order.  False: this context does not hold it. */
bool ks_lock_pop(const void *lock);

static inline void ks_misuse(enum ks_misuse what, const struct ks_lock_class *class,
			     unsigned int owner)
{
	ks_platform->misuse(ks_platform->domain, what, class, owner);
}

#endif
