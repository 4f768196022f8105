/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The kernel's life: boot, suspend, resume, sleep, and allocations that fail. */
#include <errno.h>

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

/* Between the two, on the way to another host. */
void gs_act_migrate(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	const HvInterface *hv = domain->world->hv;

	result->rc = hv->grant_reset(domain->hv);
	if (result->rc == -EBUSY && !statement->outcomes)
		gs_run_error(run, statement->pos.line,
			     "domain %u cannot leave: a grant of its is mapped, or it maps one, or "
			     "it was not suspended", domain->id);
}

void gs_act_max_grant_frames(GsRun *run, GsDomain *domain, const GsStatement *statement,
			     GsResult *result)
{
	(void)run, (void)statement;
	result->rc = domain->image->ks->max_grant_frames();
}

static gboolean is_hvm(GsRun *run, const GsDomain *domain, const GsStatement *statement)
{
	if (domain->type == HV_GUEST_HVM)
		return TRUE;
	gs_run_error(run, statement->pos.line, "only an hvm domain has a platform device");
	return FALSE;
}

void gs_act_setup_auto_xlat(GsRun *run, GsDomain *domain, const GsStatement *statement,
			    GsResult *result)
{
	if (is_hvm(run, domain, statement))
		result->rc = domain->image->ks->setup_auto_xlat();
}

void gs_act_free_auto_xlat(GsRun *run, GsDomain *domain, const GsStatement *statement,
			   GsResult *result)
{
	(void)result;
	if (is_hvm(run, domain, statement))
		domain->image->ks->free_auto_xlat();
}

void gs_act_resume(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	(void)run, (void)statement;
	domain->image->ks->irqs_disable();
	result->rc = domain->image->ks->resume();
	domain->image->ks->irqs_enable();
}

static guint milliseconds(const GsStatement *statement)
{
	return (guint)((gs_statement_number(statement, "time", 0) + 999999) / 1000000);
}

void gs_act_sleep(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	(void)run, (void)result;
	domain->image->ks->sleep_ms(milliseconds(statement));
}

void gs_act_delay(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	(void)run, (void)result;
	domain->image->ks->delay_ms(milliseconds(statement));
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
