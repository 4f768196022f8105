/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a trace can be turned into. */
#ifndef GS_TRACE_FORMAT_H
#define GS_TRACE_FORMAT_H

#include <stdio.h>

#include "trace/read.h"

G_BEGIN_DECLS

typedef struct {
	const char *name;
	const char *meaning;
	/* FALSE: the trace is none; what cannot be written stays to be seen in out. */
	gboolean (*convert)(GsTraceReader *reader, FILE *out, GError **error);
} GsTraceFormatRow;

extern const GsTraceFormatRow gs_trace_format_table[];
extern const guint gs_trace_format_count;

/* The row by name, or NULL. */
const GsTraceFormatRow *gs_trace_format_by_name(const char *name);
/* "jsonl, perfetto, mermaid"; to be freed. */
char *gs_trace_format_names(void);

gboolean gs_trace_to_jsonl(GsTraceReader *reader, FILE *out, GError **error);
gboolean gs_trace_to_perfetto(GsTraceReader *reader, FILE *out, GError **error);
gboolean gs_trace_to_mermaid(GsTraceReader *reader, FILE *out, GError **error);

G_END_DECLS

#endif
