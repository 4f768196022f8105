/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Granting by the kernel's own functions. */
#include "run/object.h"
#include "run/verbs.h"

static void name_ref(GsRun *run, const GsDomain *domain, const GsStatement *statement,
		     GsResult *result)
{
	if (result->rc < 0)
		return;
	gs_run_name_ref(run, domain->id, gs_statement_arg(statement, "ref")->text,
			(grant_ref_t)result->rc);
}

static void note_line(GsDomain *domain, const GsPage *page, grant_ref_t ref,
		      const GsStatement *statement)
{
	gs_grant_lines_note(domain->grant_lines, ref, gs_page_gfn(page), statement->pos.line);
}

void gs_act_grant(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	const GsPage *page;

	if (!domain->image) {
		gs_act_bare_grant(run, domain, statement, result);
		return;
	}
	if (gs_statement_has(statement, "transitive")) {
		gs_run_error(run, statement->pos.line,
			     "no kernel makes a transitive grant; a bare domain can");
		return;
	}
	page = gs_run_page(run, domain->id, gs_statement_arg(statement, "page")->text);
	if (!page) {
		gs_run_error(run, statement->pos.line, "the page is gone");
		return;
	}
	result->rc = domain->image->ks->grant((domid_t)gs_statement_number(statement, "to", 0),
					      page->number, gs_statement_has(statement, "ro"));
	if (result->rc >= 0)
		note_line(domain, page, (grant_ref_t)result->rc, statement);
	name_ref(run, domain, statement, result);
}

void gs_act_alloc_grant(GsRun *run, GsDomain *domain, const GsStatement *statement,
			GsResult *result)
{
	result->rc = domain->image->ks->ref_alloc();
	name_ref(run, domain, statement, result);
}

/* Grants the named page by the ref of that name; by_page: by the page and not its gfn. */
static void grant_ref(GsRun *run, GsDomain *domain, const GsStatement *statement, gboolean by_page)
{
	const GsPage *page = gs_run_page(run, domain->id,
					 gs_statement_arg(statement, "page")->text);
	const struct ks_image *ks = domain->image->ks;
	domid_t to = (domid_t)gs_statement_number(statement, "to", 0);
	gboolean readonly = gs_statement_has(statement, "ro");
	grant_ref_t ref;

	if (!page || !gs_run_ref_arg(run, domain, statement, &ref))
		return;
	if (by_page)
		ks->refs->grant_page(ref, to, page->number, readonly);
	else
		ks->grant_ref(ref, to, page->number, readonly);
	note_line(domain, page, ref, statement);
}

void gs_act_grant_ref(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	(void)result;
	grant_ref(run, domain, statement, FALSE);
}

void gs_act_grant_page_ref(GsRun *run, GsDomain *domain, const GsStatement *statement,
			   GsResult *result)
{
	(void)result;
	if (!gs_run_lacks(run, statement, domain, domain->image->ks->refs->grant_page != NULL,
			  "gnttab_page_grant_foreign_access_ref_one"))
		grant_ref(run, domain, statement, TRUE);
}

void gs_act_free_grant(GsRun *run, GsDomain *domain, const GsStatement *statement,
		       GsResult *result)
{
	grant_ref_t ref;

	(void)result;
	if (gs_run_ref_arg(run, domain, statement, &ref))
		domain->image->ks->ref_free(ref);
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
