/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The scheduler: who runs next. */
#include "world/sched.h"

GsSched *gs_sched_new(guint32 seed)
{
	GsSched *sched = g_new0(GsSched, 1);

	gs_timer_queue_init(&sched->clock);
	sched->vcpus = g_ptr_array_new();
	sched->tasks = g_ptr_array_new();
	sched->fibers = gs_fiber_pool_new();
	sched->random = g_rand_new_with_seed(seed);
	gs_stuck_limits_init(&sched->limits);
	return sched;
}

void gs_sched_free(GsSched *sched)
{
	while (sched->tasks->len)
		gs_task_free(g_ptr_array_index(sched->tasks, sched->tasks->len - 1));
	g_ptr_array_unref(sched->tasks);
	g_ptr_array_unref(sched->vcpus);
	gs_fiber_pool_free(sched->fibers);
	gs_timer_queue_clear(&sched->clock);
	g_rand_free(sched->random);
	g_free(sched);
}

void gs_sched_add_vcpu(GsSched *sched, GsVcpu *vcpu, gpointer owner, guint id)
{
	vcpu->owner = owner;
	vcpu->id = id;
	vcpu->turn.alone = FALSE;
	gs_sched_not_busy(sched, vcpu);
	vcpu->current = NULL;
	g_queue_init(&vcpu->ready);
	g_queue_init(&vcpu->raised);
	g_ptr_array_add(sched->vcpus, vcpu);
}

void gs_sched_remove_vcpu(GsSched *sched, GsVcpu *vcpu)
{
	gs_sched_drop_tasks(sched, vcpu);
	for (guint i = 0; i < sched->tasks->len; i++) {
		GsTask *task = g_ptr_array_index(sched->tasks, i);

		if (task->vcpu == vcpu)
			task->vcpu = NULL;
	}
	g_ptr_array_remove(sched->vcpus, vcpu);
	gs_sched_recount(sched);
}

static void drop_task(GsTask *task)
{
	if (task->timer)
		gs_timer_cancel(task->timer);
	task->timer = NULL;
	if (task->state != GS_TASK_ENDED)
		task->state = GS_TASK_DROPPED;
	if (task->detached)
		gs_task_free(task);
}

void gs_sched_drop_tasks(GsSched *sched, GsVcpu *vcpu)
{
	for (guint i = sched->tasks->len; i-- > 0;) {
		GsTask *task = g_ptr_array_index(sched->tasks, i);

		if (task->vcpu == vcpu && task != sched->running)
			drop_task(task);
	}
	g_queue_clear(&vcpu->ready);
	if (vcpu->current != sched->running)
		vcpu->current = NULL;
	gs_sched_recount(sched);
}

static gboolean vcpu_runnable(const GsVcpu *vcpu)
{
	if (!vcpu->current)
		return vcpu->ready.length || vcpu->raised.length;
	return vcpu->current->state == GS_TASK_READY || gs_softirq_can_hit(vcpu);
}

void gs_sched_recount(GsSched *sched)
{
	guint n = 0;

	for (guint i = 0; i < sched->vcpus->len; i++)
		n += vcpu_runnable(g_ptr_array_index(sched->vcpus, i));
	sched->runnable = n;
	/* The running task's own vCPU is one of them. */
	if (sched->running && sched->running->vcpu)
		sched->running->vcpu->turn.alone = n <= 1 && !sched->running->vcpu->raised.length;
}

void gs_sched_not_busy(GsSched *sched, GsVcpu *vcpu)
{
	vcpu->turn.left = sched->limits.busy_yields;
}

static GsVcpu *pick_vcpu(GsSched *sched)
{
	guint n, chosen;

	gs_sched_recount(sched);
	n = sched->runnable;
	if (n == 0)
		return NULL;
	chosen = n > 1 ? (guint)g_rand_int_range(sched->random, 0, (gint32)n) : 0;
	for (guint i = 0;; i++) {
		GsVcpu *vcpu = g_ptr_array_index(sched->vcpus, i);

		if (vcpu_runnable(vcpu) && chosen-- == 0)
			return vcpu;
	}
}

/* A soft interrupt comes between two tasks, or hits the next one. */
static GsTask *next_task(GsSched *sched, GsVcpu *vcpu)
{
	if (vcpu->raised.length && (!vcpu->ready.length || g_rand_boolean(sched->random)))
		gs_softirq_spawn(sched, vcpu);
	return g_queue_pop_head(&vcpu->ready);
}

static void run_vcpu(GsSched *sched, GsVcpu *vcpu)
{
	GsTask *task;
	gboolean ended;

	if (!vcpu->current)
		vcpu->current = next_task(sched, vcpu);
	task = vcpu->current;
	task->state = GS_TASK_READY; /* who spins is hit by a soft interrupt */
	sched->running = task;
	sched->steps++;
	gs_sched_recount(sched);
	if (sched->switched)
		sched->switched(task);
	ended = gs_fiber_resume(task->fiber);
	sched->running = NULL;
	if (task->state == GS_TASK_DROPPED || ended) {
		if (ended)
			task->state = GS_TASK_ENDED;
		if (ended && sched->ended)
			sched->ended(task);
		if (vcpu->current == task)
			vcpu->current = NULL;
		gs_sched_not_busy(sched, vcpu);
		if (task->detached)
			gs_task_free(task);
	}
}

static gboolean task_over(const GsTask *task)
{
	return task->state == GS_TASK_ENDED || task->state == GS_TASK_DROPPED;
}

