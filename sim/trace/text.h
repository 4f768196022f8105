/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Events of a trace as a person reads them. */
#ifndef GS_TRACE_TEXT_H
#define GS_TRACE_TEXT_H

#include "trace/read.h"
#include "world/trace.h"

G_BEGIN_DECLS

typedef struct GsSymbols GsSymbols;

/* "12  5.000000 ms  domain 0 task 5  line 29  sleep  ns=5000000"; to be freed. */
char *gs_event_summary(const GsTraceEvent *event);

/* Of an event in a world, without its number; to be freed. */
char *gs_trace_record_text(const GsTraceRecord *record, GsSymbols *symbols);

/* Of a header: "SCRIPT [KERNEL] on HYPERVISOR, seed N"; to be freed. */
char *gs_header_summary(const GsTraceEvent *header);

G_END_DECLS

#endif
