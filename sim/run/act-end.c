/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ending access, and what is left over when that has to wait. */
#include "run/holds.h"
#include "run/object.h"
#include "run/verbs.h"

void gs_act_end_access(GsRun *run, GsDomain *domain, const GsStatement *statement,
		       GsResult *result)
{
	const GsArg *arg = gs_statement_arg(statement, "page");
	const GsPage *page = arg ? gs_run_page(run, domain->id, arg->text) : NULL;
	grant_ref_t ref;

	(void)result;
	if (!gs_run_ref_arg(run, domain, statement, &ref))
		return;
	if (arg && !page)
		gs_run_error(run, statement->pos.line, "the page is gone");
	else if (!page)
		domain->image->ks->end_access(ref);
	if (!page)
		return;
	/* The kernel puts the reference, now or later. */
	gs_run_hold(run, domain, page->number, -1);
	domain->image->ks->refs->end_access_page(ref, page->number);
}

void gs_act_end_access_ref(GsRun *run, GsDomain *domain, const GsStatement *statement,
			   GsResult *result)
{
	grant_ref_t ref;

	if (gs_run_ref_arg(run, domain, statement, &ref))
		result->rc = domain->image->ks->end_access_ref(ref);
}

void gs_act_try_end_access(GsRun *run, GsDomain *domain, const GsStatement *statement,
			   GsResult *result)
{
	const struct ks_refs *refs = domain->image->ks->refs;
	grant_ref_t ref;

	if (!gs_run_lacks(run, statement, domain, refs->try_end_access != NULL,
			  "gnttab_try_end_foreign_access") &&
	    gs_run_ref_arg(run, domain, statement, &ref))
		result->rc = refs->try_end_access(ref);
}

void gs_expect_deferred(GsRun *run, const GsStatement *statement)
{
	const GsDomain *domain = gs_expect_linux_domain(run, statement);

	if (domain)
		gs_expect_number(run, statement, domain->image->ks->refs->deferred());
}

void gs_expect_leaked_refs(GsRun *run, const GsStatement *statement)
{
	const GsDomain *domain = gs_expect_linux_domain(run, statement);

	if (domain && !gs_run_lacks(run, statement, domain,
				    domain->image->ks->refs->leaked != NULL,
				    "count of refs that it leaked"))
		gs_expect_number(run, statement, domain->image->ks->refs->leaked());
}
