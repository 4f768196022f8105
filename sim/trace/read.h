/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Reading a trace file, line by line, so that it may be long: for whatever is made of
 * traces.  A line is held against the table of events: a reader of what comes out need not
 * ask whether a field is there, or of which kind.
 */
#ifndef GS_TRACE_READ_H
#define GS_TRACE_READ_H

#include <json-glib/json-glib.h>

#include "world/trace-table.h"

G_BEGIN_DECLS

#define GS_TRACE_ERROR gs_trace_error_quark()
GQuark gs_trace_error_quark(void);

typedef enum {
	GS_TRACE_ERROR_FILE, /* it cannot be read or written */
	GS_TRACE_ERROR_LINE, /* a line is none of a trace: "FILE:LINE: what is wrong" */
} GsTraceErrorCode;

/* What "domain", "by", "vcpu", "task" and "line" are where an event has none. */
#define GS_EVENT_NONE (-1)

typedef struct {
	guint file_line;        /* in the file, from 1 */
	const GsTraceRow *row;  /* its kind; NULL: the header of a run */
	GsTraceKind kind;       /* likewise, if row is not NULL */
	guint64 n, t;           /* its number in the run, from 0; virtual time in ns */
	gint64 domain, by, vcpu, task, line;
	JsonObject *object;     /* all of it */
	const char *text;       /* the line itself, without the newline */
} GsTraceEvent;

typedef struct GsTraceReader GsTraceReader;

/* NULL: an error. */
GsTraceReader *gs_trace_reader_open(const char *path, GError **error);
void gs_trace_reader_close(GsTraceReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GsTraceReader, gs_trace_reader_close)

/*
 * The next line: good until the next call (take a reference to object to keep that).
 * NULL: the end, or an error.
 */
const GsTraceEvent *gs_trace_reader_next(GsTraceReader *reader, GError **error);

/* Fields of an event or a header.  Text: NULL for null. */
const char *gs_event_text(const GsTraceEvent *event, const char *field);
/* 0 for null; also of a text "0x...". */
guint64 gs_event_number(const GsTraceEvent *event, const char *field);
gboolean gs_event_true(const GsTraceEvent *event, const char *field);
/* A value of any type as a reader wants it, "null" and lists too; to be freed. */
char *gs_event_value(const GsTraceEvent *event, const char *field);

G_END_DECLS

#endif
