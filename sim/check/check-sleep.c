/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * sleep-in-atomic: where a sleep is checked.  The rule is that of Linux's
 * might_sleep() (kernel/sched/core.c, __might_resched): no sleeping with
 * preemption or interrupts off, or in an interrupt; the caller is at fault even
 * if nothing would have slept this time.
 */
#include "check/check.h"
#include "check/violation.h"

static void append(GString *why, const char *text)
{
	if (why->len)
		g_string_append(why, ", ");
	g_string_append(why, text);
}

static char *why_atomic(const struct ks_context *context)
{
	GString *why = g_string_new(NULL);
	g_autofree char *locks = g_strdup_printf("%u spinlock%s held", context->held,
						 context->held == 1 ? "" : "s");

	if (context->hardirq_count)
		append(why, "in a hard interrupt");
	if (context->softirq_count)
		append(why, "in a soft interrupt");
	if (context->irqs_off)
		append(why, "interrupts off");
	if (context->held)
		append(why, locks);
	else if (context->preempt_count)
		append(why, "preemption off");
	return g_string_free(why, FALSE);
}

static void may_sleep(void *data, const char *what)
{
	GsDomain *domain = data;
	const struct ks_context *context = domain->platform.context;

	if (ks_atomic(context)) {
		g_autofree char *why = why_atomic(context);

		gs_violation_here(domain, GS_VIOLATION_SLEEP_IN_ATOMIC, "%s may sleep; %s", what,
				  why);
	}
}

void gs_check_sleep_install(struct ks_platform *platform)
{
	platform->may_sleep = may_sleep;
}
