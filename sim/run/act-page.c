/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages: taking one, writing it, paging it out and in. */
#include <errno.h>
#include <string.h>

#include "run/verbs.h"

/* The last pages of a bare domain serve the runner (page tables, frame lists). */
#define BARE_RESERVED 8

static GsPage *page_arg(GsRun *run, const GsDomain *domain, const GsStatement *statement)
{
	const char *name = gs_statement_arg(statement, "page")->text;
	GsPage *page = gs_run_page(run, domain->id, name);

	if (!page)
		gs_run_error(run, statement->pos.line, "domain %u has no page %s", domain->id,
			     name);
	return page;
}

/* By the script, in the place of a driver. */
static void written(const GsPage *page)
{
	if (page->domain->image)
		gs_domain_written(page->domain, (gulong)page->domain->image->ks->page_va(page->number),
				  HV_PAGE_SIZE);
}

/* All of the page, or what of it the statement says. */
static void fill(GsRun *run, const GsStatement *statement, const GsPage *page, guint64 byte)
{
	guint64 offset = gs_statement_number(statement, "offset", 0);
	guint64 len = gs_statement_number(statement, "len", HV_PAGE_SIZE - offset);
	guint8 *memory = gs_page_memory(page);

	if (!memory) {
		gs_run_fail(run, statement->pos.line,
			    "the page is paged out: there is nothing to write to");
		return;
	}
	if (len > HV_PAGE_SIZE - offset) {
		gs_run_error(run, statement->pos.line, "that ends behind the page's 4096 bytes");
		return;
	}
	memset(memory + offset, (int)byte, len);
	written(page);
}

void gs_act_page(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	const char *name = gs_statement_arg(statement, "page")->text;
	const GsArg *byte = gs_statement_arg(statement, "byte");
	const GsDeclaration *declaration = g_hash_table_lookup(
		run->declarations, GUINT_TO_POINTER((guint)domain->id));

	if (domain->image)
		result->rc = domain->image->ks->page_alloc();
	else if (domain->bare_pages + BARE_RESERVED < declaration->config.hv.pages)
		result->rc = domain->bare_pages++;
	else
		result->rc = -ENOMEM;
	if (result->rc < 0)
		return;
	gs_run_name_page(run, domain, name, (guint)result->rc);
	if (byte)
		fill(run, statement, gs_run_page(run, domain->id, name), byte->number);
	else if (!gs_statement_has(statement, "unwritten"))
		written(gs_run_page(run, domain->id, name));
	result->rc = 0;
}

void gs_act_fill(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	const GsPage *page = page_arg(run, domain, statement);

	(void)result;
	if (page)
		fill(run, statement, page, gs_statement_number(statement, "byte", 0));
}

typedef int (*PagingOp)(HvDomain *domain, HvGfn gfn);

static void paging(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result,
		   PagingOp op)
{
	const GsPage *page = page_arg(run, domain, statement);

	if (page)
		result->rc = op(domain->hv, gs_page_gfn(page));
}

void gs_act_nominate(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	paging(run, domain, statement, result, domain->world->hv->paging_nominate);
}

void gs_act_evict(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	paging(run, domain, statement, result, domain->world->hv->paging_evict);
}

void gs_act_page_in(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	paging(run, domain, statement, result, domain->world->hv->paging_prep);
}

void gs_act_page_out(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	gs_act_nominate(run, domain, statement, result);
	if (result->rc == 0)
		gs_act_evict(run, domain, statement, result);
}
