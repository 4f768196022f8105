/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Line by line: equal lines are equal events.  What a kernel, hypervisor or seed is called
 * is no difference, in the header and in the event that makes a domain.
 */
#include "trace/diff.h"

#include <string.h>

#include "trace/text.h"

typedef struct {
	const char *name; /* "A" */
	const char *path;
	GsTraceReader *reader;
	const GsTraceEvent *event;
} Side;

typedef struct {
	Side a, b;
	GString *text;
	GQueue before;  /* char *: summaries of the latest events, which were the same */
	guint context;  /* so many of them */
	guint64 events; /* that were the same, in this run */
	guint runs;
	gboolean hypervisors; /* they differ */
	char *run, *headers;  /* which run it is, and what differs in its headers */
	gboolean shown;       /* they have been */
} Diff;

/* Two hypervisors do not tell the same of their work: gtf and what follows it in the table. */
static gboolean told_by_hypervisor(const GsTraceEvent *event)
{
	return event && event->row && event->kind >= GS_TRACE_HYPERVISOR &&
	       event->kind != GS_TRACE_P2M_TYPE;
}

static gboolean next(const Diff *diff, Side *side, GError **error)
{
	GError *wrong = NULL;

	do
		side->event = gs_trace_reader_next(side->reader, &wrong);
	while (diff->hypervisors && told_by_hypervisor(side->event));
	if (!wrong)
		return TRUE;
	g_propagate_error(error, wrong);
	return FALSE;
}

/* The members of both, in the order of a, then those of b alone; to be freed, not the names. */
static GPtrArray *members(const GsTraceEvent *a, const GsTraceEvent *b)
{
	GPtrArray *names = g_ptr_array_new();
	const GsTraceEvent *const events[] = { a, b };

	for (guint i = 0; i < G_N_ELEMENTS(events); i++) {
		g_autoptr(GList) list = events[i] ? json_object_get_members(events[i]->object) : NULL;

		for (GList *name = list; name; name = name->next)
			if (!i || !a || !json_object_has_member(a->object, name->data))
				g_ptr_array_add(names, name->data);
	}
	return names;
}

static gboolean member_differs(const GsTraceEvent *a, const GsTraceEvent *b, const char *name)
{
	g_autofree char *was = gs_event_value(a, name), *is = gs_event_value(b, name);

	return strcmp(was, is) != 0;
}

/* The same but for its number, which counts what is not compared, and one more member. */
static gboolean differ_only_in(const GsTraceEvent *a, const GsTraceEvent *b, const char *but)
{
	g_autoptr(GPtrArray) names = members(a, b);

	for (guint i = 0; i < names->len; i++)
		if (strcmp(names->pdata[i], "n") != 0 && strcmp(names->pdata[i], but) != 0 &&
		    member_differs(a, b, names->pdata[i]))
			return FALSE;
	return TRUE;
}

/* The state of the scheduler's choices follows from the seed. */
static gboolean passed_over(const char *line)
{
	return g_str_has_prefix(line, "random ");
}

/* The number of the first line in which two texts differ; -1: none. */
static gint first_line(char *const *a, char *const *b)
{
	gint i = 0;

	while (a[i] && b[i] && (strcmp(a[i], b[i]) == 0 || passed_over(a[i])))
		i++;
	return a[i] || b[i] ? i : -1;
}

/* A text of many lines is shown where it differs. */
static void pick_line(char **was, char **is)
{
	g_auto(GStrv) a = g_strsplit(*was, "\n", -1), b = g_strsplit(*is, "\n", -1);
	guint lines[] = { g_strv_length(a), g_strv_length(b) }; /* of an empty text none */
	gint line = first_line(a, b);

	if (line < 0 || MAX(lines[0], lines[1]) < 2)
		return;
	g_free(*was);
	g_free(*is);
	*was = g_strdup_printf("line %d: %s", line + 1, (guint)line < lines[0] ? a[line] : "");
	*is = g_strdup_printf("line %d: %s", line + 1, (guint)line < lines[1] ? b[line] : "");
}

static gboolean same_state(const GsTraceEvent *a, const GsTraceEvent *b)
{
	g_auto(GStrv) was = g_strsplit(gs_event_text(a, "text"), "\n", -1);
	g_auto(GStrv) is = g_strsplit(gs_event_text(b, "text"), "\n", -1);

	return first_line(was, is) < 0;
}

static char *header_differences(const GsTraceEvent *a, const GsTraceEvent *b)
{
	GString *text = g_string_new(NULL);
	g_autoptr(GPtrArray) names = members(a, b);

	for (guint i = 0; i < names->len; i++) {
		const char *name = names->pdata[i];
		g_autofree char *was = gs_event_value(a, name), *is = gs_event_value(b, name);

		if (strcmp(was, is) == 0)
			continue;
		if (strcmp(name, "source") == 0)
			g_string_append(text, "  the scripts' texts differ\n");
		else
			g_string_append_printf(text, "  %s: %s | %s\n", name, was, is);
	}
	return g_string_free(text, FALSE);
}

