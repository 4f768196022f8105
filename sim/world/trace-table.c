/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of events; whoever names events (scripts, files) reads it. */
#include <string.h>

#include "world/trace.h"

#define HYPERVISOR(event) GS_TRACE_HYPERVISOR + (event)

const GsTraceRow gs_trace_table[] = {
	[GS_TRACE_STATEMENT] = { "statement", { "line", "", "", "" } },
	[GS_TRACE_RUNS] = { "runs", { "vcpu", "task", "", "" } },
	[GS_TRACE_HYPERCALL] = { "hypercall", { "nr", "cmd", "count", "vcpu" } },
	[GS_TRACE_ANSWER] = { "answer", { "rc", "", "", "" } },
	[GS_TRACE_SLEEP] = { "sleep", { "ns", "", "", "" } },
	[GS_TRACE_DELAY] = { "delay", { "ns", "", "", "" } },
	[GS_TRACE_WAIT] = { "wait", { "timeout", "", "", "" } },
	[GS_TRACE_SPIN] = { "spin", { "owner", "", "", "" } },
	[GS_TRACE_SOFTIRQ] = { "softirq", { "task", "", "", "" } },
	[GS_TRACE_ALLOCATION] = { "allocation", { "kind", "size", "", "" } },
	[GS_TRACE_PTE] = { "pte", { "va", "pte", "", "" } },
	[GS_TRACE_P2M] = { "p2m", { "gfn", "mfn", "type", "" } },
	[GS_TRACE_PAGE_IN] = { "page-in", { "gfn", "", "", "" } },
	[GS_TRACE_VIOLATION] = { "violation", { "number", "line", "", "" } },
	[HYPERVISOR(HV_EVENT_GTF)] = { "gtf", { "ref", "old", "new", "peer" } },
	[HYPERVISOR(HV_EVENT_STATUS)] = { "status", { "ref", "old", "new", "peer" } },
	[HYPERVISOR(HV_EVENT_MAP)] = { "map", { "ref", "handle", "", "peer" } },
	[HYPERVISOR(HV_EVENT_UNMAP)] = { "unmap", { "ref", "handle", "", "peer" } },
	[HYPERVISOR(HV_EVENT_P2M_TYPE)] = { "p2m-type", { "gfn", "old", "new", "" } },
	[HYPERVISOR(HV_EVENT_GROW)] = { "grow", { "shared", "status", "", "" } },
};
const guint gs_trace_count = G_N_ELEMENTS(gs_trace_table);

const GsTraceRow *gs_trace_row_by_name(const char *name)
{
	for (guint i = 0; i < gs_trace_count; i++)
		if (strcmp(gs_trace_table[i].name, name) == 0)
			return &gs_trace_table[i];
	return NULL;
}
