/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Who is stuck.  As Linux's khungtaskd (kernel/hung_task.c) and watchdog
 * (kernel/watchdog.c), but they look now and then, and we at every move of time.
 */
#include "world/stuck.h"

#include "world/sched.h"

#define SECOND 1000000000ull

void gs_stuck_limits_init(GsStuckLimits *limits)
{
	limits->hung_ns = 120 * SECOND;
	limits->spun_ns = 20 * SECOND;
	limits->busy_yields = 10000000;
}

void gs_stuck_visit(GsSched *sched, GsTask *task, void (*fn)(GsTask *task, gpointer data),
		    gpointer data)
{
	GsTask *running = sched->running;

	task->visit = fn;
	task->visit_data = data;
	sched->running = task;
	if (sched->switched)
		sched->switched(task);
	gs_fiber_resume(task->fiber);
	sched->running = running;
	if (running && sched->switched)
		sched->switched(running);
}

static void tell(GsTask *task, gpointer how)
{
	task->sched->stuck(task, (GsStuck)GPOINTER_TO_INT(how));
}

static void visit(GsSched *sched, GsTask *task, GsStuck how)
{
	task->told = TRUE;
	gs_stuck_visit(sched, task, tell, GINT_TO_POINTER((gint)how));
}

static gboolean idle(const GsTask *task)
{
	return task->wait && task->wait->idle;
}

/* When it counts as stuck; G_MAXUINT64: never. */
static guint64 stuck_at(const GsSched *sched, const GsTask *task)
{
	switch (task->state) {
	case GS_TASK_SLEEPING:
	case GS_TASK_WAITING:
		return idle(task) ? G_MAXUINT64 : task->since + sched->limits.hung_ns;
	case GS_TASK_SPINNING:
		return task->since + sched->limits.spun_ns;
	default:
		return G_MAXUINT64;
	}
}

void gs_stuck_check(GsSched *sched, guint64 until)
{
	for (guint i = 0; sched->stuck && i < sched->tasks->len; i++) {
		GsTask *task = g_ptr_array_index(sched->tasks, i);
		guint64 at = task->told ? G_MAXUINT64 : stuck_at(sched, task);

		if (at >= until)
			continue;
		sched->clock.now = MAX(sched->clock.now, at);
		visit(sched, task,
		      task->state == GS_TASK_SPINNING ? GS_STUCK_SPUN : GS_STUCK_HUNG);
	}
}

void gs_stuck_forever(GsSched *sched)
{
	for (guint i = 0; sched->stuck && i < sched->tasks->len; i++) {
		GsTask *task = g_ptr_array_index(sched->tasks, i);

		if (!task->told && (task->state == GS_TASK_SPINNING ||
				    (task->state == GS_TASK_WAITING && !idle(task))))
			visit(sched, task, GS_STUCK_FOREVER);
	}
}

void gs_stuck_busy(GsSched *sched)
{
	gs_sched_not_busy(sched, sched->running->vcpu);
	if (sched->stuck)
		sched->stuck(sched->running, GS_STUCK_BUSY);
}
