/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Soft interrupts of a vCPU. */
#include "world/softirq.h"

#include "world/sched.h"

void gs_softirq_raise(GsSched *sched, GsVcpu *vcpu, GsSoftirq *softirq)
{
	softirq->raised_at = sched->clock.now;
	g_queue_push_tail(&vcpu->raised, softirq);
	gs_sched_recount(sched);
}

void gs_softirq_cancel(GsSched *sched, GsVcpu *vcpu, GsSoftirq *softirq)
{
	if (g_queue_remove(&vcpu->raised, softirq))
		gs_sched_recount(sched);
}

/* kernel/softirq.c, irq_exit_rcu(): not inside another interrupt, nor with bottom halves off. */
static gboolean may_hit(const struct ks_context *context)
{
	return !ks_in_interrupt(context) && !context->irqs_off;
}

gboolean gs_softirq_can_hit(const GsVcpu *vcpu)
{
	return vcpu->raised.length && may_hit(&vcpu->current->context);
}

void gs_softirq_take(GsSched *sched, gboolean at_once)
{
	const GsTask *task = sched->running;
	GsVcpu *vcpu = task->vcpu;

	while (vcpu->raised.length && may_hit(&task->context)) {
		GsSoftirq *softirq = g_queue_peek_head(&vcpu->raised);

		if (!at_once && softirq->raised_at == sched->clock.now &&
		    g_rand_boolean(sched->random))
			return;
		g_queue_pop_head(&vcpu->raised);
		gs_sched_recount(sched);
		softirq->run(softirq->data);
	}
}

static void take_all(GsTask *task, gpointer data)
{
	(void)data;
	gs_softirq_take(task->sched, TRUE);
}

void gs_softirq_spawn(GsSched *sched, GsVcpu *vcpu)
{
	gs_sched_spawn_detached(sched, vcpu, "timer", take_all, NULL, NULL);
	/* Nobody who waits for the vCPU comes before. */
	g_queue_push_head(&vcpu->ready, g_queue_pop_tail(&vcpu->ready));
}
