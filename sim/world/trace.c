/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Keeping and printing what happens. */
#include "world/trace.h"

#include "world/outside.h"
#include "world/world.h"

#define MAX_RECORDS (1u << 20)

struct GsTrace {
	guint n;
	GsTraceRecord record[MAX_RECORDS];
};

GsTrace *gs_trace_new(void)
{
	return gs_outside_new(sizeof(GsTrace));
}

void gs_trace_free(GsTrace *trace)
{
	gs_outside_free(trace, sizeof(*trace));
}

guint gs_trace_len(const GsTrace *trace)
{
	return trace->n;
}

void gs_trace_cut(GsTrace *trace, guint len)
{
	trace->n = MIN(trace->n, len);
}

const GsTraceRecord *gs_trace_record(const GsTrace *trace, guint n)
{
	return &trace->record[n];
}

void gs_trace_add(GsWorld *world, guint kind, guint domid, guint64 a, guint64 b, guint64 c,
		  guint64 d)
{
	GsTrace *trace = world->trace;

	if (trace->n == MAX_RECORDS)
		return;
	trace->record[trace->n++] = (GsTraceRecord){
		.time = world->sched->clock.now, .value = { a, b, c, d },
		.kind = (guint16)kind, .domid = (domid_t)domid,
	};
}

guint64 gs_trace_va(const GsDomain *domain, gulong va)
{
	if (!domain->memory || !gs_memory_contains(domain->memory, va))
		return 0;
	return va - gs_memory_direct_base(domain->memory);
}

char *gs_trace_line(const GsTraceRecord *record)
{
	const GsTraceRow *row = &gs_trace_table[record->kind];
	GString *line = g_string_new(NULL);

	g_string_append_printf(line, "%" G_GUINT64_FORMAT " ", record->time);
	if (record->domid == GS_TRACE_NOBODY)
		g_string_append_printf(line, "- %s", row->name);
	else
		g_string_append_printf(line, "%u %s", record->domid, row->name);
	for (guint i = 0; i < GS_TRACE_VALUES; i++)
		if (*row->values[i])
			g_string_append_printf(line, " %s=0x%" G_GINT64_MODIFIER "x",
					       row->values[i], record->value[i]);
	return g_string_free(line, FALSE);
}
