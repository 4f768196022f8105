/* SPDX-License-Identifier: GPL-2.0-or-later */
/* expect order: which of two events came first, by the trace. */
#include <string.h>

#include "run/verbs.h"

typedef struct {
	const char *text;
	const GsTraceRow *row;
	const GsArg *of, *field; /* NULL: anybody's, any value will do */
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

	return (Wanted){
		.text = event,
		.row = gs_trace_row_by_name(event),
		.of = gs_statement_arg(statement, sides[side].of),
		.field = gs_statement_arg(statement, sides[side].field),
		.value = gs_statement_number(statement, sides[side].value, 0),
	};
}

/* An operation goes by its number, whatever hypercall it belongs to. */
static gboolean has_value(const GsTraceRecord *record, const Wanted *want)
{
	const guint64 *word = record->word;

	for (const GsFieldRow *field = want->row->fields; field->name; field++) {
		if (strcmp(field->name, want->field->text) == 0)
			return (field->type == GS_FIELD_OP ? (guint32)*word : *word) == want->value;
		word += gs_field_words(field->type, word);
	}
	return FALSE;
}

/* The place of the first such record from there on; the trace's length if there is none. */
static gsize find(const GsTrace *trace, gsize from, const Wanted *want)
{
	const GsTraceRecord *record;
	gsize at = from;

	for (; (record = gs_trace_at(trace, at)); at += gs_trace_size(record))
		if (&gs_trace_table[record->kind] == want->row &&
		    (!want->of || record->domid == want->of->number) &&
		    (!want->field || has_value(record, want)))
			break;
	return at;
}

void gs_expect_order(GsRun *run, const GsStatement *statement)
{
	const GsTrace *trace = run->world->trace;
	Wanted first = wanted(statement, 0), second = wanted(statement, 1);
	gsize a = find(trace, run->actions_from, &first), n = gs_trace_len(trace);
	gsize b = find(trace, run->actions_from, &second);

	if (a == n || b == n)
		gs_run_fail(run, statement->pos.line, "expect order: there was no such %s",
			    a == n ? first.text : second.text);
	else if (a > b)
		gs_run_fail(run, statement->pos.line,
			    "expect order: %s came after %s (%" G_GUINT64_FORMAT " ns, and %"
			    G_GUINT64_FORMAT " ns)", first.text, second.text,
			    gs_trace_at(trace, a)->time, gs_trace_at(trace, b)->time);
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
