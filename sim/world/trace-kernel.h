/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tasks and what a kernel image tells, in a trace.  All only if the world keeps one. */
#ifndef GS_TRACE_KERNEL_H
#define GS_TRACE_KERNEL_H

#include "world/world.h"

G_BEGIN_DECLS

/* From now on ends of tasks and wake-ups are recorded. */
void gs_trace_tasks(GsSched *sched);
void gs_trace_runs(const GsTask *task);
/* kind: GS_TRACE_WAIT or GS_TRACE_SPIN */
void gs_trace_wait(const GsDomain *domain, GsTraceKind kind, const struct ks_wait *wait);
/* ks_platform.event */
void gs_trace_kernel(void *domain, const struct ks_event *event);

G_END_DECLS

#endif
