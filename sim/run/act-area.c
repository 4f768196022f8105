/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Memory of a process: mapping, unmapping, and what its program reads and writes. */
#include <string.h>

#include "run/holds.h"
#include "run/object.h"
#include "run/verbs.h"

static const struct ks_processes *processes_of(const GsDomain *domain)
{
	return domain->image->ks->processes;
}

gboolean gs_run_area(GsRun *run, const GsStatement *statement, const char *slot,
		     const GsDomain *domain, const struct ks_process *process, GsObject **area,
		     gulong *va)
{
	GsObject *object = gs_run_object(run, statement, slot, GS_NAME_AREA);

	if (!object)
		return FALSE;
	*va = processes_of(domain)->base(process) + object->at +
	      gs_statement_arg(statement, slot)->number * HV_PAGE_SIZE;
	if (area)
		*area = object;
	return TRUE;
}

/* What mmap has given, if it has. */
static void name_area(GsRun *run, GsDomain *domain, const GsStatement *statement,
		      const struct ks_process *process, guint file, guint pages, GsResult *result)
{
	GsObject *area;

	if (result->rc < 0)
		return;
	area = gs_run_name_object(run, domain, GS_NAME_AREA,
				  gs_statement_arg(statement, "area")->text);
	area->n = file;
	area->count = pages;
	area->at = (gulong)result->rc - processes_of(domain)->base(process);
	result->rc = 0;
}

void gs_act_mmap(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_process *process = gs_run_process(run, statement);
	const GsObject *map = process ? gs_run_object(run, statement, "map", GS_NAME_DEVICE_MAP)
				      : NULL;
	guint pages;

	if (!map)
		return;
	pages = (guint)gs_statement_number(statement, "length", map->count);
	result->rc = processes_of(domain)->mmap(process, (int)map->n, map->at, pages,
						!gs_statement_has(statement, "ro"),
						gs_statement_has(statement, "private"), 0);
	name_area(run, domain, statement, process, map->n, pages, result);
}

void gs_act_memory(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_process *process = gs_run_process(run, statement);
	guint pages = (guint)gs_statement_number(statement, "length", 1);

	if (!process)
		return;
	result->rc = processes_of(domain)->memory(process, pages);
	name_area(run, domain, statement, process, 0, pages, result);
}

/* V is all of it, V[1] one page of it. */
static guint length_of(const GsStatement *statement, const GsObject *area)
{
	const GsArg *arg = gs_statement_arg(statement, "area");

	return (guint)gs_statement_number(statement, "length",
					  arg->pos.length > strlen(arg->text) ? 1 : area->count);
}

void gs_act_munmap(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_process *process = gs_run_process(run, statement);
	GsObject *area;
	gulong va;

	if (process && gs_run_area(run, statement, "area", domain, process, &area, &va))
		result->rc = processes_of(domain)->munmap(process, va,
							  length_of(statement, area));
}

void gs_act_discard(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_process *process = gs_run_process(run, statement);
	GsObject *area;
	gulong va;

	if (process && gs_run_area(run, statement, "area", domain, process, &area, &va))
		result->rc = processes_of(domain)->discard(process, va,
							   length_of(statement, area));
}

void gs_act_pin(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_process *process = gs_run_process(run, statement);
	gulong va;

	if (!process || !gs_run_area(run, statement, "area", domain, process, NULL, &va))
		return;
	result->rc = processes_of(domain)->pin(process, va);
	if (result->rc < 0)
		return;
	gs_run_name_object(run, domain, GS_NAME_PIN, gs_statement_arg(statement, "pin")->text)->at =
		(gulong)result->rc;
	gs_run_hold(run, domain, (gulong)result->rc, 1);
}

void gs_act_unpin(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	const GsObject *pin = gs_run_object(run, statement, "pin", GS_NAME_PIN);

	(void)result;
	if (!pin)
		return;
	gs_run_hold(run, domain, pin->at, -1);
	domain->image->ks->pages->put(pin->at);
}

void gs_act_load(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_process *process = gs_run_process(run, statement);
	gulong va;

	if (process && gs_run_area(run, statement, "area", domain, process, NULL, &va))
		result->rc = processes_of(domain)->load(
			process, va + gs_statement_number(statement, "offset", 0));
}

void gs_act_store(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_process *process = gs_run_process(run, statement);
	gulong va;

	if (process && gs_run_area(run, statement, "area", domain, process, NULL, &va))
		result->rc = processes_of(domain)->store(
			process, va + gs_statement_number(statement, "offset", 0),
			(guint8)gs_statement_number(statement, "value", 0));
}
