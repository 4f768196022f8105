/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands behind "->" against what came. */
#include <string.h>

#include "run/refused.h"
#include "run/state.h"
#include "run/text.h"

void gs_run_statuses(GsRun *run, GsResult *result, guint n)
{
	result->n = n;
	/* Never NULL, which means that the operation has no statuses. */
	result->statuses = gs_run_alloc(run, MAX(n, 1) * sizeof(*result->statuses));
}

gboolean gs_run_wants_crash(const GsStatement *statement)
{
	for (guint i = 0; statement->outcomes && i < statement->outcomes->len; i++) {
		const GsOutcome *outcome = g_ptr_array_index(statement->outcomes, i);

		if (outcome->kind == GS_OUTCOME_CRASH || outcome->kind == GS_OUTCOME_ANY)
			return TRUE;
	}
	return FALSE;
}

static gboolean matches_status(const GsOutcome *outcome, gint16 status)
{
	switch (outcome->kind) {
	case GS_OUTCOME_ANY:
		return TRUE;
	case GS_OUTCOME_FAIL:
		return status != GNTST_okay;
	case GS_OUTCOME_STATUS:
	case GS_OUTCOME_NUMBER:
		return status == outcome->value;
	default:
		return FALSE;
	}
}

static gboolean matches_rc(const GsOutcome *outcome, long rc)
{
	switch (outcome->kind) {
	case GS_OUTCOME_ANY:
		return TRUE;
	case GS_OUTCOME_FAIL:
		return rc < 0;
	case GS_OUTCOME_STATUS: /* "okay" also says that a call without statuses succeeded */
		return outcome->value == GNTST_okay ? rc >= 0 : FALSE;
	default:
		return outcome->kind != GS_OUTCOME_CRASH && rc == outcome->value;
	}
}

static const GsOutcome *outcome_for(const GsStatement *statement, guint slot)
{
	guint n = statement->outcomes->len;

	return g_ptr_array_index(statement->outcomes, n == 1 ? 0 : MIN(slot, n - 1));
}

/* By which check, as a line of its own; "": that is not known. */
static char *refused_by(const GsRun *run, guint slot)
{
	const HvRefused *refused = gs_run_refused(&run->last, slot);
	g_autofree char *line = refused ? gs_refused_line(refused) : NULL;

	return line ? g_strdup_printf("\n  refused by %s", line) : g_strdup("");
}

static void check_statuses(GsRun *run, const GsStatement *statement, const GsResult *result)
{
	static const GsOutcome okay = { .kind = GS_OUTCOME_STATUS, .value = GNTST_okay };

	for (guint i = 0; i < result->n && !gs_run_over(run); i++) {
		const GsOutcome *outcome = statement->outcomes ? outcome_for(statement, i) : &okay;
		g_autofree char *wanted = NULL, *got = NULL, *slot = NULL, *why = NULL;

		if (matches_status(outcome, result->statuses[i]))
			continue;
		wanted = gs_text_outcome(outcome);
		got = gs_text_status(result->statuses[i]);
		slot = result->n > 1 ? g_strdup_printf(" (slot %u of %u)", i, result->n)
				     : g_strdup("");
		why = refused_by(run, i);
		gs_run_fail(run, statement->pos.line, "%s: expected %s, got %s%s%s",
			    statement->verb->name, wanted, got, slot, why);
	}
}

static void check_rc(GsRun *run, const GsStatement *statement, const GsResult *result)
{
	static const GsOutcome okay = { .kind = GS_OUTCOME_STATUS, .value = GNTST_okay };
	const GsOutcome *outcome = statement->outcomes ? outcome_for(statement, 0) : &okay;
	g_autofree char *wanted = NULL, *got = NULL, *why = NULL;

	if (matches_rc(outcome, result->rc))
		return;
	wanted = gs_text_outcome(outcome);
	got = gs_text_rc(result->rc);
	why = refused_by(run, 0);
	gs_run_fail(run, statement->pos.line, "%s: expected %s, got %s%s", statement->verb->name,
		    wanted, got, why);
}

static void check_time(GsRun *run, const GsStatement *statement, guint64 took_ns)
{
	g_autofree char *took = gs_text_duration(took_ns);
	g_autofree char *limit = gs_text_duration(statement->has_after ? statement->after_ns
								       : statement->within_ns);

	if (statement->has_after && took_ns != statement->after_ns)
		gs_run_fail(run, statement->pos.line, "%s: expected after %s, it took %s",
			    statement->verb->name, limit, took);
	else if (statement->has_within && took_ns > statement->within_ns)
		gs_run_fail(run, statement->pos.line, "%s: expected within %s, it took %s",
			    statement->verb->name, limit, took);
}

void gs_run_check_outcome(GsRun *run, const GsStatement *statement, const GsResult *result,
			  guint64 took_ns)
{
	if (result->statuses && result->rc >= 0)
		check_statuses(run, statement, result);
	else
		check_rc(run, statement, result);
	check_time(run, statement, took_ns);
}
