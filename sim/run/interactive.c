/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A run whose statements come one by one. */
#include "run/interactive.h"

#include "run/known.h"
#include "run/state.h"
#include "world/refusals.h"

void gs_run_more(GsRun *run, const GsScript *script, guint from, guint to)
{
	run->script = script;
	run->world->sources = script->sources;
	run->last = (GsRunLast){ .cmd = -1 };
	gs_run_range(run, script->statements, from, to);
	gs_run_claim_known(run);
}

char *gs_run_take_decision(GsRun *run, GsVerdict *verdict, guint *line)
{
	char *text = g_steal_pointer(&run->text);

	*verdict = run->verdict;
	*line = run->line;
	run->verdict = GS_PASS;
	run->line = 0;
	return text;
}

guint gs_run_results(const GsRunLast *last)
{
	return last->statuses && last->rc >= 0 ? last->n : 1;
}

const HvRefused *gs_run_refused(const GsRunLast *last, guint slot)
{
	const HvRefused *refused = last->refused ? &last->refused[slot] : NULL;

	return refused && refused->why != HV_REFUSAL_COUNT ? refused : NULL;
}

/* An error of the whole action: the last refusal on its way, as there may be others. */
static const HvRefused *last_of(const GsRun *run, const GArray *refusals, long rc)
{
	if (rc >= 0 || !run->last.all_told)
		return NULL;
	return &g_array_index(refusals, GsRefusal, refusals->len - 1).what;
}

/* Of each result; NULL: nothing was refused, or the hypervisor does not tell. */
static const HvRefused *resolve(GsRun *run, const GsResult *result, const GsRunLast *last)
{
	g_autoptr(GArray) refusals = gs_refusals_since(run->world, result->refusals_from);
	guint n = gs_run_results(last);
	HvRefused *refused;

	if (!refusals->len || !n)
		return NULL;
	refused = gs_run_alloc(run, n * sizeof(*refused));
	for (guint i = 0; i < n; i++) {
		const HvRefused *found =
			last->statuses && last->rc >= 0
				? gs_refusal_of_slot(run->world, refusals, n, i, last->statuses[i])
				: last_of(run, refusals, last->rc);

		if (found)
			refused[i] = *found;
		else
			refused[i].why = HV_REFUSAL_COUNT;
	}
	return refused;
}

void gs_run_note_last(GsRun *run, const GsStatement *statement, const GsResult *result)
{
	run->last = (GsRunLast){
		.verb = statement->verb,
		.statuses = result->statuses,
		.n = result->n,
		.rc = result->rc,
		.cmd = result->ops ? result->cmd : -1,
		.all_told = gs_refusals_all_told(run->world),
	};
	run->last.refused = resolve(run, result, &run->last);
}

const GsRunLast *gs_run_last(const GsRun *run)
{
	return &run->last;
}

const GsWorld *gs_run_world(const GsRun *run)
{
	return run->world;
}
