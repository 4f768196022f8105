/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What Linux keeps about the running context: one per task.  The kernel image's
 * runtime changes it (preempt_disable(), spin_lock_irqsave(), ...), the
 * simulator's checkers read it.  An interrupt runs on the context it hit, so it
 * inherits the lazy MMU mode, as on a real CPU.
 *
 * Plain C types only: the image is compiled without the host's headers.
 */
#ifndef KS_CONTEXT_H
#define KS_CONTEXT_H

#include "ks-lock.h"

#define KS_COMM_LEN 16
#define KS_MAX_IRQ_DEPTH 4 /* a soft interrupt, a hard one in it, and room */

enum ks_lazy_mode {
	KS_LAZY_NONE, /* updates take effect at once */
	KS_LAZY_MMU,  /* PTE updates are queued until the mode is left */
};

struct ks_context {
	char comm[KS_COMM_LEN]; /* must stay first: struct task_struct's comm */
	void *mm;               /* and second: the process's, in a system call; else NULL */
	void *files;            /* likewise: its open files */
	void *works;            /* what the image does when the system call ends */
	unsigned int id;        /* of the task, never 0, never used again */
	unsigned int vcpu;
	unsigned int preempt_count; /* preempt_disable() depth, spinlocks included */
	unsigned int bh_count;      /* local_bh_disable() depth */
	unsigned int softirq_count; /* in a soft interrupt */
	unsigned int hardirq_count; /* in a hard interrupt */
	unsigned int rcu_depth;     /* rcu_read_lock() depth */
	unsigned int rcu_phase;     /* which readers it counts among (runtime/rcu.c) */
	_Bool irqs_off;
	enum ks_lazy_mode lazy;
	unsigned int lazy_depth;  /* 6.12: entered so often inside (7.2: in all) */
	unsigned int lazy_paused; /* 7.2: so often */
	/* Spinlocks and mutexes; those below first_held are of the task that an interrupt hit. */
	unsigned int held, first_held;
	struct ks_held_lock locks[KS_MAX_HELD_LOCKS];
	unsigned int irq_depth;
	unsigned int irq_first_held[KS_MAX_IRQ_DEPTH]; /* first_held to go back to */
	/* Instrumented images only. */
	unsigned int depth; /* instrumented functions entered and not yet left */
	_Bool notes;        /* the simulator wants to hear when one is left */
};

/* Linux's in_interrupt(): hard or soft interrupt, or bottom halves off. */
static inline _Bool ks_in_interrupt(const struct ks_context *c)
{
	return c->hardirq_count || c->softirq_count || c->bh_count;
}

/* Linux's in_atomic() || irqs_disabled(): where nothing may sleep. */
static inline _Bool ks_atomic(const struct ks_context *c)
{
	return c->preempt_count || ks_in_interrupt(c) || c->irqs_off;
}

#endif
