/* SPDX-License-Identifier: GPL-2.0-or-later */
/* let, param, expect that: values that a script names and compares. */
#include "run/text.h"
#include "run/value.h"
#include "run/verbs.h"

void gs_run_include(GsRun *run, const GsStatement *statement)
{
	(void)run, (void)statement; /* the file's statements stand in its place */
}

void gs_run_param(GsRun *run, const GsStatement *statement)
{
	(void)run, (void)statement; /* known before the run, wherever it is used */
}

void gs_run_let(GsRun *run, const GsStatement *statement)
{
	const GsExpr *expr = gs_statement_arg(statement, "value")->expr;
	GsValue value;

	if (gs_run_value(run, statement->pos.line, expr, &value))
		gs_run_keep_value(run, gs_statement_arg(statement, "name")->text, value);
}

static gboolean compare(gint64 left, GsCompare is, gint64 right)
{
	/* The order of signed numbers, kept in unsigned ones. */
	return gs_compare((guint64)left ^ 1ull << 63, is, (guint64)right ^ 1ull << 63);
}

void gs_expect_that(GsRun *run, const GsStatement *statement)
{
	GsCompare is = (GsCompare)gs_statement_number(statement, "is", GS_EQ);
	guint line = statement->pos.line;
	g_autofree char *found = NULL, *wanted = NULL;
	GsValue left, right;

	if (!gs_run_value(run, line, gs_statement_arg(statement, "left")->expr, &left) ||
	    !gs_run_value(run, line, gs_statement_arg(statement, "right")->expr, &right) ||
	    compare(left.value, is, right.value))
		return;
	found = gs_text_value(left);
	wanted = gs_text_value(right);
	gs_run_fail(run, line, "expect that: expected %s %s, found %s", gs_text_compare(is), wanted,
		    found);
}
