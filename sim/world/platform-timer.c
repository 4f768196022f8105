/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The image's timers and delayed work, all of vCPU 0.  A timer whose time has come is a soft
 * interrupt that is raised, and pending until that is taken; work runs as a task.
 */
#include "check/check.h"
#include "world/platform.h"
#include "world/world.h"

typedef struct {
	GsDomain *domain;
	void *key;
	enum ks_timer_kind kind;
	void (*fn)(void *key);
	GsTimer *timer; /* NULL: its time has come */
	GsSoftirq softirq;
} ImageTimer;

static void timer_fired(gpointer data);

/* The key may point to freed memory when the function has ended. */
static void run_function(ImageTimer *timer)
{
	GsDomain *domain = timer->domain;
	void *key = timer->key;
	gboolean softirq = timer->kind == KS_TIMER_SOFTIRQ;
	const struct ks_image *ks = domain->image->ks;
	ImageTimer *again;
	GsBalance before;

	gs_balance_take(domain, &before);
	if (softirq)
		ks->softirq_enter();
	timer->fn(key);
	if (softirq)
		ks->softirq_leave();
	gs_check_balance(domain, &before, softirq ? "the timer's function" : "the work's function");
	g_hash_table_remove(domain->timers_running, key);
	gs_sched_wake(domain->world->sched, key);
	again = g_hash_table_lookup(domain->timers, key);
	if (again && !again->timer)
		timer_fired(again);
}

/* No longer pending: the function may arm it again. */
static void begin(ImageTimer *timer)
{
	g_hash_table_steal(timer->domain->timers, timer->key);
	g_hash_table_insert(timer->domain->timers_running, timer->key, timer);
}

static void run_softirq(gpointer data)
{
	ImageTimer *timer = data;

	gs_trace_bare(timer->domain->world, GS_TRACE_SOFTIRQ, timer->domain->id);
	begin(timer);
	run_function(timer);
}

static void run_work(GsTask *task, gpointer data)
{
	(void)task;
	run_function(data);
}

static void timer_fired(gpointer data)
{
	ImageTimer *timer = data;
	GsDomain *domain = timer->domain;

	/* A function does not run twice at once: it comes again when it has ended. */
	timer->timer = NULL;
	if (g_hash_table_contains(domain->timers_running, timer->key))
		return;
	if (timer->kind == KS_TIMER_SOFTIRQ) {
		gs_softirq_raise(domain->world->sched, &domain->vcpus[0], &timer->softirq);
		return;
	}
	begin(timer);
	gs_sched_spawn_detached(domain->world->sched, &domain->vcpus[0], "kworker", run_work, timer,
				NULL);
}

static _Bool timer_disarm(void *data, void *key)
{
	GsDomain *domain = data;
	ImageTimer *timer = g_hash_table_lookup(domain->timers, key);

	if (!timer)
		return FALSE;
	if (timer->timer)
		gs_timer_cancel(timer->timer);
	gs_softirq_cancel(domain->world->sched, &domain->vcpus[0], &timer->softirq);
	g_hash_table_remove(domain->timers, key);
	return TRUE;
}

static void timer_arm(void *data, void *key, enum ks_timer_kind kind, unsigned long long at_ns,
		      void (*fn)(void *key))
{
	GsDomain *domain = data;
	ImageTimer *timer;

	timer_disarm(domain, key);
	timer = g_new0(ImageTimer, 1);
	*timer = (ImageTimer){ .domain = domain, .key = key, .kind = kind, .fn = fn,
			       .softirq = { .run = run_softirq, .data = timer } };
	timer->timer = gs_timer_add(&domain->world->sched->clock, at_ns, timer_fired, timer);
	g_hash_table_insert(domain->timers, key, timer);
}

static _Bool timer_pending(void *data, const void *key)
{
	return g_hash_table_contains(((GsDomain *)data)->timers, key);
}

static _Bool timer_running(void *data, const void *key)
{
	return g_hash_table_contains(((GsDomain *)data)->timers_running, key);
}

void gs_platform_init_timers(struct ks_platform *platform)
{
	platform->timer_arm = timer_arm;
	platform->timer_disarm = timer_disarm;
	platform->timer_pending = timer_pending;
	platform->timer_running = timer_running;
}
