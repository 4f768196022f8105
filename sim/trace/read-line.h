/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One line of a trace file, held against the table of events. */
#ifndef GS_TRACE_READ_LINE_H
#define GS_TRACE_READ_LINE_H

#include "trace/read.h"

G_BEGIN_DECLS

/*
 * Fills in all of the event but file_line and text; object belongs to the parser until its
 * next line.  NULL, or what is wrong with the line, to be freed.
 */
char *gs_trace_parse_line(JsonParser *parser, const char *line, GsTraceEvent *event);

G_END_DECLS

#endif
