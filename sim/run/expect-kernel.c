/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Expectations on what a kernel did and how it stands. */
#include <string.h>

#include "run/text.h"
#include "run/verbs.h"

GsDomain *gs_expect_linux_domain(GsRun *run, const GsStatement *statement)
{
	GsDomain *domain = gs_expect_domain(run, statement);

	if (!domain || domain->image)
		return domain;
	gs_run_error(run, statement->pos.line, "domain %u runs no kernel", domain->id);
	return NULL;
}

void gs_expect_hypercalls(GsRun *run, const GsStatement *statement)
{
	const GsDomain *domain = gs_expect_domain(run, statement);
	const HvGrantOpRow *op = hv_grant_op_by_name(gs_statement_arg(statement, "op")->text);

	if (domain)
		gs_expect_number(run, statement, domain->account.hypercalls[op->cmd]);
}

static guint64 sleep_at(const GsDomain *domain, guint i)
{
	return g_array_index(domain->account.sleeps, guint64, i);
}

void gs_expect_sleeps(GsRun *run, const GsStatement *statement)
{
	const GsDomain *domain = gs_expect_domain(run, statement);
	guint64 wanted = gs_statement_number(statement, "from", 0);
	guint64 last = gs_statement_number(statement, "to", 0);
	guint64 step = gs_statement_number(statement, "step", 1);
	guint i = 0;

	if (!domain)
		return;
	for (; i < domain->account.sleeps->len && sleep_at(domain, i) == wanted && wanted <= last;
	     i++)
		wanted += step;
	if (i < domain->account.sleeps->len) {
		g_autofree char *found = gs_text_duration(sleep_at(domain, i));

		gs_run_fail(run, statement->pos.line,
			    "expect sleeps: sleep %u of %u took %s, which is not in the series",
			    i + 1, domain->account.sleeps->len, found);
	} else if (wanted <= last) {
		g_autofree char *missing = gs_text_duration(wanted);

		gs_run_fail(run, statement->pos.line,
			    "expect sleeps: there were only %u; that of %s is missing", i, missing);
	}
}

void gs_expect_pt_walks(GsRun *run, const GsStatement *statement)
{
	const GsDomain *domain = gs_expect_linux_domain(run, statement);

	if (domain)
		gs_expect_number(run, statement,
				 domain->image->ks->pt_walks() - domain->account.walks_before);
}

void gs_expect_foreign(GsRun *run, const GsStatement *statement)
{
	const GsArg *arg = gs_statement_arg(statement, "slot");
	const GsMap *map = gs_run_map(run, arg->text);
	gboolean wanted = gs_statement_has(statement, "present"), found;
	const GsDomain *domain = NULL;

	for (guint i = 0; i < run->world->domains->len && map; i++)
		if (map->owner == ((GsDomain *)g_ptr_array_index(run->world->domains, i))->id)
			domain = g_ptr_array_index(run->world->domains, i);
	if (!domain || !domain->image || arg->number >= map->n) {
		gs_run_error(run, statement->pos.line, "there is no such mapping by a kernel now");
		return;
	}
	found = map->slots[arg->number].pfn != ~0ul &&
		(domain->image->ks->p2m_entry(map->slots[arg->number].pfn) >> 63) &&
		domain->image->ks->p2m_entry(map->slots[arg->number].pfn) != ~0ul;
	if (found != wanted)
		gs_run_fail(run, statement->pos.line,
			    "expect foreign-p2m: expected it %s, it is %s",
			    wanted ? "present" : "absent", found ? "present" : "absent");
}

void gs_expect_crashed(GsRun *run, const GsStatement *statement)
{
	const GsDomain *domain = gs_expect_domain(run, statement);

	if (domain && !domain->crashed)
		gs_run_fail(run, statement->pos.line, "domain %u has not crashed", domain->id);
}

void gs_expect_running(GsRun *run, const GsStatement *statement)
{
	const GsDomain *domain = gs_expect_domain(run, statement);

	if (domain && domain->crashed)
		gs_run_fail(run, statement->pos.line, "domain %u has crashed: %s", domain->id,
			    domain->crash_reason);
}

void gs_expect_booted(GsRun *run, const GsStatement *statement)
{
	const GsDomain *domain = gs_expect_linux_domain(run, statement);

	if (domain && !domain->booted)
		gs_run_fail(run, statement->pos.line, "domain %u has not booted", domain->id);
}

static gboolean may_lack(const GsStatement *statement, const HvStatusRow *row)
{
	const GsArg *arg;

	for (guint n = 0; (arg = gs_statement_arg_n(statement, "lacking", n)); n++)
		if (strcmp(row->name + strlen("GNTST_"), arg->text) == 0)
			return TRUE;
	return FALSE;
}

void gs_expect_status_texts(GsRun *run, const GsStatement *statement)
{
	const GsDomain *domain = gs_expect_linux_domain(run, statement);

	for (guint i = 0; domain && i < hv_status_count; i++) {
		const HvStatusRow *row = &hv_status_table[i];
		const char *text = domain->image->ks->status_text(row->value);

		if (may_lack(statement, row)) {
			if (text)
				gs_run_fail(run, statement->pos.line,
					    "expect status-texts: the kernel has a text of %s, \"%s\"",
					    row->name, text);
		} else if (g_strcmp0(text, row->text) != 0)
			gs_run_fail(run, statement->pos.line,
				    "expect status-texts: the kernel's text of %s is %s%s%s, Xen's "
				    "is \"%s\"", row->name, text ? "\"" : "", text ? text : "missing",
				    text ? "\"" : "", row->text);
	}
}

void gs_expect_free_refs(GsRun *run, const GsStatement *statement)
{
	const GsDomain *domain = gs_expect_linux_domain(run, statement);
	struct ks_gnttab_state state;

	if (!domain)
		return;
	domain->image->ks->gnttab_state(&state);
	gs_expect_number(run, statement, (guint64)state.free_count);
}
