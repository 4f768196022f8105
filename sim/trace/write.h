/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A trace as JSON, one line per event: gntsim-trace(5). */
#ifndef GS_TRACE_WRITE_H
#define GS_TRACE_WRITE_H

#include <glib.h>

#include "world/trace.h"

G_BEGIN_DECLS

typedef struct GsSymbols GsSymbols;

#define GS_TRACE_VERSION 1

/* A domain as the script declares it, for the header. */
typedef struct {
	guint id;
	const char *kernel; /* NULL: bare */
	const char *type;   /* "pv" */
	guint vcpus;
} GsTraceDomain;

/* The first line of a run. */
typedef struct {
	const char *script, *source; /* its path, and its text */
	const char *kernel, *hypervisor;
	guint32 seed;
	const GArray *domains; /* GsTraceDomain, by id */
} GsTraceHeader;

void gs_trace_write_header(GString *json, const GsTraceHeader *header);
/* Ends with a newline.  n: the event's number; symbols turn offsets of a stack into names. */
void gs_trace_write_event(GString *json, const GsTraceRecord *record, guint64 n,
			  GsSymbols *symbols);
/* Header and all events. */
void gs_trace_write_run(GString *json, const GsTraceHeader *header, const GsTrace *trace,
			GsSymbols *symbols);

G_END_DECLS

#endif