static void show_headers(Diff *diff)
{
	g_string_append_printf(diff->text, "run %u: %s\n%s", diff->runs, diff->run, diff->headers);
}

/* What differs in the headers of many runs is shown once. */
static void begin_run(Diff *diff)
{
	g_autofree char *before = g_steal_pointer(&diff->headers);

	g_queue_clear_full(&diff->before, g_free);
	g_free(diff->run);
	diff->run = gs_header_summary(diff->a.event);
	diff->events = 0;
	diff->runs++;
	diff->hypervisors = member_differs(diff->a.event, diff->b.event, "hypervisor");
	diff->headers = header_differences(diff->a.event, diff->b.event);
	diff->shown = *diff->headers && g_strcmp0(diff->headers, before) != 0;
	if (diff->shown)
		show_headers(diff);
}

static void remember(Diff *diff)
{
	diff->events++;
	if (!diff->context)
		return;
	if (diff->before.length == diff->context)
		g_free(g_queue_pop_head(&diff->before));
	g_queue_push_tail(&diff->before, gs_event_summary(diff->a.event));
}

static void show_sides(GString *text, const GsTraceEvent *a, const GsTraceEvent *b)
{
	g_autoptr(GPtrArray) names = members(a, b);

	for (guint i = 0; i < names->len; i++) {
		const char *name = names->pdata[i];
		g_autofree char *was = a ? gs_event_value(a, name) : g_strdup("");
		g_autofree char *is = b ? gs_event_value(b, name) : g_strdup("");

		pick_line(&was, &is);
		if (strcmp(was, is) == 0)
			g_string_append_printf(text, "    %-12s %s\n", name, was);
		else
			g_string_append_printf(text, "  * %-12s A: %s\n%17sB: %s\n", name, was, "",
					       is);
	}
}

static void show_place(GString *text, const Side *side)
{
	if (side->event)
		g_string_append_printf(text, "  %s: %s:%u\n", side->name, side->path,
				       side->event->file_line);
	else
		g_string_append_printf(text, "  %s: %s ends here\n", side->name, side->path);
}

static void show_difference(Diff *diff)
{
	if (diff->run && !diff->shown)
		show_headers(diff);
	g_string_append_printf(diff->text, "  the first %" G_GUINT64_FORMAT " events are the same%s\n",
			       diff->events, diff->before.length ? ", at last" : "");
	for (GList *line = diff->before.head; line; line = line->next)
		g_string_append_printf(diff->text, "    %s\n", (const char *)line->data);
	g_string_append(diff->text, "then they differ:\n");
	show_place(diff->text, &diff->a);
	show_place(diff->text, &diff->b);
	show_sides(diff->text, diff->a.event, diff->b.event);
}

/* Both have something there. */
static gboolean same(const GsTraceEvent *a, const GsTraceEvent *b)
{
	if (!a->row || !b->row)
		return !a->row && !b->row;
	if (strcmp(a->text, b->text) == 0)
		return TRUE;
	if (a->kind == GS_TRACE_STATE && b->kind == GS_TRACE_STATE)
		return same_state(a, b);
	return differ_only_in(a, b, a->kind == GS_TRACE_DOMAIN ? "kernel" : "n");
}

static GsDiffResult compare(Diff *diff, GError **error)
{
	for (;;) {
		if (!next(diff, &diff->a, error) || !next(diff, &diff->b, error))
			return GS_DIFF_ERROR;
		if (!diff->a.event && !diff->b.event)
			break;
		if (!diff->a.event || !diff->b.event || !same(diff->a.event, diff->b.event)) {
			show_difference(diff);
			return GS_DIFF_DIFFERENT;
		}
		if (diff->a.event->row)
			remember(diff);
		else
			begin_run(diff);
	}
	g_string_append_printf(diff->text, "%u run%s, all events are the same\n", diff->runs,
			       diff->runs == 1 ? "" : "s");
	return GS_DIFF_SAME;
}

GsDiffResult gs_trace_diff(const char *path_a, const char *path_b, guint context, GString *text,
			   GError **error)
{
	Diff diff = {
		.a = { .name = "A", .path = path_a }, .b = { .name = "B", .path = path_b },
		.text = text, .before = G_QUEUE_INIT, .context = context,
	};
	GsDiffResult result = GS_DIFF_ERROR;

	diff.a.reader = gs_trace_reader_open(path_a, error);
	diff.b.reader = diff.a.reader ? gs_trace_reader_open(path_b, error) : NULL;
	if (diff.b.reader)
		result = compare(&diff, error);
	g_queue_clear_full(&diff.before, g_free);
	g_free(diff.run);
	g_free(diff.headers);
	g_clear_pointer(&diff.a.reader, gs_trace_reader_close);
	g_clear_pointer(&diff.b.reader, gs_trace_reader_close);
	return result;
}
