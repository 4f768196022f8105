/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages cut into grants: how often, and for how much, the kernel calls back. */
#include "run/object.h"
#include "run/verbs.h"

static gboolean lacks(GsRun *run, const GsStatement *statement, const GsDomain *domain,
		      const char *name)
{
	return gs_run_lacks(run, statement, domain,
			    domain->image->ks->pages->foreach_grant != NULL, name);
}

void gs_act_foreach_grant(GsRun *run, GsDomain *domain, const GsStatement *statement,
			  GsResult *result)
{
	gulong pfns[64];
	const GsArg *arg;
	guint n = 0;

	if (lacks(run, statement, domain, "gnttab_foreach_grant"))
		return;
	while ((arg = gs_statement_arg_n(statement, "page", n))) {
		const GsPage *page = gs_run_page(run, domain->id, arg->text);

		if (!page || n == G_N_ELEMENTS(pfns)) {
			gs_run_error(run, statement->pos.line,
				     page ? "64 pages at most" : "the page is gone");
			return;
		}
		pfns[n++] = page->number;
	}
	result->rc = domain->image->ks->pages->foreach_grant(pfns, n);
}

void gs_act_grant_range(GsRun *run, GsDomain *domain, const GsStatement *statement,
			GsResult *result)
{
	const GsPage *page = gs_run_page(run, domain->id,
					 gs_statement_arg(statement, "page")->text);

	if (lacks(run, statement, domain, "gnttab_foreach_grant_in_range"))
		return;
	if (page)
		result->rc = domain->image->ks->pages->grant_range(
			page->number, (guint)gs_statement_number(statement, "offset", 0),
			(guint)gs_statement_number(statement, "bytes", 0),
			gs_statement_has(statement, "one"));
	else
		gs_run_error(run, statement->pos.line, "the page is gone");
}

void gs_act_count_grants(GsRun *run, GsDomain *domain, const GsStatement *statement,
			 GsResult *result)
{
	if (!lacks(run, statement, domain, "gnttab_count_grant"))
		result->rc = domain->image->ks->pages->count_grants(
			(guint)gs_statement_number(statement, "start", 0),
			(guint)gs_statement_number(statement, "bytes", 0));
}
