/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * lock-recursion, mutex-misuse, and of lock-imbalance what is seen when it is done:
 * dropping what is not held.  The rules are those of CONFIG_DEBUG_SPINLOCK
 * (kernel/locking/spinlock_debug.c), CONFIG_DEBUG_MUTEXES (mutex-debug.c) and
 * kernel/softirq.c.
 */
#include "check/check.h"
#include "check/violation.h"
#include "world/world.h"

typedef struct {
	GsViolationId violation;
	const char *text;  /* %s: the lock's name, if there is a lock */
	const char *crash; /* the domain could not go on; NULL: it does */
} Misuse;

static const Misuse misuses[KS_MISUSE_COUNT] = {
	[KS_MISUSE_SPIN_RECURSION] = { GS_VIOLATION_LOCK_RECURSION,
		"the task holds the spinlock `%s' already and would spin for ever",
		"took a spinlock that it holds" },
	[KS_MISUSE_SPIN_NOT_HELD] = { GS_VIOLATION_LOCK_IMBALANCE,
		"the spinlock `%s' is dropped and nobody holds it", NULL },
	[KS_MISUSE_SPIN_WRONG_OWNER] = { GS_VIOLATION_LOCK_IMBALANCE,
		"the spinlock `%s' is dropped by who does not hold it", NULL },
	[KS_MISUSE_SPIN_BAD_MAGIC] = { GS_VIOLATION_LOCK_IMBALANCE,
		"what is used as a spinlock was never initialised, or has been overwritten", NULL },
	[KS_MISUSE_MUTEX_RECURSION] = { GS_VIOLATION_MUTEX_MISUSE,
		"the task holds the mutex `%s' already and would sleep for ever",
		"took a mutex that it holds" },
	[KS_MISUSE_MUTEX_NOT_HELD] = { GS_VIOLATION_MUTEX_MISUSE,
		"the mutex `%s' is dropped and nobody holds it", NULL },
	[KS_MISUSE_MUTEX_WRONG_OWNER] = { GS_VIOLATION_MUTEX_MISUSE,
		"the mutex `%s' is dropped by who does not hold it", NULL },
	[KS_MISUSE_MUTEX_IN_INTERRUPT] = { GS_VIOLATION_MUTEX_MISUSE,
		"the mutex `%s' is used in an interrupt", NULL },
	[KS_MISUSE_MUTEX_BAD_MAGIC] = { GS_VIOLATION_MUTEX_MISUSE,
		"what is used as a mutex was never initialised, or has been overwritten", NULL },
	[KS_MISUSE_PREEMPT_UNDERFLOW] = { GS_VIOLATION_LOCK_IMBALANCE,
		"preempt_enable() without preempt_disable()", NULL },
	[KS_MISUSE_BH_UNDERFLOW] = { GS_VIOLATION_LOCK_IMBALANCE,
		"local_bh_enable() without local_bh_disable()", NULL },
	[KS_MISUSE_BH_IN_INTERRUPT] = { GS_VIOLATION_LOCK_IMBALANCE,
		"local_bh_enable() with interrupts off: soft interrupts would run now", NULL },
	[KS_MISUSE_RCU_UNDERFLOW] = { GS_VIOLATION_LOCK_IMBALANCE,
		"rcu_read_unlock() without rcu_read_lock()", NULL },
};

static gboolean holds(const struct ks_context *context, const struct ks_lock_class *class)
{
	for (guint i = context->first_held; i < context->held; i++)
		if (context->locks[i].class == class)
			return TRUE;
	return FALSE;
}

/* Whom the lock belongs to instead. */
static char *whose(const GsDomain *domain, enum ks_misuse what, const struct ks_lock_class *class,
		   guint owner)
{
	const GsTask *task = gs_sched_task(domain->world->sched, owner);

	if (what == KS_MISUSE_SPIN_RECURSION && !holds(domain->platform.context, class))
		return g_strdup(" (the interrupt hit the task that holds it)");
	if (what != KS_MISUSE_SPIN_WRONG_OWNER && what != KS_MISUSE_MUTEX_WRONG_OWNER)
		return g_strdup("");
	if (!task)
		return g_strdup(" (its owner has ended)");
	return g_strdup_printf(" (task \"%s\" does)", task->context.comm);
}

static void report(GsDomain *domain, const Misuse *row, enum ks_misuse what,
		   const struct ks_lock_class *class, unsigned int owner)
{
	g_autofree char *other = whose(domain, what, class, owner);
	g_auto(GStrv) text = g_strsplit(row->text, "%s", 2);

	gs_violation_here(domain, row->violation, "%s%s%s%s", text[0],
			  text[1] && class ? class->name : "", text[1] ? text[1] : "", other);
}

/* A crash does not come back: nothing may be left to be freed then. */
static void misuse(void *data, enum ks_misuse what, const struct ks_lock_class *class,
		   unsigned int owner)
{
	const Misuse *row = &misuses[what];

	report(data, row, what, class, owner);
	if (row->crash)
		gs_domain_crash(data, row->crash);
}

void gs_check_lock_install(struct ks_platform *platform)
{
	platform->misuse = misuse;
}
