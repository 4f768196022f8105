/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of formats. */
#include "trace/format.h"

#include <string.h>

const GsTraceFormatRow gs_trace_format_table[] = {
	{ "jsonl", "a line of JSON for each event: gntsim-trace(5)", gs_trace_to_jsonl },
	{ "perfetto", "for ui.perfetto.dev and chrome://tracing: tracks of vCPUs, tasks, pagers",
	  gs_trace_to_perfetto },
	{ "mermaid", "Markdown with a sequence diagram of each run, for documents",
	  gs_trace_to_mermaid },
};
const guint gs_trace_format_count = G_N_ELEMENTS(gs_trace_format_table);

const GsTraceFormatRow *gs_trace_format_by_name(const char *name)
{
	for (guint i = 0; i < gs_trace_format_count; i++)
		if (strcmp(gs_trace_format_table[i].name, name) == 0)
			return &gs_trace_format_table[i];
	return NULL;
}

char *gs_trace_format_names(void)
{
	GString *names = g_string_new(NULL);

	for (guint i = 0; i < gs_trace_format_count; i++)
		g_string_append_printf(names, "%s%s", i ? ", " : "", gs_trace_format_table[i].name);
	return g_string_free(names, FALSE);
}

gboolean gs_trace_to_jsonl(GsTraceReader *reader, FILE *out, GError **error)
{
	const GsTraceEvent *event;
	GError *wrong = NULL;

	while ((event = gs_trace_reader_next(reader, &wrong)))
		fprintf(out, "%s\n", event->text);
	if (!wrong)
		return TRUE;
	g_propagate_error(error, wrong);
	return FALSE;
}
