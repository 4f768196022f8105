/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A sequence diagram for documents, in Mermaid's language: Markdown with a diagram for each
 * run, as GitHub and GitLab show it.  It tells the story, not every event: the script's
 * lines, hypercalls about grants, entries, the pager, sleeps, and what is broken.  How a
 * domain boots is left out.
 */
#include <string.h>

#include "trace/format.h"
#include "trace/mermaid-message.h"

#define MAX_MESSAGES 120 /* more than anybody reads */

typedef struct {
	FILE *out;
	gchar **source;       /* the script's lines */
	guint messages, left; /* written in this run, and left out */
	gboolean booting;
	gboolean any;         /* a diagram is open */
} Diagram;

static void end_run(Diagram *diagram)
{
	if (diagram->any && diagram->left)
		fprintf(diagram->out, "    Note over Script,Xen: %u more messages are left out\n",
			diagram->left);
	if (diagram->any)
		fputs("```\n", diagram->out);
	g_clear_pointer(&diagram->source, g_strfreev);
}

static void participants(Diagram *diagram, const GsTraceEvent *header)
{
	JsonArray *domains = json_object_get_array_member(header->object, "domains");

	fputs("    participant Script\n", diagram->out);
	for (guint i = 0; i < json_array_get_length(domains); i++) {
		JsonObject *domain = json_array_get_object_element(domains, i);
		gint64 id = json_object_get_int_member(domain, "id");
		gboolean bare = json_object_get_null_member(domain, "kernel");

		fprintf(diagram->out,
			"    participant D%" G_GINT64_FORMAT " as domain %" G_GINT64_FORMAT " (%s)\n",
			id, id, bare ? "bare" : json_object_get_string_member(domain, "kernel"));
	}
	fputs("    participant Xen\n    participant Pager\n", diagram->out);
}

static void begin_run(Diagram *diagram, const GsTraceEvent *header)
{
	end_run(diagram);
	fprintf(diagram->out, "%s## %s [%s]\n\n```mermaid\nsequenceDiagram\n",
		diagram->any ? "\n" : "", gs_event_text(header, "script"),
		gs_event_text(header, "kernel"));
	participants(diagram, header);
	diagram->source = g_strsplit(gs_event_text(header, "source"), "\n", -1);
	diagram->messages = diagram->left = 0;
	diagram->booting = FALSE;
	diagram->any = TRUE;
}

/* A domain's statement is the time when it boots. */
static void follow_boot(Diagram *diagram, const GsTraceEvent *event)
{
	if (event->kind == GS_TRACE_STATEMENT || event->kind == GS_TRACE_STATEMENT_END)
		diagram->booting = event->kind == GS_TRACE_STATEMENT &&
				   strcmp(gs_event_text(event, "verb"), "domain") == 0;
}

/* Only the beginning and the verdict of a long run. */
static void add(Diagram *diagram, const GsTraceEvent *event)
{
	g_autofree char *message = NULL;

	follow_boot(diagram, event);
	if (diagram->booting && event->kind != GS_TRACE_STATEMENT &&
	    event->kind != GS_TRACE_VIOLATION && event->kind != GS_TRACE_CRASH)
		return;
	message = gs_mermaid_message(event, diagram->source);
	if (!message)
		return;
	if (diagram->messages == MAX_MESSAGES && event->kind != GS_TRACE_VERDICT) {
		diagram->left++;
		return;
	}
	diagram->messages += event->kind != GS_TRACE_VERDICT;
	fprintf(diagram->out, "    %s\n", message);
}

gboolean gs_trace_to_mermaid(GsTraceReader *reader, FILE *out, GError **error)
{
	Diagram diagram = { .out = out };
	const GsTraceEvent *event;
	GError *wrong = NULL;

	while ((event = gs_trace_reader_next(reader, &wrong))) {
		if (event->row)
			add(&diagram, event);
		else
			begin_run(&diagram, event);
	}
	end_run(&diagram);
	if (!wrong)
		return TRUE;
	g_propagate_error(error, wrong);
	return FALSE;
}
