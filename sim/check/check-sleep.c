/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * sleep-in-atomic and lazy-mmu-sleep: where a sleep is checked.  The rule is that of
 * Linux's might_sleep() (kernel/sched/core.c, __might_resched): no sleeping with
 * preemption, bottom halves or interrupts off, in an interrupt or in an RCU read
 * section; the caller is at fault even if nothing would have slept this time.  Nor in
 * lazy MMU mode, whose queued updates nobody would see until the task runs again.
 */
#include "check/check.h"
#include "check/violation.h"

static void append(GString *why, const char *text)
{
	if (why->len)
		g_string_append(why, ", ");
	g_string_append(why, text);
}

static guint spinlocks_held(const struct ks_context *context)
{
	guint n = 0;

	for (guint i = 0; i < context->held; i++)
		n += context->locks[i].class->kind == KS_LOCK_SPIN;
	return n;
}

static char *why_atomic(const struct ks_context *context)
{
	GString *why = g_string_new(NULL);
	guint held = spinlocks_held(context);
	g_autofree char *locks = g_strdup_printf("%u spinlock%s held", held, held == 1 ? "" : "s");

	if (context->hardirq_count)
		append(why, "in a hard interrupt");
	if (context->softirq_count)
		append(why, "in a soft interrupt");
	else if (context->bh_count)
		append(why, "bottom halves off");
	if (context->irqs_off && !context->hardirq_count)
		append(why, "interrupts off");
	if (context->rcu_depth)
		append(why, "in an RCU read section");
	if (held)
		append(why, locks);
	else if (context->preempt_count)
		append(why, "preemption off");
	return g_string_free(why, FALSE);
}

static void may_sleep(void *data, const char *what)
{
	GsDomain *domain = data;
	const struct ks_context *context = domain->platform.context;

	if (context->lazy != KS_LAZY_NONE && !ks_in_interrupt(context))
		gs_violation_here(domain, GS_VIOLATION_LAZY_MMU_SLEEP,
				  "%s may sleep; in lazy MMU mode", what);
	if (ks_atomic(context) || context->rcu_depth) {
		g_autofree char *why = why_atomic(context);

		gs_violation_here(domain, GS_VIOLATION_SLEEP_IN_ATOMIC, "%s may sleep; %s", what,
				  why);
	}
}

void gs_check_sleep_install(struct ks_platform *platform)
{
	platform->may_sleep = may_sleep;
}
