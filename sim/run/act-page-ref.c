/* SPDX-License-Identifier: GPL-2.0-or-later */
/* References to a kernel's pages: a driver's own, and somebody's who uses a mapped one. */
#include "run/holds.h"
#include "run/verbs.h"

/* A named page of the domain, or the page behind a mapping's slot; FALSE: the run is over. */
static gboolean pfn_arg(GsRun *run, guint domid, const GsStatement *statement, gulong *pfn)
{
	const GsArg *name = gs_statement_arg(statement, "page");
	const GsArg *slot = gs_statement_arg(statement, "slot");
	const GsPage *page = name ? gs_run_page(run, domid, name->text) : NULL;
	const GsMap *map = slot ? gs_run_map(run, slot->text) : NULL;

	if (page) {
		*pfn = page->number;
		return TRUE;
	}
	if (map && slot->number < map->n && map->slots[slot->number].pfn != ~0ul) {
		*pfn = map->slots[slot->number].pfn;
		return TRUE;
	}
	gs_run_error(run, statement->pos.line,
		     slot ? "no page is behind that slot now" : "the page is gone");
	return FALSE;
}

static void get(GsRun *run, GsDomain *domain, const GsStatement *statement)
{
	gulong pfn;

	if (!pfn_arg(run, domain->id, statement, &pfn))
		return;
	gs_run_hold(run, domain, pfn, 1);
	domain->image->ks->pages->get(pfn);
}

static void put(GsRun *run, GsDomain *domain, const GsStatement *statement)
{
	gulong pfn;

	if (!pfn_arg(run, domain->id, statement, &pfn))
		return;
	gs_run_hold(run, domain, pfn, -1);
	domain->image->ks->pages->put(pfn);
}

void gs_act_hold_page(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	(void)result;
	get(run, domain, statement);
}

void gs_act_drop_page(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	(void)result;
	put(run, domain, statement);
}

/* A page that nobody else holds is freed by this. */
void gs_act_free_page(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	gs_act_drop_page(run, domain, statement, result);
}

void gs_act_hold_slot(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	(void)result;
	get(run, domain, statement);
}

void gs_act_drop_slot(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	(void)result;
	put(run, domain, statement);
}

void gs_expect_page_count(GsRun *run, const GsStatement *statement)
{
	const GsArg *arg = gs_statement_arg(statement, "page");
	const GsDomain *domain = gs_world_domain(run->world, arg->domid);
	gulong pfn;

	if (domain && !domain->image)
		gs_run_error(run, statement->pos.line, "domain %u runs no kernel that counts",
			     domain->id);
	else if (domain && pfn_arg(run, arg->domid, statement, &pfn))
		gs_expect_number(run, statement,
				 (guint64)domain->image->ks->pages->count(pfn));
}

void gs_expect_slot_count(GsRun *run, const GsStatement *statement)
{
	const GsMap *map = gs_run_map(run, gs_statement_arg(statement, "slot")->text);
	const GsDomain *domain = map ? gs_world_domain(run->world, map->owner) : NULL;
	gulong pfn;

	if (!domain || !domain->image)
		gs_run_error(run, statement->pos.line,
			     "there is no such mapping by a kernel now");
	else if (pfn_arg(run, domain->id, statement, &pfn))
		gs_expect_number(run, statement,
				 (guint64)domain->image->ks->pages->count(pfn));
}
