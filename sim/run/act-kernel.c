/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The kernel's life: boot, suspend, resume, sleep, and allocations that fail. */
#include "run/verbs.h"

void gs_act_boot(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_gnttab_state state;

	if (domain->booted) {
		gs_run_error(run, statement->pos.line, "domain %u has booted already", domain->id);
		return;
	}
	result->rc = domain->image->ks->boot();
	domain->booted = result->rc == 0;
	if (!domain->booted)
		return;
	domain->booted_seq = domain->image->ks->pages->last_allocation();
	domain->image->ks->gnttab_state(&state);
	domain->table_address = (gulong)state.shared;
}

/* Linux does both with interrupts off, in stop_machine (drivers/xen/manage.c, xen_suspend). */
void gs_act_suspend(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	(void)run, (void)statement;
	domain->image->ks->irqs_disable();
	result->rc = domain->image->ks->suspend();
	domain->image->ks->irqs_enable();
}

void gs_act_resume(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	(void)run, (void)statement;
	domain->image->ks->irqs_disable();
	result->rc = domain->image->ks->resume();
	domain->image->ks->irqs_enable();
}

void gs_act_sleep(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	guint64 ns = gs_statement_number(statement, "time", 0);

	(void)run, (void)result;
	domain->image->ks->sleep_ms((guint)((ns + 999999) / 1000000));
}

void gs_act_fail_allocation(GsRun *run, GsDomain *domain, const GsStatement *statement,
			    GsResult *result)
{
	const GsArg *function = gs_statement_arg(statement, "function");
	const char *site = function ? function->text : NULL;
	guint64 nth = gs_statement_number(statement, "nth", 0);
	guint percent = (guint)gs_statement_number(statement, "percent", 0);

	(void)result;
	if (nth)
		gs_allocations_fail_nth(domain, nth, site, run->context->symbols);
	else
		gs_allocations_fail_percent(domain, percent, site, run->context->symbols);
}
