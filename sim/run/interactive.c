/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A run whose statements come one by one. */
#include "run/interactive.h"

#include "run/known.h"
#include "run/state.h"

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

void gs_run_note_last(GsRun *run, const GsStatement *statement, const GsResult *result)
{
	run->last = (GsRunLast){
		.verb = statement->verb,
		.statuses = result->statuses,
		.n = result->n,
		.rc = result->rc,
		.cmd = result->ops ? result->cmd : -1,
	};
}

const GsRunLast *gs_run_last(const GsRun *run)
{
	return &run->last;
}

const GsWorld *gs_run_world(const GsRun *run)
{
	return run->world;
}
