/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * hung-task and soft-lockup: a task that sleeps or waits for too long, and a vCPU
 * that is busy for too long without getting anywhere (world/stuck.h says how long).
 * Who spins or runs on for ever crashes its domain; who waits may yet be woken.
 */
#include "check/check.h"
#include "check/violation.h"
#include "world/world.h"

/* " for the mutex `M', which task "x" holds" */
static char *awaited(const GsSched *sched, const struct ks_wait *wait)
{
	const GsTask *owner = wait ? gs_sched_task(sched, wait->owner) : NULL;
	const char *kind;

	if (!wait || !wait->class)
		return g_strdup("");
	kind = wait->class->kind == KS_LOCK_MUTEX ? "mutex" : "spinlock";
	if (!owner)
		return g_strdup_printf(" for the %s `%s', whose owner has ended without dropping it",
				       kind, wait->class->name);
	return g_strdup_printf(" for the %s `%s', which task \"%s\" of vCPU %u holds", kind,
			       wait->class->name, owner->context.comm, owner->context.vcpu);
}

static void report(GsDomain *domain, const GsTask *task, GsStuck how)
{
	const GsStuckLimits *limits = &task->sched->limits;
	gboolean spins = task->state == GS_TASK_SPINNING;
	g_autofree char *what = awaited(task->sched, task->wait);
	const char *function = task->wait ? task->wait->what : "a sleep";

	switch (how) {
	case GS_STUCK_HUNG:
		gs_violation_here(domain, GS_VIOLATION_HUNG_TASK,
				  "the task has been in %s%s for more than %g s", function, what,
				  (double)limits->hung_ns / 1e9);
		break;
	case GS_STUCK_SPUN:
		gs_violation_here(domain, GS_VIOLATION_SOFT_LOCKUP,
				  "the vCPU has been spinning in %s%s for more than %g s", function,
				  what, (double)limits->spun_ns / 1e9);
		break;
	case GS_STUCK_FOREVER:
		gs_violation_here(domain,
				  spins ? GS_VIOLATION_SOFT_LOCKUP : GS_VIOLATION_HUNG_TASK,
				  "the %s in %s%s, and nothing can run that would end it",
				  spins ? "vCPU spins" : "task is", function, what);
		break;
	case GS_STUCK_BUSY:
		gs_violation_here(domain, GS_VIOLATION_SOFT_LOCKUP,
				  "the vCPU passed %u yield points without a sleep", limits->busy_yields);
		break;
	}
}

/* A crash does not come back: nothing may be left to be freed then. */
void gs_check_stuck(GsTask *task, GsStuck how)
{
	GsDomain *domain = task->vcpu->owner;

	report(domain, task, how);
	if (how == GS_STUCK_BUSY)
		gs_domain_crash(domain, "soft lockup");
}

void gs_check_endless(GsDomain *domain, const GsBacktrace *backtrace)
{
	gs_violation_report(domain, GS_VIOLATION_SOFT_LOCKUP, backtrace,
			    "the vCPU runs on and on, and passes no yield point");
	gs_domain_crash(domain, "soft lockup");
}
