/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Transfers: a kernel offers a slot for a frame, a domain without one gives a frame away. */
#include "run/bare.h"
#include "run/object.h"
#include "run/verbs.h"

static gboolean lacks(GsRun *run, const GsDomain *domain, const GsStatement *statement,
		      const char *name)
{
	return gs_run_lacks(run, statement, domain, domain->image->ks->refs->transfer != NULL,
			    name);
}

void gs_act_grant_transfer(GsRun *run, GsDomain *domain, const GsStatement *statement,
			   GsResult *result)
{
	const GsPage *page = gs_run_page(run, domain->id,
					 gs_statement_arg(statement, "page")->text);

	if (lacks(run, domain, statement, "gnttab_grant_foreign_transfer") || !page)
		return;
	result->rc = domain->image->ks->refs->transfer(
		(domid_t)gs_statement_number(statement, "from", 0), page->number);
	if (result->rc >= 0)
		gs_run_name_ref(run, domain->id, gs_statement_arg(statement, "ref")->text,
				(grant_ref_t)result->rc);
}

void gs_act_grant_transfer_ref(GsRun *run, GsDomain *domain, const GsStatement *statement,
			       GsResult *result)
{
	const GsPage *page = gs_run_page(run, domain->id,
					 gs_statement_arg(statement, "page")->text);
	grant_ref_t ref;

	(void)result;
	if (!lacks(run, domain, statement, "gnttab_grant_foreign_transfer_ref") && page &&
	    gs_run_ref_arg(run, domain, statement, &ref))
		domain->image->ks->refs->transfer_ref(
			ref, (domid_t)gs_statement_number(statement, "from", 0), page->number);
}

void gs_act_end_transfer_ref(GsRun *run, GsDomain *domain, const GsStatement *statement,
			     GsResult *result)
{
	grant_ref_t ref;

	if (!lacks(run, domain, statement, "gnttab_end_foreign_transfer_ref") &&
	    gs_run_ref_arg(run, domain, statement, &ref))
		result->rc = domain->image->ks->refs->end_transfer_ref(ref);
}

void gs_act_end_transfer(GsRun *run, GsDomain *domain, const GsStatement *statement,
			 GsResult *result)
{
	grant_ref_t ref;

	if (!lacks(run, domain, statement, "gnttab_end_foreign_transfer") &&
	    gs_run_ref_arg(run, domain, statement, &ref))
		result->rc = domain->image->ks->refs->end_transfer(ref);
}

void gs_act_transfer(GsRun *run, GsDomain *domain, const GsStatement *statement,
		     GsResult *result)
{
	const GsPage *page = gs_run_page(run, domain->id,
					 gs_statement_arg(statement, "page")->text);
	const GsArg *to = gs_statement_arg(statement, "gref");
	gnttab_transfer_t op = { .domid = (domid_t)to->domid };
	long rc;

	if (!page || !gs_run_ref(run, to->domid, to, &op.ref)) {
		gs_run_error(run, statement->pos.line, "the page or the grant is gone");
		return;
	}
	op.mfn = gs_page_gfn(page);
	rc = gs_bare_grant_op(domain, GNTTABOP_transfer, &op, 1);
	gs_bare_status(run, result, rc, op.status);
}
