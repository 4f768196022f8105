/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A driver's cache of pages to map grants into. */
#include "run/object.h"
#include "run/verbs.h"

static const struct ks_pages *pages_of(const GsDomain *domain)
{
	return domain->image->ks->pages;
}

static GsObject *cache_arg(GsRun *run, const GsStatement *statement)
{
	return gs_run_object(run, statement, "cache", GS_NAME_CACHE);
}

void gs_act_page_cache(GsRun *run, GsDomain *domain, const GsStatement *statement,
		       GsResult *result)
{
	(void)result;
	if (!gs_run_lacks(run, statement, domain, pages_of(domain)->cache_new != NULL,
			  "gnttab_page_cache_init"))
		gs_run_name_object(run, domain, GS_NAME_CACHE,
				   gs_statement_arg(statement, "cache")->text)->kernel =
			pages_of(domain)->cache_new();
}

/* The pages that were had before an error go back: the kernel gives them one by one. */
void gs_act_cache_get(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	guint n = (guint)gs_statement_number(statement, "count", 1), got = 0;
	gulong *pfns = gs_run_alloc(run, n * sizeof(*pfns));
	const GsObject *cache = cache_arg(run, statement);
	GsObject *pages;

	if (!cache)
		return;
	while (got < n && !result->rc) {
		result->rc = pages_of(domain)->cache_get(cache->kernel, &pfns[got]);
		got += !result->rc;
	}
	if (result->rc) {
		pages_of(domain)->cache_put(cache->kernel, pfns, got);
		return;
	}
	pages = gs_run_name_object(run, domain, GS_NAME_PAGES,
				   gs_statement_arg(statement, "pages")->text);
	pages->n = n;
	pages->pfns = pfns;
}

void gs_act_cache_put(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	const GsObject *cache = cache_arg(run, statement);
	const GsObject *pages = cache ? gs_run_object(run, statement, "pages", GS_NAME_PAGES)
				      : NULL;

	(void)result;
	if (pages)
		pages_of(domain)->cache_put(cache->kernel, pages->pfns, pages->n);
}

void gs_act_cache_shrink(GsRun *run, GsDomain *domain, const GsStatement *statement,
			 GsResult *result)
{
	const GsObject *cache = cache_arg(run, statement);

	(void)result;
	if (cache)
		pages_of(domain)->cache_shrink(cache->kernel,
					       (guint)gs_statement_number(statement, "leave", 0));
}

void gs_expect_cached(GsRun *run, const GsStatement *statement)
{
	const GsObject *cache = cache_arg(run, statement);

	if (cache)
		gs_expect_number(run, statement,
				 pages_of(cache->domain)->cache_pages(cache->kernel));
}
