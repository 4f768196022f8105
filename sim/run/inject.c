/* SPDX-License-Identifier: GPL-2.0-or-later */
/* hypervisor-fault, inject, expect hypervisor consistent: what goes wrong below the kernel. */
#include <string.h>

#include "run/verbs.h"
#include "script/errno-table.h"

void gs_run_hypervisor_fault(GsRun *run, const GsStatement *statement)
{
	const char *id = gs_statement_arg(statement, "name")->text;

	for (guint i = 0; i < hv_fault_count; i++)
		if (strcmp(hv_fault_table[i].id, id) == 0 &&
		    !run->world->hv->fault_set(run->world->machine, hv_fault_table[i].name, TRUE))
			gs_run_skip(run, statement->pos.line,
				    "the hypervisor %s has no switch for %s", run->world->hv->name,
				    id);
}

/* The one kind that the statement names; FALSE: none or several, the run is over. */
static gboolean kind_of(GsRun *run, const GsStatement *statement, HvInjection *injection)
{
	const GsArg *status = gs_statement_arg(statement, "status");
	const GsArg *error = gs_statement_arg(statement, "errno");
	gboolean preempt = gs_statement_has(statement, "preempt");
	gboolean no_memory = gs_statement_has(statement, "no-memory");

	if (!!status + !!error + preempt + no_memory != 1) {
		gs_run_error(run, statement->pos.line,
			     "inject: say one of status, errno, preempt and no-memory");
		return FALSE;
	}
	if (status) {
		injection->kind = HV_INJECT_STATUS;
		injection->value = hv_status_by_name(status->text)->value;
	} else if (error) {
		injection->kind = HV_INJECT_ERRNO;
		injection->value = -gs_errno_by_name(error->text)->value;
	} else {
		injection->kind = preempt ? HV_INJECT_PREEMPT : HV_INJECT_NO_MEMORY;
	}
	return TRUE;
}

void gs_run_inject(GsRun *run, const GsStatement *statement)
{
	HvInjection injection = {
		.domid = (guint)gs_statement_number(statement, "domain", 0),
		.nr = __HYPERVISOR_grant_table_op,
		.cmd = hv_grant_op_by_name(gs_statement_arg(statement, "op")->text)->cmd,
		.nth = gs_statement_number(statement, "nth", 1),
		.times = gs_statement_number(statement, "times", 1),
	};

	if (kind_of(run, statement, &injection) &&
	    !run->world->hv->inject(run->world->machine, &injection))
		gs_run_skip(run, statement->pos.line, "the hypervisor %s injects no answers",
			    run->world->hv->name);
}

void gs_expect_hypervisor_consistent(GsRun *run, const GsStatement *statement)
{
	g_autofree char *why = run->world->hv->check(run->world->machine);

	if (why)
		gs_run_fail(run, statement->pos.line, "the hypervisor is not consistent: %s", why);
}
