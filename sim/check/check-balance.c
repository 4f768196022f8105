/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * lock-imbalance at the end of whatever began: an action, an interrupt handler, a
 * timer's or work's function must leave locks, counts and interrupts as it found
 * them (kernel/softirq.c, kernel/time/timer.c and kernel/workqueue.c look likewise).
 * What was changed is put back afterwards, so that one mistake is told once; a lock
 * stays taken.
 */
#include "check/check.h"
#include "check/violation.h"

void gs_balance_take(const GsDomain *domain, GsBalance *balance)
{
	const struct ks_context *context = domain->platform.context;

	if (!domain->image)
		return;
	*balance = (GsBalance){
		.preempt_count = context->preempt_count,
		.bh_count = context->bh_count,
		.softirq_count = context->softirq_count,
		.hardirq_count = context->hardirq_count,
		.rcu_depth = context->rcu_depth,
		.held = context->held,
		.irqs_off = context->irqs_off,
		.lazy = context->lazy,
		.lazy_depth = context->lazy_depth,
	};
}

static gboolean same(const GsBalance *a, const GsBalance *b)
{
	return a->preempt_count == b->preempt_count && a->bh_count == b->bh_count &&
	       a->softirq_count == b->softirq_count && a->hardirq_count == b->hardirq_count &&
	       a->rcu_depth == b->rcu_depth && a->held == b->held &&
	       a->irqs_off == b->irqs_off && a->lazy == b->lazy &&
	       a->lazy_depth == b->lazy_depth;
}

/* The stack is the one place where the lock was taken. */
static void tell_held(GsDomain *domain, const struct ks_held_lock *lock, const char *what)
{
	const GsBacktrace taken = { .n = 1, .ip = { (gulong)lock->where } };

	gs_violation_report(domain, GS_VIOLATION_LOCK_IMBALANCE, &taken,
			    "%s ended and still holds the %s `%s', taken here", what,
			    lock->class->kind == KS_LOCK_MUTEX ? "mutex" : "spinlock",
			    lock->class->name);
}

static guint tell_locks(GsDomain *domain, const GsBalance *before, const char *what)
{
	const struct ks_context *context = domain->platform.context;
	guint spinlocks = 0;

	for (guint i = before->held; i < context->held; i++) {
		tell_held(domain, &context->locks[i], what);
		spinlocks += context->locks[i].class->kind == KS_LOCK_SPIN;
	}
	if (context->held < before->held)
		gs_violation_report(domain, GS_VIOLATION_LOCK_IMBALANCE, NULL,
				    "%s ended and dropped %u lock%s that were held when it began",
				    what, before->held - context->held,
				    before->held - context->held == 1 ? "" : "s");
	return spinlocks;
}

static void tell_count(GsDomain *domain, const char *what, const char *name, guint before,
		       guint after)
{
	if (before != after)
		gs_violation_report(domain, GS_VIOLATION_LOCK_IMBALANCE, NULL,
				    "%s ended with %s %u, and began with %u", what, name, after,
				    before);
}

static void tell_flag(GsDomain *domain, const char *what, const char *name, gboolean before,
		      gboolean after)
{
	if (before != after)
		gs_violation_report(domain, GS_VIOLATION_LOCK_IMBALANCE, NULL,
				    "%s ended with %s %s, and began with %s", what, name,
				    after ? "off" : "on", after ? "on" : "off");
}

static void put_back(struct ks_context *context, const GsBalance *before)
{
	context->preempt_count = before->preempt_count;
	context->bh_count = before->bh_count;
	context->softirq_count = before->softirq_count;
	context->hardirq_count = before->hardirq_count;
	context->rcu_depth = before->rcu_depth;
	context->held = MIN(context->held, before->held);
	context->irqs_off = before->irqs_off;
	context->lazy = before->lazy;
	context->lazy_depth = before->lazy_depth;
}

void gs_check_balance(GsDomain *domain, const GsBalance *before, const char *what)
{
	struct ks_context *context = domain->platform.context;
	GsBalance now;
	guint spinlocks;

	if (!domain->image || domain->crashed)
		return;
	gs_balance_take(domain, &now);
	if (same(before, &now))
		return;
	spinlocks = tell_locks(domain, before, what);
	if (now.held >= before->held)
		tell_count(domain, what, "preempt_count", before->preempt_count + spinlocks,
			   now.preempt_count);
	tell_count(domain, what, "local_bh_disable() depth", before->bh_count, now.bh_count);
	tell_count(domain, what, "rcu_read_lock() depth", before->rcu_depth, now.rcu_depth);
	tell_count(domain, what, "lazy MMU depth", before->lazy_depth, now.lazy_depth);
	tell_flag(domain, what, "interrupts", before->irqs_off, now.irqs_off);
	tell_flag(domain, what, "lazy MMU mode", before->lazy == KS_LAZY_NONE,
		  now.lazy == KS_LAZY_NONE);
	put_back(context, before);
}
