/* SPDX-License-Identifier: GPL-2.0-or-later */
/* expect order: which of two events came first, by the trace. */
#include <string.h>

#include "run/verbs.h"

typedef struct {
	const char *text;
	guint kind;
	const GsArg *of;
	gint field; /* -1: any value will do */
	guint64 value;
} Wanted;

/* The slots of each side. */
static const struct {
	const char *event, *of, *field, *value;
} sides[] = {
	{ "first", "first-of", "first-field", "first-value" },
	{ "second", "second-of", "second-field", "second-value" },
};

static Wanted wanted(const GsStatement *statement, guint side)
{
	const char *event = gs_statement_arg(statement, sides[side].event)->text;
	const GsArg *field = gs_statement_arg(statement, sides[side].field);
	const GsTraceRow *row = gs_trace_row_by_name(event);
	Wanted want = { .text = event, .kind = (guint)(row - gs_trace_table), .field = -1 };

	want.of = gs_statement_arg(statement, sides[side].of);
	want.value = gs_statement_number(statement, sides[side].value, 0);
	for (gint i = 0; field && i < GS_TRACE_VALUES; i++)
		if (strcmp(row->values[i], field->text) == 0)
			want.field = i;
	return want;
}

/* The number of the first such record from there on; the number of all if there is none. */
static guint find(const GsTrace *trace, guint from, const Wanted *want)
{
	guint i = from;

	for (; i < gs_trace_len(trace); i++) {
		const GsTraceRecord *record = gs_trace_record(trace, i);

		if (record->kind == want->kind &&
		    (!want->of || record->domid == want->of->number) &&
		    (want->field < 0 || record->value[want->field] == want->value))
			break;
	}
	return i;
}

void gs_expect_order(GsRun *run, const GsStatement *statement)
{
	const GsTrace *trace = run->world->trace;
	Wanted first = wanted(statement, 0), second = wanted(statement, 1);
	guint a = find(trace, run->actions_from, &first), n = gs_trace_len(trace);
	guint b = find(trace, run->actions_from, &second);

	if (a == n || b == n)
		gs_run_fail(run, statement->pos.line, "expect order: there was no such %s",
			    a == n ? first.text : second.text);
	else if (a > b)
		gs_run_fail(run, statement->pos.line,
			    "expect order: %s came after %s (%" G_GUINT64_FORMAT " ns, and %"
			    G_GUINT64_FORMAT " ns)", first.text, second.text,
			    gs_trace_record(trace, a)->time, gs_trace_record(trace, b)->time);
}

gboolean gs_run_wants_trace(const GPtrArray *statements)
{
	for (guint i = 0; i < statements->len; i++) {
		const GsStatement *statement = g_ptr_array_index(statements, i);

		if (statement->verb->id == GS_VERB_expect_order ||
		    (statement->body && gs_run_wants_trace(statement->body)))
			return TRUE;
	}
	return FALSE;
}
