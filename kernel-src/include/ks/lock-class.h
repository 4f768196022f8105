/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: what a task holds, and lock classes: after kernel/locking/lockdep.c.  Which
 * class was ever taken while which was held is a matrix of bits, so that a lock
 * taken the usual way costs a few loads, here; only what is new goes to
 * lock-class.c, and from there to the simulator.
 */
#ifndef KS_LOCK_CLASS_H
#define KS_LOCK_CLASS_H

#include <linux/compiler.h>
#include <linux/types.h>
#include "ks/platform.h"

/* The class behind *class, made at the first question. */
struct ks_lock_class *ks_lock_class_new(struct ks_lock_class **class, enum ks_lock_kind kind,
					const char *name);

static inline struct ks_lock_class *ks_lock_class(struct ks_lock_class **class,
						  enum ks_lock_kind kind, const char *name)
{
	return likely(*class != NULL) ? *class : ks_lock_class_new(class, kind, name);
}

/* Interrupts (bottom halves) come on: what is held is held with them on. */
void ks_lock_note_irqs_on(void);

/* For the two below. */
void ks_lock_note_usage(struct ks_lock_class *class, unsigned int usage);
void ks_lock_note_nested(const struct ks_context *context, const struct ks_lock_class *class);
void ks_lock_too_many(void) __attribute__((noreturn));
bool ks_lock_pop_inner(struct ks_context *context, const void *lock);

/*
 * kernel/locking/lockdep.c, mark_usage(): an interrupt's own locks say nothing of "on",
 * and a soft interrupt does not come with interrupts off.
 */
static inline unsigned int ks_lock_usage_now(const struct ks_context *context)
{
	unsigned int usage = 0;

	if (unlikely(context->hardirq_count))
		usage = KS_USED_IN_HARDIRQ;
	else if (unlikely(context->softirq_count))
		usage = KS_USED_IN_SOFTIRQ;
	if (context->irqs_off)
		return usage;
	return usage | KS_USED_HARDIRQS_ON |
	       (ks_in_interrupt(context) ? 0 : KS_USED_SOFTIRQS_ON);
}

/* Before a lock is waited for: its class is taken in this context, with these held. */
static inline void ks_lock_note(const struct ks_context *context, struct ks_lock_class *class)
{
	unsigned int usage = ks_lock_usage_now(context);

	if (unlikely(usage & ~class->usage))
		ks_lock_note_usage(class, usage);
	if (context->held > context->first_held)
		ks_lock_note_nested(context, class);
}

static inline void ks_lock_push(struct ks_context *context, const void *lock,
				const struct ks_lock_class *class, const void *where)
{
	struct ks_held_lock *held = &context->locks[context->held];

	if (unlikely(context->held == KS_MAX_HELD_LOCKS))
		ks_lock_too_many();
	held->lock = lock;
	held->class = class;
	held->where = where;
	context->held++;
	ks_trace(KS_EVENT_LOCK, class->name, .a = class->kind);
}

static inline void ks_lock_tell_pop(const struct ks_lock_class *class)
{
	ks_trace(KS_EVENT_UNLOCK, class->name, .a = class->kind);
}

/* Locks may be dropped in any order.  False: this context does not hold it. */
static inline bool ks_lock_pop(struct ks_context *context, const void *lock)
{
	if (unlikely(context->held <= context->first_held ||
		     context->locks[context->held - 1].lock != lock))
		return ks_lock_pop_inner(context, lock);
	context->held--;
	ks_lock_tell_pop(context->locks[context->held].class);
	return true;
}

static inline void ks_misuse(enum ks_misuse what, const struct ks_lock_class *class,
			     unsigned int owner)
{
	ks_platform->misuse(ks_platform->domain, what, class, owner);
}

#endif
