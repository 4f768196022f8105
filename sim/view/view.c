/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The page holds the lines of the trace as they are, an array for each run, so that only
 * the run that is looked at is parsed.  What the page makes of them is in page/.
 */
#include "view/view.h"

#include <string.h>

#include "trace/json.h"
#include "view/pieces.h"

typedef struct {
	GString *runs;   /* elements of an array: what there is to choose from */
	GString *events; /* script elements, one for each run */
	guint violations;
} Trace;

/*
 * JSON has < only inside a text, where it may be written so; then nothing can end the
 * element that it stands in, or begin a comment.
 */
static void append_json(GString *page, const char *json)
{
	for (const char *end; (end = strchr(json, '<')); json = end + 1) {
		g_string_append_len(page, json, end - json);
		g_string_append(page, "\\u003c");
	}
	g_string_append(page, json);
}

static void begin_run(Trace *trace, const GsTraceEvent *header)
{
	trace->violations = 0;
	gs_json_next(trace->runs);
	g_string_append(trace->runs, "\n{\"header\":");
	append_json(trace->runs, header->text);
	g_string_append(trace->events, "<script type=\"application/json\" class=\"events\">[\n");
}

static void end_run(Trace *trace, const GsTraceEvent *verdict)
{
	g_string_append(trace->runs, ",\"verdict\":");
	append_json(trace->runs, verdict->text);
	gs_json_member_number(trace->runs, "violations", trace->violations);
	g_string_append(trace->runs, "}");
	g_string_append(trace->events, "\n]</script>\n");
}

static void add_event(Trace *trace, const GsTraceEvent *event)
{
	if (event->n)
		g_string_append(trace->events, ",\n");
	append_json(trace->events, event->text);
	if (event->kind == GS_TRACE_VIOLATION)
		trace->violations++;
	if (event->kind == GS_TRACE_VERDICT)
		end_run(trace, event);
}

static gboolean read_all(GsTraceReader *reader, Trace *trace, GError **error)
{
	const GsTraceEvent *event;
	GError *wrong = NULL;

	while ((event = gs_trace_reader_next(reader, &wrong)))
		if (event->row)
			add_event(trace, event);
		else
			begin_run(trace, event);
	if (!wrong)
		return TRUE;
	g_propagate_error(error, wrong);
	return FALSE;
}

/* Appends html up to the place, then what belongs there; returns what follows. */
static const char *fill_in(GString *page, const char *html, const char *place, const GString *text)
{
	const char *found = strstr(html, place);

	g_assert(found);
	g_string_append_len(page, html, found - html);
	g_string_append_len(page, text->str, (gssize)text->len);
	return found + strlen(place);
}

static GString *make_page(const Trace *trace)
{
	g_autoptr(GString) style = g_string_new(gs_page_style);
	g_autoptr(GString) script = g_string_new(gs_page_script);
	GString *page = g_string_sized_new(trace->events->len + trace->runs->len + 0x10000);
	const char *rest = gs_page_html;

	rest = fill_in(page, rest, "%STYLE%", style);
	rest = fill_in(page, rest, "%RUNS%", trace->runs);
	rest = fill_in(page, rest, "%EVENTS%", trace->events);
	rest = fill_in(page, rest, "%SCRIPT%", script);
	return g_string_append(page, rest);
}

GString *gs_view_page(GsTraceReader *reader, GError **error)
{
	Trace trace = { g_string_new("["), g_string_new(NULL), 0 };
	GString *page = NULL;

	if (read_all(reader, &trace, error)) {
		g_string_append(trace.runs, "]");
		page = make_page(&trace);
	}
	g_string_free(trace.runs, TRUE);
	g_string_free(trace.events, TRUE);
	return page;
}
