/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Memory of a process: mapping, unmapping, and what its program reads and writes. */
#include <string.h>

#include "run/object.h"
#include "run/verbs.h"

static const struct ks_processes *processes_of(const GsDomain *domain)
{
	return domain->image->ks->processes;
}

gboolean gs_run_area(GsRun *run, const GsStatement *statement, const GsDomain *domain,
		     const struct ks_process *process, GsObject **area, gulong *va)
{
	GsObject *object = gs_run_object(run, statement, "area", GS_NAME_AREA);

	if (!object)
		return FALSE;
	*va = processes_of(domain)->base(process) + object->at +
	      gs_statement_arg(statement, "area")->number * HV_PAGE_SIZE;
	if (area)
		*area = object;
	return TRUE;
}

void gs_act_mmap(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_process *process = gs_run_process(run, statement);
	const GsObject *map = process ? gs_run_object(run, statement, "map", GS_NAME_GNTDEV_MAP)
				      : NULL;
	GsObject *area;
	guint pages;

	if (!map)
		return;
	pages = (guint)gs_statement_number(statement, "length", map->count);
	result->rc = processes_of(domain)->mmap(process, (int)map->n, map->at, pages,
						!gs_statement_has(statement, "ro"),
						gs_statement_has(statement, "private"));
	if (result->rc < 0)
		return;
	area = gs_run_name_object(run, domain, GS_NAME_AREA,
				  gs_statement_arg(statement, "area")->text);
	area->n = map->n;
	area->count = pages;
	area->at = (gulong)result->rc - processes_of(domain)->base(process);
	result->rc = 0;
}

/* V is all of it, V[1] one page of it. */
void gs_act_munmap(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_process *process = gs_run_process(run, statement);
	const GsArg *arg = gs_statement_arg(statement, "area");
	GsObject *area;
	gulong va;

	if (process && gs_run_area(run, statement, domain, process, &area, &va))
		result->rc = processes_of(domain)->munmap(
			process, va,
			(guint)gs_statement_number(statement, "length",
						   arg->pos.length > strlen(arg->text) ? 1
										       : area->count));
}

void gs_act_load(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_process *process = gs_run_process(run, statement);
	gulong va;

	if (process && gs_run_area(run, statement, domain, process, NULL, &va))
		result->rc = processes_of(domain)->load(
			process, va + gs_statement_number(statement, "offset", 0));
}

void gs_act_store(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_process *process = gs_run_process(run, statement);
	gulong va;

	if (process && gs_run_area(run, statement, domain, process, NULL, &va))
		result->rc = processes_of(domain)->store(
			process, va + gs_statement_number(statement, "offset", 0),
			(guint8)gs_statement_number(statement, "value", 0));
}
