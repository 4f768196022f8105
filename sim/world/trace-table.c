/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of events; whoever names events (scripts, files) reads it. */
#include "world/trace-table.h"

#include <string.h>

#define F(type, name, meaning) { GS_FIELD_##type, name, meaning }
#define EVENT(id, name, meaning, ...) [GS_TRACE_##id] = { name, meaning, { __VA_ARGS__ } },

const GsTraceRow gs_trace_table[GS_TRACE_COUNT] = {
#include "world/trace-events.def"
};

G_STATIC_ASSERT(GS_TRACE_STATUS - GS_TRACE_GTF == HV_EVENT_STATUS - HV_EVENT_GTF);
G_STATIC_ASSERT(GS_TRACE_MAP - GS_TRACE_GTF == HV_EVENT_MAP - HV_EVENT_GTF);
G_STATIC_ASSERT(GS_TRACE_UNMAP - GS_TRACE_GTF == HV_EVENT_UNMAP - HV_EVENT_GTF);
G_STATIC_ASSERT(GS_TRACE_P2M_TYPE - GS_TRACE_GTF == HV_EVENT_P2M_TYPE - HV_EVENT_GTF);
G_STATIC_ASSERT(GS_TRACE_GROW - GS_TRACE_GTF == HV_EVENT_GROW - HV_EVENT_GTF);

const GsTraceRow *gs_trace_row_by_name(const char *name)
{
	for (guint i = 0; i < GS_TRACE_COUNT; i++)
		if (strcmp(gs_trace_table[i].name, name) == 0)
			return &gs_trace_table[i];
	return NULL;
}
