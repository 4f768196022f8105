/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Granting by the kernel's own functions. */
#include "run/verbs.h"

static gboolean ref_arg(GsRun *run, const GsDomain *domain, const GsStatement *statement,
			grant_ref_t *ref)
{
	const GsArg *arg = gs_statement_arg(statement, "ref");

	if (gs_run_ref(run, domain->id, arg, ref))
		return TRUE;
	gs_run_error(run, statement->pos.line, "domain %u has no grant %s", domain->id, arg->text);
	return FALSE;
}

static void name_ref(GsRun *run, const GsDomain *domain, const GsStatement *statement,
		     GsResult *result)
{
	if (result->rc < 0)
		return;
	gs_run_name_ref(run, domain->id, gs_statement_arg(statement, "ref")->text,
			(grant_ref_t)result->rc);
}

void gs_act_grant(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	const GsPage *page;

	if (!domain->image) {
		gs_act_bare_grant(run, domain, statement, result);
		return;
	}
	page = gs_run_page(run, domain->id, gs_statement_arg(statement, "page")->text);
	if (!page) {
		gs_run_error(run, statement->pos.line, "the page is gone");
		return;
	}
	result->rc = domain->image->ks->grant((domid_t)gs_statement_number(statement, "to", 0),
					      page->number, gs_statement_has(statement, "ro"));
	name_ref(run, domain, statement, result);
}

void gs_act_alloc_grant(GsRun *run, GsDomain *domain, const GsStatement *statement,
			GsResult *result)
{
	result->rc = domain->image->ks->ref_alloc();
	name_ref(run, domain, statement, result);
}

void gs_act_grant_ref(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	const GsPage *page = gs_run_page(run, domain->id,
					 gs_statement_arg(statement, "page")->text);
	grant_ref_t ref;

	(void)result;
	if (page && ref_arg(run, domain, statement, &ref))
		domain->image->ks->grant_ref(ref,
					     (domid_t)gs_statement_number(statement, "to", 0),
					     page->number, gs_statement_has(statement, "ro"));
}

void gs_act_free_grant(GsRun *run, GsDomain *domain, const GsStatement *statement,
		       GsResult *result)
{
	grant_ref_t ref;

	(void)result;
	if (ref_arg(run, domain, statement, &ref))
		domain->image->ks->ref_free(ref);
}

void gs_act_end_access(GsRun *run, GsDomain *domain, const GsStatement *statement,
		       GsResult *result)
{
	grant_ref_t ref;

	(void)result;
	if (ref_arg(run, domain, statement, &ref))
		domain->image->ks->end_access(ref);
}

void gs_act_exhaust_grants(GsRun *run, GsDomain *domain, const GsStatement *statement,
			   GsResult *result)
{
	(void)run;
	result->rc = domain->image->ks->refs_exhaust(
		(guint)gs_statement_number(statement, "leave", 0));
}

void gs_act_release_grants(GsRun *run, GsDomain *domain, const GsStatement *statement,
			   GsResult *result)
{
	(void)run, (void)statement, (void)result;
	domain->image->ks->refs_release();
}
