/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of events for a reader: gntsim list events, and gntsim-trace(5). */
#ifndef GS_TRACE_LIST_H
#define GS_TRACE_LIST_H

#include <glib.h>

G_BEGIN_DECLS

/* Every event with its fields, then the types of fields, then what a hypercall's have. */
char *gs_trace_events_text(void);

G_END_DECLS

#endif
