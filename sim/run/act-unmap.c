/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Unmapping as soon as nobody else holds the pages. */
#include "run/object.h"
#include "run/text.h"
#include "run/verbs.h"

static GsMap *map_arg(GsRun *run, const GsStatement *statement)
{
	GsMap *map = gs_run_map(run, gs_statement_arg(statement, "map")->text);

	if (!map)
		gs_run_error(run, statement->pos.line, "there is no such mapping now");
	else if (!map->by_refs)
		gs_run_error(run, statement->pos.line,
			     "this mapping was not made by map-refs: it has no pages to wait for");
	return map && map->by_refs ? map : NULL;
}

void gs_act_unmap_async(GsRun *run, GsDomain *domain, const GsStatement *statement,
			GsResult *result)
{
	GsMap *map = map_arg(run, statement);

	(void)result;
	if (map && !gs_run_lacks(run, statement, domain, domain->image->ks->unmap_async != NULL,
				 "gnttab_unmap_refs_async"))
		map->unmap = domain->image->ks->unmap_async(map->slots, map->n);
}

void gs_act_unmap_sync(GsRun *run, GsDomain *domain, const GsStatement *statement,
		       GsResult *result)
{
	const GsMap *map = map_arg(run, statement);

	if (map && !gs_run_lacks(run, statement, domain, domain->image->ks->unmap_sync != NULL,
				 "gnttab_unmap_refs_sync"))
		result->rc = domain->image->ks->unmap_sync(map->slots, map->n);
}

void gs_expect_unmap(GsRun *run, const GsStatement *statement)
{
	const GsMap *map = gs_run_map(run, gs_statement_arg(statement, "map")->text);
	const GsDomain *domain = map ? gs_world_domain(run->world, map->owner) : NULL;
	gboolean wants_done = !gs_statement_has(statement, "pending");
	gboolean wants_failed = gs_statement_has(statement, "failed");
	struct ks_unmap_info info;

	if (!domain || !map->unmap) {
		gs_run_error(run, statement->pos.line, "this mapping is not unmapped by "
			     "unmap-async");
		return;
	}
	info = domain->image->ks->unmap_info(map->unmap);
	if (info.done != wants_done) {
		gs_run_fail(run, statement->pos.line, "expect unmap: it is %s",
			    info.done ? "done" : "still pending");
	} else if (info.done && (info.result != 0) != wants_failed) {
		g_autofree char *rc = gs_text_rc(info.result);

		gs_run_fail(run, statement->pos.line, "expect unmap: done with %s", rc);
	}
}
