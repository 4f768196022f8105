/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The file, and the order of its lines: header, events by number, verdict, and so on. */
#include "trace/read.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "trace/read-line.h"

struct GsTraceReader {
	char *path;
	FILE *file;
	char *line;
	size_t size;
	JsonParser *parser;
	GsTraceEvent event;
	gboolean inside; /* a run that has not had its verdict */
	guint64 next;    /* the number that the next event must have */
};

GQuark gs_trace_error_quark(void)
{
	return g_quark_from_static_string("gs-trace-error");
}

GsTraceReader *gs_trace_reader_open(const char *path, GError **error)
{
	FILE *file = fopen(path, "re");
	GsTraceReader *reader;

	if (!file) {
		g_set_error(error, GS_TRACE_ERROR, GS_TRACE_ERROR_FILE, "%s cannot be read: %s",
			    path, g_strerror(errno));
		return NULL;
	}
	reader = g_new0(GsTraceReader, 1);
	reader->path = g_strdup(path);
	reader->file = file;
	reader->parser = json_parser_new_immutable();
	return reader;
}

void gs_trace_reader_close(GsTraceReader *reader)
{
	fclose(reader->file);
	free(reader->line);
	g_object_unref(reader->parser);
	g_free(reader->path);
	g_free(reader);
}

static void G_GNUC_PRINTF(3, 4) complain(const GsTraceReader *reader, GError **error,
					 const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list args;

	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	g_set_error(error, GS_TRACE_ERROR, GS_TRACE_ERROR_LINE, "%s:%u: %s", reader->path,
		    reader->event.file_line, text);
}

/* Without its newline; FALSE: the end, or an error. */
static gboolean next_line(GsTraceReader *reader, GError **error)
{
	ssize_t len;

	errno = 0;
	len = getline(&reader->line, &reader->size, reader->file);
	if (len < 0 && ferror(reader->file)) {
		g_set_error(error, GS_TRACE_ERROR, GS_TRACE_ERROR_FILE, "%s cannot be read: %s",
			    reader->path, g_strerror(errno));
		return FALSE;
	}
	if (len < 0 && !reader->event.file_line)
		g_set_error(error, GS_TRACE_ERROR, GS_TRACE_ERROR_FILE,
			    "%s is empty: not a trace of gntsim run --trace", reader->path);
	else if (len < 0 && reader->inside)
		complain(reader, error, "the file ends here, in the midst of a run");
	if (len < 0)
		return FALSE;
	reader->event.file_line++;
	if (reader->line[len - 1] != '\n') {
		complain(reader, error, "the file ends in the midst of this line");
		return FALSE;
	}
	reader->line[len - 1] = '\0';
	if (strlen(reader->line) == (size_t)len - 1)
		return TRUE;
	complain(reader, error, "there is a byte 0 in this line");
	return FALSE;
}

/* What may follow what. */
static gboolean in_order(GsTraceReader *reader, GError **error)
{
	const GsTraceEvent *event = &reader->event;

	if (!event->row && reader->inside)
		complain(reader, error, "a run begins before the one above has its verdict");
	else if (event->row && !reader->inside)
		complain(reader, error, "an event before the header of its run");
	else if (event->row && event->n != reader->next)
		complain(reader, error,
			 "event %" G_GUINT64_FORMAT " where %" G_GUINT64_FORMAT " must come",
			 event->n, reader->next);
	else
		return TRUE;
	return FALSE;
}

const GsTraceEvent *gs_trace_reader_next(GsTraceReader *reader, GError **error)
{
	g_autofree char *wrong = NULL;

	if (!next_line(reader, error))
		return NULL;
	reader->event.text = reader->line;
	wrong = gs_trace_parse_line(reader->parser, reader->line, &reader->event);
	if (wrong) {
		complain(reader, error, "%s", wrong);
		return NULL;
	}
	if (!in_order(reader, error))
		return NULL;
	reader->next = reader->event.row ? reader->next + 1 : 0;
	reader->inside = !reader->event.row || reader->event.kind != GS_TRACE_VERDICT;
	return &reader->event;
}

const char *gs_event_text(const GsTraceEvent *event, const char *field)
{
	return json_object_get_null_member(event->object, field)
		       ? NULL
		       : json_object_get_string_member(event->object, field);
}

guint64 gs_event_number(const GsTraceEvent *event, const char *field)
{
	JsonNode *node = json_object_get_member(event->object, field);

	if (JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING)
		return g_ascii_strtoull(json_node_get_string(node), NULL, 0);
	return JSON_NODE_HOLDS_NULL(node) ? 0 : (guint64)json_node_get_int(node);
}

gboolean gs_event_true(const GsTraceEvent *event, const char *field)
{
	return json_object_get_boolean_member(event->object, field);
}

char *gs_event_value(const GsTraceEvent *event, const char *field)
{
	JsonNode *node = json_object_get_member(event->object, field);

	if (node && JSON_NODE_HOLDS_VALUE(node) &&
	    json_node_get_value_type(node) == G_TYPE_STRING)
		return json_node_dup_string(node);
	return node ? json_to_string(node, FALSE) : g_strdup("");
}
