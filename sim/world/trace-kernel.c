/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the scheduler and a kernel's runtime have to say, as events. */
#include "world/trace-kernel.h"

static void task_ended(GsTask *task)
{
	const GsDomain *domain = task->vcpu->owner;
	GsSched *sched = task->sched;

	sched->running = task; /* the event is its last */
	gs_trace_bare(domain->world, GS_TRACE_TASK_END, domain->id);
	sched->running = NULL;
}

static void task_woken(GsTask *task)
{
	const GsDomain *domain = task->vcpu->owner;

	gs_trace(domain->world, GS_TRACE_WAKE, domain->id, task->context.id);
}

void gs_trace_tasks(GsSched *sched)
{
	sched->ended = task_ended;
	sched->woken = task_woken;
}

/* One text and nothing else. */
static void trace_text(const GsDomain *domain, GsTraceKind kind, const char *text)
{
	gs_trace_begin(domain->world, kind, domain->id);
	gs_trace_put_text(domain->world->trace, text);
	gs_trace_end(domain->world->trace);
}

void gs_trace_runs(const GsTask *task)
{
	trace_text(task->vcpu->owner, GS_TRACE_RUNS, task->context.comm);
}

void gs_trace_wait(const GsDomain *domain, GsTraceKind kind, const struct ks_wait *wait)
{
	GsTrace *trace = domain->world->trace;

	gs_trace_begin(domain->world, kind, domain->id);
	gs_trace_put_text(trace, wait->what);
	gs_trace_put_text(trace, wait->class ? wait->class->name : NULL);
	gs_trace_put(trace, wait->owner);
	if (kind == GS_TRACE_WAIT)
		gs_trace_put(trace, wait->timeout_ns);
	gs_trace_end(trace);
}

static void trace_lock(const GsDomain *domain, GsTraceKind kind, const struct ks_event *event)
{
	GsTrace *trace = domain->world->trace;

	gs_trace_begin(domain->world, kind, domain->id);
	gs_trace_put_text(trace, event->name);
	gs_trace_put(trace, event->a);
	gs_trace_end(trace);
}

static void trace_syscall(const GsDomain *domain, const struct ks_event *event)
{
	GsTrace *trace = domain->world->trace;

	gs_trace_begin(domain->world, GS_TRACE_SYSCALL, domain->id);
	gs_trace_put_text(trace, event->name);
	gs_trace_put_text(trace, event->text);
	gs_trace_put(trace, event->a);
	gs_trace_put(trace, gs_trace_number(domain, event->b));
	gs_trace_put(trace, gs_trace_number(domain, event->c));
	gs_trace_end(trace);
}

static void trace_syscall_end(const GsDomain *domain, const struct ks_event *event)
{
	GsTrace *trace = domain->world->trace;

	gs_trace_begin(domain->world, GS_TRACE_SYSCALL_END, domain->id);
	gs_trace_put_text(trace, event->name);
	gs_trace_put(trace, gs_trace_number(domain, event->a));
	gs_trace_end(trace);
}

void gs_trace_kernel(void *data, const struct ks_event *event)
{
	const GsDomain *domain = data;
	const GsWorld *world = domain->world;

	switch (event->kind) {
	case KS_EVENT_PREEMPT:
	case KS_EVENT_BH:
	case KS_EVENT_IRQS:
	case KS_EVENT_RCU:
	case KS_EVENT_SOFTIRQ:
	case KS_EVENT_HARDIRQ:
		gs_trace(world, GS_TRACE_CONTEXT, domain->id, event->kind, event->a);
		break;
	case KS_EVENT_LAZY_MMU:
		gs_trace(world, GS_TRACE_LAZY_MMU, domain->id, event->a == KS_LAZY_MMU, event->b);
		break;
	case KS_EVENT_LOCK:
		trace_lock(domain, GS_TRACE_LOCK, event);
		break;
	case KS_EVENT_UNLOCK:
		trace_lock(domain, GS_TRACE_UNLOCK, event);
		break;
	case KS_EVENT_PTE_QUEUED:
		gs_trace(world, GS_TRACE_PTE_QUEUED, domain->id, gs_trace_va(domain, event->a),
			 event->b);
		break;
	case KS_EVENT_PTE_FLUSH:
		gs_trace(world, GS_TRACE_PTE_FLUSH, domain->id, event->a);
		break;
	case KS_EVENT_SYSCALL:
		trace_syscall(domain, event);
		break;
	case KS_EVENT_SYSCALL_END:
		trace_syscall_end(domain, event);
		break;
	}
}
