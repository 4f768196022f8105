/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The end of a trace, for one domain. */
#include "run/events.h"

#include "script/find.h"
#include "trace/text.h"

#define SHOWN 8 /* the last hypercall or two, and what they changed */

typedef struct {
	guint domid;     /* GS_TRACE_NOBODY: no domain in particular */
	guint violation; /* the how manieth of the run it is, from 1; 0: none */
} Concern;

/* 7: grant ..., expect booted 7, expect entry 7:8 ... */
static guint domain_of(const GsStatement *statement)
{
	const GsArg *domain = gs_statement_arg(statement, "domain");

	if (statement->has_domid)
		return statement->domid;
	if (domain)
		return (guint)domain->number;
	for (guint i = 0; i < statement->args->len; i++) {
		const GsArg *arg = g_ptr_array_index(statement->args, i);

		if (arg->kind == GS_ARG_GREF || arg->kind == GS_ARG_PAGE_OF)
			return arg->domid;
	}
	return GS_TRACE_NOBODY;
}

static Concern concern_of(const GsRun *run)
{
	const GPtrArray *violations = run->world->violations;
	const GsStatement *statement = gs_script_find(run->script, run->line);

	for (guint i = 0; i < violations->len; i++) {
		const GsViolation *violation = g_ptr_array_index(violations, i);

		if (!violation->claimed)
			return (Concern){ violation->domid, i + 1 };
	}
	return (Concern){ statement ? domain_of(statement) : GS_TRACE_NOBODY, 0 };
}

static gboolean wanted(const GsTraceRecord *record, guint domid)
{
	return record->domid == domid || record->kind == GS_TRACE_STATEMENT ||
	       domid == GS_TRACE_NOBODY;
}

/* Those that are wanted, up to the nth violation or else the end. */
static GPtrArray *records_of_interest(const GsTrace *trace, const Concern *concern)
{
	GPtrArray *records = g_ptr_array_new();
	const GsTraceRecord *record;
	guint seen = 0;

	for (gsize at = 0; (record = gs_trace_at(trace, at)); at += gs_trace_size(record)) {
		if (wanted(record, concern->domid))
			g_ptr_array_add(records, (gpointer)record);
		seen += record->kind == GS_TRACE_VIOLATION;
		if (concern->violation && seen == concern->violation)
			break;
	}
	return records;
}

char *gs_run_last_events(const GsRun *run)
{
	const GsTrace *trace = run->world->trace;
	Concern concern = concern_of(run);
	g_autoptr(GPtrArray) records = records_of_interest(trace, &concern);
	GString *text;

	if (!records->len)
		return NULL;
	text = g_string_new("last events");
	if (concern.domid != GS_TRACE_NOBODY)
		g_string_append_printf(text, " of domain %u", concern.domid);
	g_string_append(text, ":\n");
	for (guint i = records->len - MIN(records->len, SHOWN); i < records->len; i++) {
		g_autofree char *line = gs_trace_record_text(g_ptr_array_index(records, i),
							     run->context->symbols);

		g_string_append_printf(text, "  %s\n", line);
	}
	return g_string_free(text, FALSE);
}

void gs_run_explain(const GsRunContext *context, const GsScript *script, const char *fault,
		    GsRunResult *result)
{
	GsRunContext with_trace = *context;
	g_autoptr(GsRunResult) again = NULL;
	char *events = NULL;

	with_trace.twice = FALSE;
	with_trace.trace = NULL;
	with_trace.events = &events;
	again = gs_run_script(&with_trace, script, fault);
	if (again->line == result->line && g_strcmp0(again->text, result->text) == 0) {
		result->events = events;
		return;
	}
	result->events = g_strdup_printf("made again, it went another way, which is a mistake in "
					 "gntsim: line %u: %s\n",
					 again->line, again->text ? again->text : "PASS");
	g_free(events);
}
