/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A driver's own loads and stores, of mapped grants and of its pages. */
#include <string.h>

#include "run/verbs.h"

/* By the words of the verbs' signatures. */
static const struct {
	const char *name;
	enum ks_access_pattern pattern;
} patterns[] = {
	{ "read", KS_READ },
	{ "write", KS_WRITE },
	{ "read-read", KS_READ_READ },
	{ "read-fence-read", KS_READ_FENCE_READ },
	{ "read-sleep-read", KS_READ_SLEEP_READ },
	{ "read-write-read", KS_READ_WRITE_READ },
	{ "read-in-calls", KS_READ_IN_CALLS },
	{ "once-read", KS_READ_ONCE_READ },
	{ "once-once", KS_READ_ONCE_READ_ONCE },
};

static void access_memory(GsDomain *domain, const GsStatement *statement, gulong va)
{
	for (guint i = 0; i < G_N_ELEMENTS(patterns); i++)
		if (gs_statement_has(statement, patterns[i].name))
			domain->image->ks->pages->access(va, patterns[i].pattern);
}

/* The address of a mapped grant, also of one that is gone; 0: the run is over. */
static gulong slot_address(GsRun *run, const GsStatement *statement)
{
	const GsArg *arg = gs_statement_arg(statement, "slot");
	const GsMap *map = gs_run_map(run, arg->text);

	if (map && arg->number < map->n)
		return map->slots[arg->number].was;
	gs_run_error(run, statement->pos.line, "there is no such mapping now");
	return 0;
}

static gulong page_address(GsRun *run, const GsDomain *domain, const GsStatement *statement)
{
	const GsPage *page = gs_run_page(run, domain->id,
					 gs_statement_arg(statement, "page")->text);

	if (page)
		return (gulong)domain->image->ks->page_va(page->number);
	gs_run_error(run, statement->pos.line, "the page is gone");
	return 0;
}

void gs_act_access(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	gulong va = slot_address(run, statement);

	(void)result;
	if (va)
		access_memory(domain, statement, va);
}

void gs_act_access_page(GsRun *run, GsDomain *domain, const GsStatement *statement,
			GsResult *result)
{
	gulong va = page_address(run, domain, statement);

	(void)result;
	if (va)
		access_memory(domain, statement, va);
}

void gs_act_copy_memory(GsRun *run, GsDomain *domain, const GsStatement *statement,
			GsResult *result)
{
	gulong from = page_address(run, domain, statement);
	gulong to = from ? slot_address(run, statement) : 0;
	enum ks_copy_pattern pattern = gs_statement_has(statement, "word")     ? KS_COPY_WORD
				       : gs_statement_has(statement, "record") ? KS_COPY_RECORD
									       : KS_COPY_MEMCPY;

	(void)result;
	if (to)
		domain->image->ks->pages->copy_memory(to, from, pattern);
}
