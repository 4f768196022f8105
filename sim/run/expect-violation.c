/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Expectations on violations. */
#include <string.h>

#include "check/check.h"
#include "run/holds.h"
#include "run/known.h"
#include "run/verbs.h"

static guint unclaimed(const GsRun *run)
{
	guint n = 0;

	for (guint i = 0; i < run->world->violations->len; i++)
		n += !((GsViolation *)g_ptr_array_index(run->world->violations, i))->claimed;
	return n;
}

void gs_expect_no_violation(GsRun *run, const GsStatement *statement)
{
	guint n;

	gs_run_claim_known(run);
	n = unclaimed(run);
	if (n) /* the run's end shows them */
		gs_run_fail(run, statement->pos.line, "expected no violation, found %u", n);
}

static void check_leaks(gpointer domain, gpointer run)
{
	gs_check_leaks(domain, gs_run_holds, run);
}

void gs_expect_violation(GsRun *run, const GsStatement *statement)
{
	const char *name = gs_statement_arg(statement, "violation")->text;
	const GsArg *function = gs_statement_arg(statement, "function");
	const GsArg *times = gs_statement_arg(statement, "times");
	guint found = 0;

	if (run->unchecked)
		return;
	/* Who asks for a leak says that the domains are done. */
	if (g_str_has_suffix(name, "-leak") && strcmp(name, "info-leak") != 0)
		g_ptr_array_foreach(run->world->domains, check_leaks, run);
	gs_run_claim_known(run);
	for (guint i = 0; i < run->world->violations->len; i++) {
		GsViolation *violation = g_ptr_array_index(run->world->violations, i);

		if (violation->claimed || strcmp(violation->row->name, name) != 0 ||
		    (function &&
		     !gs_violation_in(violation, function->text, run->context->symbols)))
			continue;
		violation->claimed = TRUE;
		found++;
	}
	if (times && found != times->number)
		gs_run_fail(run, statement->pos.line,
			    "expected violation %s%s%s %" G_GUINT64_FORMAT " times, found %u", name,
			    function ? " in " : "", function ? function->text : "", times->number,
			    found);
	else if (!found && !times)
		gs_run_fail(run, statement->pos.line, "expected violation %s%s%s, found none", name,
			    function ? " in " : "", function ? function->text : "");
}
