/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Blocks that run in a context: the kernel's own functions enter and leave it.
 * An interrupt is taken on the vCPU where the task stands and runs on its stack;
 * a timer's and work's function have a task of their own, for which this one waits.
 */
#include "check/check.h"
#include "run/verbs.h"

void gs_act_task(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	(void)domain, (void)result;
	gs_run_statements(run, statement->body);
}

/* No sleep of the kernel's: the vCPU is simply given up until then. */
void gs_act_at(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	guint64 time = gs_statement_number(statement, "time", 0);
	GsSched *sched = run->world->sched;

	(void)result;
	if (domain->image && ks_atomic(domain->platform.context))
		gs_run_error(run, statement->pos.line, "this task cannot wait here: it is atomic");
	else if (time < sched->clock.now)
		gs_run_error(run, statement->pos.line, "that time is past: it is %" G_GUINT64_FORMAT
			     " ns now", sched->clock.now);
	else if (time > sched->clock.now)
		gs_sched_sleep(sched, time - sched->clock.now);
	if (!gs_run_over(run))
		gs_run_statements(run, statement->body);
}

#define CONTEXT_ACTION(name, enter, leave)                                              \
	void gs_act_##name(GsRun *run, GsDomain *domain, const GsStatement *statement,  \
			   GsResult *result)                                            \
	{                                                                               \
		(void)result;                                                           \
		domain->image->ks->enter();                                             \
		gs_run_statements(run, statement->body);                                      \
		domain->image->ks->leave();                                             \
	}

CONTEXT_ACTION(atomic, preempt_off, preempt_on)
CONTEXT_ACTION(bh_off, bh_disable, bh_enable)
CONTEXT_ACTION(irqs_off, irqs_disable, irqs_enable)
CONTEXT_ACTION(rcu_read, rcu_read_lock, rcu_read_unlock)
CONTEXT_ACTION(softirq, softirq_enter, softirq_leave)
CONTEXT_ACTION(lazy_mmu, lazy_mmu_enter, lazy_mmu_leave)

void gs_act_lock(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	guint n = (guint)gs_statement_number(statement, "object", 0);

	(void)result;
	domain->image->ks->lock(n);
	gs_run_statements(run, statement->body);
	domain->image->ks->unlock(n);
}

void gs_act_mutex(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	guint n = (guint)gs_statement_number(statement, "object", 0);

	(void)result;
	domain->image->ks->mutex_lock(n);
	gs_run_statements(run, statement->body);
	domain->image->ks->mutex_unlock(n);
}

typedef struct {
	GsRun *run;
	GsDomain *domain;
	const GsStatement *statement;
} Block;

static void run_elsewhere(void *data)
{
	const Block *block = data;

	gs_run_statements(block->run, block->statement->body);
}

void gs_act_work(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	Block block = { run, domain, statement };

	(void)result;
	domain->image->ks->in_work(run_elsewhere, &block);
}

void gs_act_timer(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	Block block = { run, domain, statement };

	(void)result;
	domain->image->ks->in_timer(run_elsewhere, &block);
}

void gs_act_interrupt(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	GsBalance before;

	(void)result;
	if (domain->platform.context->irqs_off) {
		gs_run_error(run, statement->pos.line,
			     "interrupts are off here: the vCPU cannot take one");
		return;
	}
	domain->image->ks->irq_enter();
	gs_balance_take(domain, &before);
	gs_run_statements(run, statement->body);
	gs_check_balance(domain, &before, "the interrupt handler");
	domain->image->ks->irq_leave();
}
