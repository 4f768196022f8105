/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mapping grants by the kernel's functions, as a driver does. */
#include "check/check.h"
#include "run/map.h"
#include "run/object.h"
#include "run/verbs.h"

/* The pages that a map-refs statement names; NULL: the run is over. */
static const gulong *pages_for(GsRun *run, const GsStatement *statement, const GsDomain *domain,
			       guint n)
{
	const GsArg *over = gs_statement_arg(statement, "over");
	const GsPage *page = over ? gs_run_page(run, domain->id, over->text) : NULL;
	gulong *pfns = gs_run_alloc(run, n * sizeof(*pfns));
	const GsObject *pages;

	if (over && !page)
		gs_run_error(run, statement->pos.line, "the page is gone");
	for (guint i = 0; i < n && page; i++)
		pfns[i] = page->number + i;
	if (over)
		return page ? pfns : NULL;
	pages = gs_run_object(run, statement, "into", GS_NAME_PAGES);
	if (!pages)
		return NULL;
	if (pages->n >= n)
		return pages->pfns;
	gs_run_error(run, statement->pos.line, "%u grants do not fit into %u page%s", n, pages->n,
		     pages->n == 1 ? "" : "s");
	return NULL;
}

GsMap *gs_map_from_statement(GsRun *run, const GsDomain *domain, const GsStatement *statement)
{
	guint n = gs_statement_count(statement, "gref");
	guint flags = GNTMAP_host_map | (gs_statement_has(statement, "ro") ? GNTMAP_readonly : 0) |
		      (gs_statement_has(statement, "device") ? GNTMAP_device_map : 0);
	GsMap *map = gs_run_name_map(run, domain, gs_statement_arg(statement, "map")->text, n);

	map->flags = flags;
	for (guint i = 0; i < n; i++) {
		const GsArg *gref = gs_statement_arg_n(statement, "gref", i);

		map->slots[i].dom = (domid_t)gref->domid;
		map->slots[i].flags = flags;
		if (!gs_run_ref(run, gref->domid, gref, &map->slots[i].ref)) {
			gs_run_error(run, statement->pos.line, "domain %u has no grant %s",
				     gref->domid, gref->text);
			return NULL;
		}
	}
	return map;
}

void gs_map_result(GsRun *run, const GsMap *map, GsResult *result)
{
	gs_run_statuses(run, result, map->n);
	for (guint i = 0; i < map->n; i++)
		result->statuses[i] = map->slots[i].status;
}

void gs_act_map(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	GsMap *map;

	if (!domain->image) {
		gs_act_bare_map(run, domain, statement, result);
		return;
	}
	map = gs_map_from_statement(run, domain, statement);
	if (!map)
		return;
	result->rc = domain->image->ks->map(map->slots, map->n);
	gs_map_result(run, map, result);
	gs_check_status(domain, result->statuses, result->n);
}

void gs_act_map_refs(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	const struct ks_image *ks = domain->image->ks;
	GsMap *map = gs_map_from_statement(run, domain, statement);

	if (!map)
		return;
	map->by_refs = TRUE;
	if (gs_statement_arg(statement, "over") || gs_statement_arg(statement, "into")) {
		const gulong *pfns = pages_for(run, statement, domain, map->n);

		if (!pfns)
			return;
		result->rc = ks->map_refs_over(map->slots, pfns, map->n);
	} else {
		result->rc = ks->map_refs(map->slots, map->n);
	}
	gs_map_result(run, map, result);
	gs_check_status(domain, result->statuses, result->n);
}

/* Of those that the kernel unmaps: what is mapped, or, if nothing is, what once was. */
static void unmap(GsRun *run, GsDomain *domain, const GsMap *map, GsResult *result)
{
	gboolean *tried = gs_run_alloc(run, map->n * sizeof(*tried));
	guint n = 0;

	for (guint i = 0; i < map->n; i++)
		n += tried[i] = map->slots[i].va && map->slots[i].status == GNTST_okay;
	for (guint i = 0; !n && i < map->n; i++)
		tried[i] = map->slots[i].was != 0;
	result->rc = domain->image->ks->unmap(map->slots, map->n);
	gs_run_statuses(run, result, map->n);
	n = 0;
	for (guint i = 0; i < map->n; i++)
		if (tried[i])
			result->statuses[n++] = map->slots[i].status;
	result->n = n;
}

void gs_act_unmap(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	GsMap *map = gs_run_map(run, gs_statement_arg(statement, "map")->text);

	if (!map) {
		gs_run_error(run, statement->pos.line, "there is no such mapping now");
		return;
	}
	if (!domain->image) {
		gs_act_bare_unmap(run, domain, statement, result);
		return;
	}
	unmap(run, domain, map, result);
}

void gs_act_touch(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	const GsArg *arg = gs_statement_arg(statement, "slot");
	const GsMap *map = gs_run_map(run, arg->text);

	(void)result;
	if (!map || arg->number >= map->n) {
		gs_run_error(run, statement->pos.line, "there is no such mapping now");
		return;
	}
	/* also when it is gone: that is a driver's mistake worth seeing */
	*(volatile guint8 *)map->slots[arg->number].was = 0xa5;
	gs_domain_written(domain, map->slots[arg->number].was, 1);
}
