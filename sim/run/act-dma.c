/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Buffers for DMA whose frames are given back to the hypervisor, to map grants into. */
#include "run/object.h"
#include "run/verbs.h"

void gs_act_dma_alloc(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	const struct ks_pages *ks = domain->image->ks->pages;
	guint n = (guint)gs_statement_number(statement, "count", 1);
	gulong *pfns = gs_run_alloc(run, n * sizeof(*pfns));
	struct ks_dma_buffer *buffer;
	GsObject *pages;

	if (gs_run_lacks(run, statement, domain, ks->dma_alloc != NULL, "gnttab_dma_alloc_pages"))
		return;
	result->rc = ks->dma_alloc(&buffer, n, !gs_statement_has(statement, "write-combining"),
				   pfns);
	if (result->rc)
		return;
	pages = gs_run_name_object(run, domain, GS_NAME_PAGES,
				   gs_statement_arg(statement, "pages")->text);
	pages->n = n;
	pages->pfns = pfns;
	pages->kernel = buffer;
}

void gs_act_dma_free(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	GsObject *pages = gs_run_object(run, statement, "pages", GS_NAME_PAGES);

	if (!pages)
		return;
	if (!pages->kernel) {
		gs_run_error(run, statement->pos.line, "these pages are no DMA buffer, or not any "
			     "more");
		return;
	}
	result->rc = domain->image->ks->pages->dma_free(pages->kernel);
	pages->kernel = NULL;
}
