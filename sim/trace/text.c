/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One line each. */
#include "trace/text.h"

#include <string.h>

#include "trace/read-line.h"
#include "trace/write.h"

#define MAX_VALUE 60 /* characters of a field: a stack or a state is longer */

static void append_place(GString *text, const GsTraceEvent *event)
{
	if (event->domain != GS_EVENT_NONE)
		g_string_append_printf(text, "  domain %" G_GINT64_FORMAT, event->domain);
	if (event->by != GS_EVENT_NONE)
		g_string_append_printf(text, " by %" G_GINT64_FORMAT, event->by);
	if (event->task != GS_EVENT_NONE)
		g_string_append_printf(text, " task %" G_GINT64_FORMAT, event->task);
	if (event->line != GS_EVENT_NONE)
		g_string_append_printf(text, "  line %" G_GINT64_FORMAT, event->line);
}

static void append_field(GString *text, const GsTraceEvent *event, const char *name)
{
	g_autofree char *value = gs_event_value(event, name);
	g_autofree char *escaped = g_strescape(value, "\"");
	glong len = (glong)strlen(escaped);

	g_string_append_printf(text, " %s=%.*s%s", name, (int)MIN(len, MAX_VALUE), escaped,
			       len > MAX_VALUE ? "..." : "");
}

/* A stack is none of what fits into a line. */
static void append_event(GString *text, const GsTraceEvent *event)
{
	g_string_append_printf(text, "%" G_GUINT64_FORMAT ".%06u ms", event->t / 1000000,
			       (guint)(event->t % 1000000));
	append_place(text, event);
	g_string_append_printf(text, "  %s", event->row->name);
	for (const GsFieldRow *field = event->row->fields; field->name; field++)
		if (field->type != GS_FIELD_STACK)
			append_field(text, event, field->name);
}

char *gs_event_summary(const GsTraceEvent *event)
{
	GString *text = g_string_new(NULL);

	g_string_append_printf(text, "%" G_GUINT64_FORMAT "  ", event->n);
	append_event(text, event);
	return g_string_free(text, FALSE);
}

char *gs_trace_record_text(const GsTraceRecord *record, GsSymbols *symbols)
{
	g_autoptr(GString) json = g_string_new(NULL);
	g_autoptr(JsonParser) parser = json_parser_new();
	GString *text = g_string_new(NULL);
	g_autofree char *wrong = NULL;
	GsTraceEvent event;

	gs_trace_write_event(json, record, 0, symbols);
	wrong = gs_trace_parse_line(parser, json->str, &event);
	g_assert(!wrong);
	append_event(text, &event);
	return g_string_free(text, FALSE);
}

char *gs_header_summary(const GsTraceEvent *header)
{
	return g_strdup_printf("%s [%s] on %s, seed %" G_GUINT64_FORMAT,
			       gs_event_text(header, "script"), gs_event_text(header, "kernel"),
			       gs_event_text(header, "hypervisor"), gs_event_number(header, "seed"));
}
