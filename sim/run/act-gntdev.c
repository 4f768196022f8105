/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a process does with /dev/xen/gntdev. */
#include "run/object.h"
#include "run/verbs.h"

/* The processes' functions, if the domain's kernel has the driver; NULL: the run is over. */
static const struct ks_processes *gntdev_of(GsRun *run, const GsDomain *domain,
					    const GsStatement *statement)
{
	const struct ks_processes *processes = domain->image->ks->processes;

	return gs_run_lacks(run, statement, domain, processes->gntdev_map != NULL, "gntdev")
		       ? NULL
		       : processes;
}

static guint count_grefs(const GsStatement *statement)
{
	guint n = 0;

	while (gs_statement_arg_n(statement, "gref", n))
		n++;
	return n;
}

/* As written; with a count the last one and those that follow it. */
static struct ks_gref *grefs_of(GsRun *run, const GsStatement *statement, guint *n)
{
	guint written = count_grefs(statement);
	struct ks_gref *grefs;

	*n = (guint)gs_statement_number(statement, "count", written);
	grefs = gs_run_alloc(run, MAX(*n, written) * sizeof(*grefs));
	for (guint i = 0; i < MAX(*n, written); i++) {
		const GsArg *gref = gs_statement_arg_n(statement, "gref", MIN(i, written - 1));

		if (!gs_run_ref(run, gref->domid, gref, &grefs[i].ref)) {
			gs_run_error(run, statement->pos.line, "domain %u has no grant %s",
				     gref->domid, gref->text);
			return NULL;
		}
		grefs[i].dom = (domid_t)gref->domid;
		grefs[i].ref += i < written ? 0 : i - written + 1;
	}
	return grefs;
}

void gs_act_map_grant_ref(GsRun *run, GsDomain *domain, const GsStatement *statement,
			  GsResult *result)
{
	const struct ks_processes *processes = gntdev_of(run, domain, statement);
	struct ks_process *process = processes ? gs_run_process(run, statement) : NULL;
	const GsObject *file = process ? gs_run_object(run, statement, "file", GS_NAME_FILE) : NULL;
	struct ks_gref *grefs;
	gulong index = 0;
	GsObject *map;
	guint n;

	grefs = file ? grefs_of(run, statement, &n) : NULL;
	if (!grefs)
		return;
	result->rc = processes->gntdev_map(process, (int)file->n, grefs, n, &index);
	if (result->rc < 0)
		return;
	map = gs_run_name_object(run, domain, GS_NAME_GNTDEV_MAP,
				 gs_statement_arg(statement, "map")->text);
	map->n = file->n;
	map->count = n;
	map->at = index;
}

static const GsObject *map_arg(GsRun *run, const GsStatement *statement)
{
	return gs_run_object(run, statement, "map", GS_NAME_GNTDEV_MAP);
}

void gs_act_unmap_grant_ref(GsRun *run, GsDomain *domain, const GsStatement *statement,
			    GsResult *result)
{
	const struct ks_processes *processes = gntdev_of(run, domain, statement);
	struct ks_process *process = processes ? gs_run_process(run, statement) : NULL;
	const GsObject *map = process ? map_arg(run, statement) : NULL;

	if (map)
		result->rc = processes->gntdev_unmap(process, (int)map->n, map->at, map->count);
}

void gs_act_set_unmap_notify(GsRun *run, GsDomain *domain, const GsStatement *statement,
			     GsResult *result)
{
	const struct ks_processes *processes = gntdev_of(run, domain, statement);
	struct ks_process *process = processes ? gs_run_process(run, statement) : NULL;
	const GsObject *map = process ? map_arg(run, statement) : NULL;

	if (map)
		result->rc = processes->gntdev_notify(
			process, (int)map->n,
			map->at + gs_statement_number(statement, "page", 0) * HV_PAGE_SIZE +
				gs_statement_number(statement, "offset", 0));
}

void gs_act_get_offset(GsRun *run, GsDomain *domain, const GsStatement *statement,
		       GsResult *result)
{
	const struct ks_processes *processes = gntdev_of(run, domain, statement);
	struct ks_process *process = processes ? gs_run_process(run, statement) : NULL;
	GsObject *area;
	gulong va;

	if (process && gs_run_area(run, statement, domain, process, &area, &va))
		result->rc = processes->gntdev_offset(process, (int)area->n, va);
}
