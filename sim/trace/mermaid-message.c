/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who says what to whom: Script, D0 and so on, Xen, Pager. */
#include "trace/mermaid-message.h"

#include <string.h>

#define D64 "%" G_GINT64_FORMAT

/* What would end a message or begin a comment or an entity there: one line is left. */
static char *harmless(const char *text)
{
	GString *out = g_string_new(NULL);

	for (const char *c = text; *c && *c != '\n'; c++) {
		if (*c == ';')
			g_string_append_c(out, ',');
		else if (*c == '#')
			g_string_append(out, "#35;");
		else
			g_string_append_c(out, *c == '\t' ? ' ' : *c);
	}
	return g_string_free(out, FALSE);
}

/* The statement as it is written, without its comment; or only the verb. */
static char *statement_text(const GsTraceEvent *event, char *const *source)
{
	gint64 lines = (gint64)g_strv_length((char **)source);
	g_autofree char *line = event->line > 0 && event->line <= lines
					? g_strdup(source[event->line - 1])
					: NULL;
	char *comment = line ? strchr(line, '#') : NULL;

	if (!line)
		return g_strdup(gs_event_text(event, "verb"));
	if (comment)
		*comment = '\0';
	return harmless(g_strstrip(line));
}

static char *of_statement(const GsTraceEvent *event, char *const *source)
{
	g_autofree char *text = statement_text(event, source);

	if (event->domain != GS_EVENT_NONE)
		return g_strdup_printf("Script->>D" D64 ": %s", event->domain, text);
	return g_strdup_printf("Note over Script: %s", text);
}

static char *of_result(const GsTraceEvent *event)
{
	g_autofree char *rc = gs_event_value(event, "rc");
	g_autofree char *statuses = gs_event_value(event, "statuses");
	char *text = strcmp(statuses, "null") == 0 ? rc : g_strdelimit(statuses, "[\"]", ' ');

	g_strstrip(text);
	return g_strdup_printf("D" D64 "-->>Script: %s", event->domain,
			       strcmp(text, "0") == 0 ? "done" : text);
}

/* Page tables and the like are no part of the protocol. */
static gboolean about_grants(const GsTraceEvent *event)
{
	return strcmp(gs_event_text(event, "call"), "grant_table_op") == 0;
}

/* Of several operations the first, and how many there are. */
static char *of_hypercall(const GsTraceEvent *event, const char *list)
{
	JsonArray *operations = json_object_get_array_member(event->object, list);
	guint n = json_array_get_length(operations);
	GString *text = g_string_new(NULL);
	g_autofree char *rc = gs_event_value(event, "rc");
	g_autoptr(GList) names = n ? json_object_get_members(
						json_array_get_object_element(operations, 0))
				   : NULL;

	if (event->kind == GS_TRACE_HYPERCALL)
		g_string_printf(text, "D" D64 "->>Xen: %s", event->domain, gs_event_text(event, "op"));
	else
		g_string_printf(text, "Xen-->>D" D64 ":", event->domain);
	for (GList *name = names; name; name = name->next) {
		JsonObject *operation = json_array_get_object_element(operations, 0);
		g_autofree char *value = json_to_string(
			json_object_get_member(operation, name->data), FALSE);

		g_string_append_printf(text, " %s=%s", (char *)name->data,
				       g_strstrip(g_strdelimit(value, "\"", ' ')));
	}
	if (n > 1)
		g_string_append_printf(text, " and %u more", n - 1);
	if (event->kind == GS_TRACE_RETURN && !n)
		g_string_append_printf(text, " %s", rc);
	return g_string_free(text, FALSE);
}

static char *note(const GsTraceEvent *event, const char *text)
{
	g_autofree char *line = harmless(text);

	if (event->domain == GS_EVENT_NONE)
		return g_strdup_printf("Note over Script: %s", line);
	return g_strdup_printf("Note over D" D64 ": %s", event->domain, line);
}

static char *of_two(const GsTraceEvent *event, const char *before, const char *a, const char *between,
		    const char *b)
{
	g_autofree char *first = a ? gs_event_value(event, a) : g_strdup("");
	g_autofree char *second = b ? gs_event_value(event, b) : g_strdup("");
	g_autofree char *text = g_strconcat(before, first, between, second, NULL);

	return note(event, text);
}

static char *of_entry(const GsTraceEvent *event, const char *what)
{
	g_autofree char *now = gs_event_value(event, "new");

	return g_strdup_printf("Xen->>D" D64 ": %s %" G_GUINT64_FORMAT ": %s", event->domain, what,
			       gs_event_number(event, "ref"), *now ? now : "not in use");
}

static char *of_page(const GsTraceEvent *event, const char *arrow)
{
	return g_strdup_printf("%s gfn %" G_GUINT64_FORMAT " of domain " D64, arrow,
			       gs_event_number(event, "gfn"), event->domain);
}

static char *of_sleep(const GsTraceEvent *event)
{
	g_autofree char *text = g_strdup_printf("sleeps %g ms",
						(double)gs_event_number(event, "ns") / 1e6);

	return note(event, text);
}

char *gs_mermaid_message(const GsTraceEvent *event, char *const *source)
{
	switch (event->kind) {
	case GS_TRACE_STATEMENT:
		return of_statement(event, source);
	case GS_TRACE_RESULT:
		return of_result(event);
	case GS_TRACE_HYPERCALL:
		return about_grants(event) ? of_hypercall(event, "args") : NULL;
	case GS_TRACE_RETURN:
		return about_grants(event) ? of_hypercall(event, "results") : NULL;
	case GS_TRACE_GTF:
		return of_entry(event, "entry");
	case GS_TRACE_STATUS:
		return of_entry(event, "status word");
	case GS_TRACE_REFUSED:
		return of_two(event, "refused by ", "check", "", NULL);
	case GS_TRACE_PAGE_OUT:
		return of_page(event, "Xen->>Pager: paged out:");
	case GS_TRACE_PAGE_IN_REQUEST:
		return of_page(event, "Xen->>Pager: bring");
	case GS_TRACE_PAGE_IN_END:
		return of_page(event, "Pager-->>Xen: there is");
	case GS_TRACE_SLEEP:
		return of_sleep(event);
	case GS_TRACE_WAIT:
		return of_two(event, "waits in ", "what", "", NULL);
	case GS_TRACE_SPIN:
		return of_two(event, "spins for ", "lock", "", NULL);
	case GS_TRACE_SYSCALL:
		return of_two(event, "system call ", "call", "", NULL);
	case GS_TRACE_VIOLATION:
		return of_two(event, "violation ", "name", ": ", "detail");
	case GS_TRACE_CRASH:
		return of_two(event, "crash: ", "reason", "", NULL);
	case GS_TRACE_VERDICT:
		return of_two(event, "", "verdict", "", NULL);
	default:
		return NULL;
	}
}
