/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sets of pages without a frame, into which a driver maps grants. */
#include "run/object.h"
#include "run/verbs.h"

static const struct ks_pages *pages_of(const GsDomain *domain)
{
	return domain->image->ks->pages;
}

void gs_act_alloc_pages(GsRun *run, GsDomain *domain, const GsStatement *statement,
			GsResult *result)
{
	guint n = (guint)gs_statement_number(statement, "count", 1);
	gulong *pfns = gs_run_alloc(run, n * sizeof(*pfns));
	GsObject *pages;

	result->rc = pages_of(domain)->alloc(pfns, n);
	if (result->rc)
		return;
	pages = gs_run_name_object(run, domain, GS_NAME_PAGES,
				   gs_statement_arg(statement, "pages")->text);
	pages->n = n;
	pages->pfns = pfns;
}

static GsObject *pages_arg(GsRun *run, const GsStatement *statement)
{
	return gs_run_object(run, statement, "pages", GS_NAME_PAGES);
}

void gs_act_free_pages(GsRun *run, GsDomain *domain, const GsStatement *statement,
		       GsResult *result)
{
	const GsObject *pages = pages_arg(run, statement);

	(void)result;
	if (pages)
		pages_of(domain)->free(pages->pfns, pages->n);
}

void gs_act_set_private(GsRun *run, GsDomain *domain, const GsStatement *statement,
			GsResult *result)
{
	const GsObject *pages = pages_arg(run, statement);

	if (pages && !gs_run_lacks(run, statement, domain, pages_of(domain)->set_private != NULL,
				   "gnttab_pages_set_private"))
		result->rc = pages_of(domain)->set_private(pages->pfns, pages->n);
}

void gs_act_clear_private(GsRun *run, GsDomain *domain, const GsStatement *statement,
			  GsResult *result)
{
	const GsObject *pages = pages_arg(run, statement);

	(void)result;
	if (pages && !gs_run_lacks(run, statement, domain, pages_of(domain)->clear_private != NULL,
				   "gnttab_pages_clear_private"))
		pages_of(domain)->clear_private(pages->pfns, pages->n);
}

void gs_expect_private(GsRun *run, const GsStatement *statement)
{
	const GsObject *pages = pages_arg(run, statement);
	guint private = 0;

	for (guint i = 0; pages && i < pages->n; i++)
		private += pages_of(pages->domain)->is_private(pages->pfns[i]);
	if (pages)
		gs_expect_number(run, statement, private);
}

void gs_expect_populated(GsRun *run, const GsStatement *statement)
{
	const GsObject *pages = pages_arg(run, statement);
	guint populated = 0;

	for (guint i = 0; pages && i < pages->n; i++) {
		const GsDomain *domain = pages->domain;
		gulong va = domain->layout.direct_base + pages->pfns[i] * HV_PAGE_SIZE;

		populated += gs_memory_lookup(domain->memory, va, NULL) != HV_INVALID_MFN;
	}
	if (pages)
		gs_expect_number(run, statement, populated);
}

void gs_expect_hotplugged(GsRun *run, const GsStatement *statement)
{
	const GsDomain *domain = gs_expect_linux_domain(run, statement);

	if (domain)
		gs_expect_number(run, statement, pages_of(domain)->hotplugged());
}

void gs_expect_foreign_page(GsRun *run, const GsStatement *statement)
{
	const GsArg *slot = gs_statement_arg(statement, "slot");
	const GsArg *gref = gs_statement_arg(statement, "gref");
	const GsMap *map = gs_run_map(run, slot->text);
	const GsDomain *domain = map ? gs_world_domain(run->world, map->owner) : NULL;
	unsigned short domid = 0;
	grant_ref_t wanted = 0;
	guint ref = 0;
	gboolean found;

	if (!domain || !domain->image || map->slots[slot->number].pfn == ~0ul ||
	    (gref && !gs_run_ref(run, gref->domid, gref, &wanted))) {
		gs_run_error(run, statement->pos.line, "there is no such page or grant now");
		return;
	}
	if (gs_run_lacks(run, statement, domain, pages_of(domain)->foreign != NULL,
			 "xen_page_foreign"))
		return;
	found = pages_of(domain)->foreign(map->slots[slot->number].pfn, &domid, &ref);
	if (found && gref && (domid != gref->domid || ref != wanted))
		gs_run_fail(run, statement->pos.line,
			    "expect foreign-page: expected %u:%u, found %u:%u", gref->domid, wanted,
			    domid, ref);
	else if (found != (gref != NULL))
		gs_run_fail(run, statement->pos.line,
			    "expect foreign-page: the page is %smarked as a grant's",
			    found ? "" : "not ");
}
