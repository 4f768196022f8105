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

#define KS_COMM_LEN 16
#define KS_MAX_HELD_LOCKS 16

enum ks_lazy_mode {
	KS_LAZY_NONE, /* updates take effect at once */
	KS_LAZY_MMU,  /* PTE updates are queued until the mode is left */
};

struct ks_context {
	char comm[KS_COMM_LEN]; /* must stay first: struct task_struct's comm */
	unsigned int vcpu;
	unsigned int preempt_count; /* preempt_disable() depth, spinlocks included */
	unsigned int softirq_count; /* in a soft interrupt or bottom halves off */
	unsigned int hardirq_count; /* in a hard interrupt */
	_Bool irqs_off;
	enum ks_lazy_mode lazy;
	unsigned int lazy_depth;  /* 6.12: entered so often inside (7.2: in all) */
	unsigned int lazy_paused; /* 7.2: so often */
	unsigned int held; /* number of spinlocks in held_locks */
	const void *held_locks[KS_MAX_HELD_LOCKS];
};

/* Linux's in_interrupt(): hard or soft interrupt, or bottom halves off. */
static inline _Bool ks_in_interrupt(const struct ks_context *c)
{
	return c->hardirq_count || c->softirq_count;
}

/* Linux's in_atomic() || irqs_disabled(): where nothing may sleep. */
static inline _Bool ks_atomic(const struct ks_context *c)
{
	return c->preempt_count || ks_in_interrupt(c) || c->irqs_off;
}

#endif
