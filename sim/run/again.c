/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The first run's outcome is kept outside of the snapshot and held against the second's. */
#include "run/again.h"

#include <string.h>

#include "world/outside.h"
#include "world/snapshot.h"
#include "world/state-text.h"

/* All of it lies outside. */
typedef struct {
	char *text; /* verdict, and the world at the end */
	gsize text_size;
	GsTraceRecord *records; /* as they lie in the trace */
	gsize records_size;
	gsize len;
} Outcome;

static char *outcome_text(const GsRun *run)
{
	g_autofree char *state = gs_world_text(run->world);

	return g_strdup_printf("verdict %d at line %u: %s\n%s", (int)run->verdict, run->line,
			       run->text ? run->text : "", state);
}

/* The trace from `from' on. */
static void keep(Outcome *outcome, const GsRun *run, gsize from)
{
	const GsTrace *trace = run->world->trace;
	char *text = outcome_text(run);

	outcome->text_size = strlen(text) + 1;
	outcome->text = gs_outside_new(outcome->text_size);
	strcpy(outcome->text, text);
	g_free(text);
	outcome->len = gs_trace_len(trace) - from;
	outcome->records_size = MAX(outcome->len, 1) * sizeof(guint64);
	outcome->records = gs_outside_new(outcome->records_size);
	if (outcome->len)
		memcpy(outcome->records, gs_trace_at(trace, from), outcome->len * sizeof(guint64));
}

static void outcome_clear(Outcome *outcome)
{
	gs_outside_free(outcome->text, outcome->text_size);
	gs_outside_free(outcome->records, outcome->records_size);
}

/* The record so far behind the first one of len; NULL: the end. */
static const GsTraceRecord *at(const GsTraceRecord *first, gsize len, gsize place)
{
	return place < len ? (const GsTraceRecord *)((const guint64 *)first + place) : NULL;
}

static gboolean same(const GsTraceRecord *was, const GsTraceRecord *is)
{
	gsize size = gs_trace_size(was);

	return size == gs_trace_size(is) && memcmp(was, is, size * sizeof(guint64)) == 0;
}

static char *line_or_end(const GsTraceRecord *record, guint64 n, GsSymbols *symbols)
{
	GString *line = g_string_new(NULL);

	if (record)
		gs_trace_write_event(line, record, n, symbols);
	else
		g_string_append(line, "the end");
	return g_strchomp(g_string_free(line, FALSE));
}

/* NULL: the second time went like the first. */
static char *trace_difference(const Outcome *first, const GsRun *run, gsize from)
{
	const GsTrace *trace = run->world->trace;
	gsize len = gs_trace_len(trace) - from, place = 0;
	const GsTraceRecord *was, *is;
	guint64 n = 0;

	for (;; n++) {
		was = at(first->records, first->len, place);
		is = gs_trace_at(trace, from + place);
		if (!was || !is || !same(was, is))
			break;
		place += gs_trace_size(is);
	}
	if (place == len && place == first->len)
		return NULL;
	{
		g_autofree char *before = line_or_end(was, n, run->context->symbols);
		g_autofree char *now = line_or_end(is, n, run->context->symbols);

		return g_strdup_printf("event %" G_GUINT64_FORMAT " of the trace was %s and is %s",
				       n, before, now);
	}
}

/* Where two texts part, by lines. */
static char *text_difference(const char *was, const char *is)
{
	g_auto(GStrv) a = g_strsplit(was, "\n", -1), b = g_strsplit(is, "\n", -1);
	guint i = 0;

	while (a[i] && b[i] && strcmp(a[i], b[i]) == 0)
		i++;
	if (!a[i] && !b[i])
		return NULL;
	return g_strdup_printf("the state at the end was \"%s\" and is \"%s\"", a[i] ? a[i] : "",
			       b[i] ? b[i] : "");
}

static char *difference(const Outcome *first, const GsRun *run, gsize from)
{
	char *different = trace_difference(first, run, from);

	if (!different) {
		g_autofree char *text = outcome_text(run);

		different = text_difference(first->text, text);
	}
	return different;
}

static void second_run(GsRun *run, guint first, GsRunRestFn rest, const Outcome *outcome,
		       gsize from)
{
	g_autofree char *different = NULL, *text = NULL;

	gs_trace_cut(run->world->trace, from);
	rest(run, first);
	different = difference(outcome, run, from);
	if (!different)
		return;
	text = run->text;
	run->verdict = GS_ERROR;
	run->line = 0;
	run->text = g_strdup_printf("run again from a snapshot it goes another way: %s%s%s",
				    different, text ? "\n" : "", text ? text : "");
}

char *gs_run_again(GsRun *run, guint first, GsRunRestFn rest)
{
	gsize from = gs_trace_len(run->world->trace);
	g_autoptr(GError) error = NULL;
	GsSnapshot *snapshot = gs_snapshot_new(run->world, run->context->faults, &error);
	Outcome outcome;
	guint64 digest;

	if (!snapshot) {
		rest(run, first);
		return g_strdup(error->message);
	}
	digest = gs_snapshot_digest(snapshot);
	rest(run, first);
	keep(&outcome, run, from);
	gs_snapshot_restore(snapshot);
	if (gs_snapshot_digest(snapshot) != digest)
		g_error("gntsim: a snapshot was not restored completely");
	second_run(run, first, rest, &outcome, from);
	gs_snapshot_free(snapshot);
	outcome_clear(&outcome);
	return NULL;
}