gboolean gs_sched_run(GsSched *sched, GsTask *task)
{
	while (!task_over(task)) {
		GsVcpu *vcpu = pick_vcpu(sched);

		if (vcpu) {
			run_vcpu(sched, vcpu);
			continue;
		}
		if (gs_timer_next_at(&sched->clock) != G_MAXUINT64)
			gs_stuck_check(sched, gs_timer_next_at(&sched->clock));
		if (!gs_timer_fire_next(&sched->clock)) {
			gs_stuck_forever(sched);
			return FALSE;
		}
	}
	return TRUE;
}

void gs_sched_pass(GsSched *sched, guint64 ns)
{
	guint64 until = sched->clock.now + ns;

	for (;;) {
		GsVcpu *vcpu = pick_vcpu(sched);

		if (vcpu) {
			run_vcpu(sched, vcpu);
			continue;
		}
		gs_stuck_check(sched, MIN(gs_timer_next_at(&sched->clock), until));
		if (gs_timer_next_at(&sched->clock) > until)
			break;
		gs_timer_fire_next(&sched->clock);
	}
	sched->clock.now = until;
}

/* From here on the task is parked: it goes on, or is only visited (stuck.h). */
static void park(GsTask *task)
{
	for (;;) {
		void (*visit)(GsTask *task, gpointer data);

		gs_fiber_suspend(task->fiber);
		visit = g_steal_pointer(&task->visit);
		if (!visit)
			return;
		visit(task, task->visit_data);
	}
}

void gs_sched_draw(GsSched *sched)
{
	if (g_rand_boolean(sched->random))
		gs_fiber_suspend(sched->running->fiber);
}

void gs_sched_turn(GsSched *sched)
{
	struct ks_turn *turn = &sched->running->vcpu->turn;

	if (!turn->left || !--turn->left)
		gs_stuck_busy(sched);
	if (sched->running->vcpu->raised.length)
		gs_softirq_take(sched, FALSE);
	gs_sched_give_way(sched);
}

static void give_up_vcpu(GsTask *task)
{
	task->vcpu->current = NULL;
	gs_sched_not_busy(task->sched, task->vcpu);
	task->since = task->sched->clock.now;
	task->told = FALSE;
	park(task);
}

static void make_ready(GsTask *task)
{
	gboolean keeps_vcpu = task->state == GS_TASK_SPINNING;

	task->state = GS_TASK_READY;
	if (!keeps_vcpu)
		g_queue_push_tail(&task->vcpu->ready, task);
	gs_sched_recount(task->sched);
}

void gs_sched_resched(GsSched *sched)
{
	GsTask *task = sched->running;

	gs_sched_not_busy(sched, task->vcpu);
	if (task->vcpu->ready.length == 0) {
		gs_sched_yield(sched);
		return;
	}
	g_queue_push_tail(&task->vcpu->ready, task);
	task->vcpu->current = NULL;
	gs_fiber_suspend(task->fiber);
}

static void sleep_over(gpointer data)
{
	GsTask *task = data;

	task->timer = NULL;
	make_ready(task);
}

static void set_timer(GsTask *task, guint64 ns)
{
	GsTimerQueue *clock = &task->sched->clock;

	task->timer = gs_timer_add(clock, clock->now + ns, sleep_over, task);
}

void gs_sched_sleep(GsSched *sched, guint64 ns)
{
	GsTask *task = sched->running;

	task->state = GS_TASK_SLEEPING;
	set_timer(task, ns);
	give_up_vcpu(task);
}

gboolean gs_sched_wait(GsSched *sched, const struct ks_wait *wait)
{
	GsTask *task = sched->running;

	task->state = GS_TASK_WAITING;
	task->wait = wait;
	task->woken = FALSE;
	if (wait->timeout_ns)
		set_timer(task, wait->timeout_ns);
	give_up_vcpu(task);
	task->wait = NULL;
	return task->woken;
}

static void keep_vcpu(GsTask *task, const struct ks_wait *wait)
{
	task->state = GS_TASK_SPINNING;
	task->wait = wait;
	task->since = task->sched->clock.now;
	task->told = FALSE;
	park(task);
	task->wait = NULL;
}

void gs_sched_spin(GsSched *sched, const struct ks_wait *wait)
{
	keep_vcpu(sched->running, wait);
	gs_softirq_take(sched, TRUE);
}

void gs_sched_delay(GsSched *sched, guint64 ns)
{
	const struct ks_wait wait = { .key = &wait, .what = "mdelay" };
	GsTask *task = sched->running;
	guint64 until = sched->clock.now + ns;

	while (sched->clock.now < until) {
		set_timer(task, until - sched->clock.now);
		keep_vcpu(task, &wait);
		if (task->timer)
			gs_timer_cancel(g_steal_pointer(&task->timer));
		gs_softirq_take(sched, TRUE);
	}
}

void gs_sched_wake(GsSched *sched, const void *key)
{
	for (guint i = 0; i < sched->tasks->len; i++) {
		GsTask *task = g_ptr_array_index(sched->tasks, i);

		if ((task->state != GS_TASK_WAITING && task->state != GS_TASK_SPINNING) ||
		    task->wait->key != key)
			continue;
		if (task->timer)
			gs_timer_cancel(g_steal_pointer(&task->timer));
		task->woken = TRUE;
		if (sched->woken)
			sched->woken(task);
		make_ready(task);
	}
}

GsTask *gs_sched_task(const GsSched *sched, guint id)
{
	for (guint i = 0; i < sched->tasks->len; i++) {
		GsTask *task = g_ptr_array_index(sched->tasks, i);

		if (task->context.id == id)
			return task;
	}
	return NULL;
}

void gs_sched_exit(GsSched *sched)
{
	GsTask *task = sched->running;

	task->state = GS_TASK_DROPPED;
	for (;;)
		gs_fiber_suspend(task->fiber);
}
