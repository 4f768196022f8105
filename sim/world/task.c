/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A task's life: made, queued, freed. */
#include "world/sched.h"

static void task_entry(gpointer data)
{
	GsTask *task = data;

	task->fn(task, task->data);
}

GsTask *gs_sched_spawn(GsSched *sched, GsVcpu *vcpu, const char *name, GsTaskFn fn, gpointer data)
{
	GsTask *task = g_new0(GsTask, 1);

	task->sched = sched;
	task->vcpu = vcpu;
	task->fn = fn;
	task->data = data;
	task->context.id = ++sched->last_id;
	task->context.vcpu = vcpu->id;
	g_strlcpy(task->context.comm, name, sizeof(task->context.comm));
	task->fiber = gs_fiber_new(sched->fibers, task_entry, task);
	gs_fiber_stack(task->fiber, &task->stack, &task->stack_end);
	task->stack_end += task->stack;
	g_ptr_array_add(sched->tasks, task);
	g_queue_push_tail(&vcpu->ready, task);
	gs_sched_recount(sched);
	return task;
}

void gs_sched_spawn_detached(GsSched *sched, GsVcpu *vcpu, const char *name, GsTaskFn fn,
			     gpointer data, GDestroyNotify free_data)
{
	GsTask *task = gs_sched_spawn(sched, vcpu, name, fn, data);

	task->detached = TRUE;
	task->free_data = free_data;
}

void gs_task_free(GsTask *task)
{
	if (task->timer)
		gs_timer_cancel(task->timer);
	if (task->vcpu) {
		g_queue_remove(&task->vcpu->ready, task);
		if (task->vcpu->current == task)
			task->vcpu->current = NULL;
		gs_sched_recount(task->sched);
	}
	g_ptr_array_remove(task->sched->tasks, task);
	gs_fiber_drop(task->fiber);
	g_clear_pointer(&task->fetches, g_array_unref);
	if (task->free_data)
		task->free_data(task->data);
	g_free(task);
}
