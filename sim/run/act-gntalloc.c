/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a process does with /dev/xen/gntalloc. */
#include "run/object.h"
#include "run/verbs.h"

static const struct ks_processes *gntalloc_of(GsRun *run, const GsDomain *domain,
					      const GsStatement *statement)
{
	return gs_run_driver(run, domain, statement,
			     domain->image->ks->processes->gntalloc_alloc != NULL, "gntalloc");
}

void gs_act_alloc_gref(GsRun *run, GsDomain *domain, const GsStatement *statement,
		       GsResult *result)
{
	const struct ks_processes *processes = gntalloc_of(run, domain, statement);
	struct ks_process *process = processes ? gs_run_process(run, statement) : NULL;
	const GsObject *file = process ? gs_run_object(run, statement, "file", GS_NAME_FILE) : NULL;
	guint names = gs_statement_count(statement, "ref");
	guint n = (guint)gs_statement_number(statement, "count", MAX(names, 1));
	guint *refs = gs_run_alloc(run, MAX(names, 1) * sizeof(*refs));
	gulong index = 0;
	GsObject *map;

	if (!file)
		return;
	result->rc = processes->gntalloc_alloc(process, (int)file->n,
					       (domid_t)gs_statement_number(statement, "to", 0),
					       !gs_statement_has(statement, "ro"), n, refs, names,
					       &index);
	if (result->rc < 0)
		return;
	map = gs_run_name_object(run, domain, GS_NAME_DEVICE_MAP,
				 gs_statement_arg(statement, "map")->text);
	map->n = file->n;
	map->count = n;
	map->at = index;
	for (guint i = 0; i < MIN(names, n); i++)
		gs_run_name_ref(run, domain->id, gs_statement_arg_n(statement, "ref", i)->text,
				refs[i]);
}

void gs_act_dealloc_gref(GsRun *run, GsDomain *domain, const GsStatement *statement,
			 GsResult *result)
{
	const struct ks_processes *processes = gntalloc_of(run, domain, statement);
	struct ks_process *process = processes ? gs_run_process(run, statement) : NULL;
	const GsObject *map = process ? gs_run_object(run, statement, "map", GS_NAME_DEVICE_MAP)
				      : NULL;

	if (map)
		result->rc = processes->gntalloc_dealloc(
			process, (int)map->n,
			map->at + gs_statement_number(statement, "page", 0) * HV_PAGE_SIZE,
			(guint)gs_statement_number(statement, "count", map->count));
}
