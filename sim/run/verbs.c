/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which function is behind which verb. */
#include "run/verbs.h"

GsActionFn gs_run_action(GsVerbId verb)
{
	static const GsActionFn actions[GS_VERB_COUNT] = {
#define STATEMENT(id, ...)
#define ACTION(id, ...) [GS_VERB_##id] = gs_act_##id,
#define EXPECT(id, ...)
#include "script/verbs/all.def"
	};

	return actions[verb];
}

GsStatementFn gs_run_statement_fn(GsVerbId verb)
{
	static const GsStatementFn statements[GS_VERB_COUNT] = {
#define STATEMENT(id, ...) [GS_VERB_##id] = gs_run_##id,
#define ACTION(id, ...)
#define EXPECT(id, ...) [GS_VERB_expect_##id] = gs_expect_##id,
#include "script/verbs/all.def"
	};

	return statements[verb];
}
