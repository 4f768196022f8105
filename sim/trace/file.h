/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The file of gntsim run --trace.  It is written under another name beside and renamed at
 * the end, so that there is all of it or nothing; what is no plain file (a pipe, /dev/stdout) is
 * written to as it is.
 */
#ifndef GS_TRACE_FILE_H
#define GS_TRACE_FILE_H

#include <glib.h>

#include "trace/format.h"
#include "trace/write.h"

G_BEGIN_DECLS

typedef struct GsTraceFile GsTraceFile;

/* NULL: an error. */
GsTraceFile *gs_trace_file_new(const char *path, const GsTraceFormatRow *format, GError **error);

/* One more run.  Errors are told by gs_trace_file_finish(). */
void gs_trace_file_add(GsTraceFile *file, const GsTraceHeader *header, const GsTrace *trace,
		       GsSymbols *symbols);

/* Frees it.  FALSE: it could not be written, and there is none; nor is there without a run. */
gboolean gs_trace_file_finish(GsTraceFile *file, GError **error);
/* Frees it, and there is none. */
void gs_trace_file_drop(GsTraceFile *file);

G_END_DECLS

#endif
