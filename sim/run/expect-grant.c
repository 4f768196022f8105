/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Expectations on what the hypervisor and the shared memory hold. */
#include <string.h>

#include "run/text.h"
#include "run/verbs.h"
#include "trace/names.h"

GsDomain *gs_expect_domain(GsRun *run, const GsStatement *statement)
{
	guint domid = (guint)gs_statement_number(statement, "domain", 0);
	GsDomain *domain = gs_world_domain(run->world, domid);

	if (!domain)
		gs_run_error(run, statement->pos.line, "domain %u is gone", domid);
	return domain;
}

void gs_expect_number(GsRun *run, const GsStatement *statement, guint64 found)
{
	GsCompare is = (GsCompare)gs_statement_number(statement, "is", GS_EQ);
	guint64 wanted = gs_statement_number(statement, "n", 0);

	if (run->counting)
		*run->counting = found;
	else if (!gs_compare(found, is, wanted))
		gs_run_fail(run, statement->pos.line,
			    "%s: expected %s %" G_GUINT64_FORMAT ", found %" G_GUINT64_FORMAT,
			    statement->verb->name, gs_text_compare(is), wanted, found);
}

/* The grant an expectation names; FALSE: the run is over. */
static gboolean gref_arg(GsRun *run, const GsStatement *statement, GsDomain **domain,
			 grant_ref_t *ref)
{
	const GsArg *arg = gs_statement_arg(statement, "gref");

	*domain = gs_world_domain(run->world, arg->domid);
	if (*domain && gs_run_ref(run, arg->domid, arg, ref))
		return TRUE;
	gs_run_error(run, statement->pos.line, "there is no such grant now");
	return FALSE;
}

static void expect_flags(GsRun *run, const GsStatement *statement, guint16 wanted)
{
	g_autofree char *wanted_text = gs_name_gtf(wanted), *found_text = NULL;
	HvGrantEntry entry;
	GsDomain *domain;
	grant_ref_t ref;
	guint16 found;

	if (!gref_arg(run, statement, &domain, &ref))
		return;
	if (!run->world->hv->grant_entry(domain->hv, ref, &entry)) {
		gs_run_fail(run, statement->pos.line, "domain %u has no entry %u", domain->id, ref);
		return;
	}
	found = entry.flags | entry.status;
	found_text = gs_name_gtf(found);
	if (found != wanted)
		gs_run_fail(run, statement->pos.line,
			    "%s: expected flags %s (0x%x), found %s (0x%x)", statement->verb->name,
			    wanted_text, wanted, found_text, found);
}

void gs_expect_entry(GsRun *run, const GsStatement *statement)
{
	guint16 wanted = 0;
	const GsArg *arg;

	for (guint i = 0; (arg = gs_statement_arg_n(statement, "flag", i)); i++)
		wanted |= hv_gtf_by_name(arg->text)->value;
	expect_flags(run, statement, wanted);
}

void gs_expect_unused(GsRun *run, const GsStatement *statement)
{
	expect_flags(run, statement, 0);
}

void gs_expect_pins(GsRun *run, const GsStatement *statement)
{
	HvGrantPins pins = { 0 };
	GsDomain *domain;
	grant_ref_t ref;

	if (!gref_arg(run, statement, &domain, &ref))
		return;
	run->world->hv->grant_pins(domain->hv, ref, &pins);
	gs_expect_number(run, statement, hv_pins_total(&pins));
}

void gs_expect_retries(GsRun *run, const GsStatement *statement)
{
	guint retries = 0;
	GsDomain *domain;
	grant_ref_t ref;

	if (!gref_arg(run, statement, &domain, &ref))
		return;
	for (guint i = 0; i < run->world->domains->len; i++) {
		const GsDomain *mapper = g_ptr_array_index(run->world->domains, i);

		retries += gs_account_retries(&mapper->account, domain->id, ref);
	}
	gs_expect_number(run, statement, retries);
}

void gs_expect_grant_frames(GsRun *run, const GsStatement *statement)
{
	const GsDomain *domain = gs_expect_domain(run, statement);

	if (domain)
		gs_expect_number(run, statement, run->world->hv->grant_frames(domain->hv));
}

void gs_expect_version(GsRun *run, const GsStatement *statement)
{
	const GsDomain *domain = gs_expect_domain(run, statement);

	if (domain)
		gs_expect_number(run, statement, run->world->hv->grant_version(domain->hv));
}

static GsPage *page_arg(GsRun *run, const GsStatement *statement)
{
	const GsArg *arg = gs_statement_arg(statement, "page");
	GsPage *page = gs_run_page(run, arg->domid, arg->text);

	if (!page)
		gs_run_error(run, statement->pos.line, "there is no such page now");
	return page;
}

void gs_expect_p2m(GsRun *run, const GsStatement *statement)
{
	const char *wanted = gs_statement_arg(statement, "type")->text, *found;
	const GsPage *page = page_arg(run, statement);

	if (!page)
		return;
	found = hv_p2m_type_name(
		run->world->hv->p2m_get(page->domain->hv, gs_page_gfn(page)).type);
	if (strcmp(found, wanted) != 0)
		gs_run_fail(run, statement->pos.line, "expect p2m: expected %s, found %s", wanted,
			    found);
}

void gs_expect_byte(GsRun *run, const GsStatement *statement)
{
	const GsPage *page = page_arg(run, statement);
	guint64 offset = gs_statement_number(statement, "offset", 0);
	GsCompare is = (GsCompare)gs_statement_number(statement, "is", GS_EQ);
	guint64 wanted = gs_statement_number(statement, "value", 0);
	const guint8 *memory = page ? gs_page_memory(page) : NULL;

	if (page && !memory)
		gs_run_fail(run, statement->pos.line, "expect byte: the page is paged out");
	else if (page && run->counting)
		*run->counting = memory[offset];
	else if (page && !gs_compare(memory[offset], is, wanted))
		gs_run_fail(run, statement->pos.line,
			    "expect byte: expected %s 0x%02x at %u, found 0x%02x",
			    gs_text_compare(is), (guint)wanted, (guint)offset, memory[offset]);
}
