/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The image's timers and delayed work: when one fires, its function runs as a
 * task on vCPU 0, in soft interrupt or process context.
 */
#include "check/check.h"
#include "world/platform.h"
#include "world/world.h"

typedef struct {
	GsDomain *domain;
	void *key;
	enum ks_timer_kind kind;
	void (*fn)(void *key);
	GsTimer *timer;   /* NULL: its time has come, but its function still runs */
	gboolean running; /* this one is why its key is in timers_running */
} ImageTimer;

static void timer_fired(gpointer data);

static void not_running(ImageTimer *timer)
{
	if (timer->running)
		g_hash_table_remove(timer->domain->timers_running, timer->key);
	timer->running = FALSE;
}

/* Its task has ended or was given up; the key may point to freed memory by now. */
static void free_running(gpointer data)
{
	not_running(data);
	g_free(data);
}

static void run_function(GsTask *task, gpointer data)
{
	ImageTimer *timer = data, *again;
	const struct ks_image *ks = timer->domain->image->ks;
	GsBalance before;

	(void)task;
	gs_balance_take(timer->domain, &before);
	if (timer->kind == KS_TIMER_SOFTIRQ)
		ks->softirq_enter();
	timer->fn(timer->key);
	if (timer->kind == KS_TIMER_SOFTIRQ)
		ks->softirq_leave();
	gs_check_balance(timer->domain, &before,
			 timer->kind == KS_TIMER_SOFTIRQ ? "the timer's function"
							 : "the work's function");
	not_running(timer);
	gs_sched_wake(timer->domain->world->sched, timer->key);
	again = g_hash_table_lookup(timer->domain->timers, timer->key);
	if (again && !again->timer)
		timer_fired(again);
}

static void timer_fired(gpointer data)
{
	ImageTimer *timer = data;
	GsDomain *domain = timer->domain;

	/* A function does not run twice at once: it comes again when it has ended. */
	timer->timer = NULL;
	if (g_hash_table_contains(domain->timers_running, timer->key))
		return;
	/* No longer pending: the function may arm it again. */
	g_hash_table_steal(domain->timers, timer->key);
	timer->running = g_hash_table_add(domain->timers_running, timer->key);
	gs_sched_spawn_detached(domain->world->sched, &domain->vcpus[0],
				timer->kind == KS_TIMER_SOFTIRQ ? "timer" : "kworker",
				run_function, timer, free_running);
}

static _Bool timer_disarm(void *data, void *key)
{
	GsDomain *domain = data;
	ImageTimer *timer = g_hash_table_lookup(domain->timers, key);

	if (!timer)
		return FALSE;
	if (timer->timer)
		gs_timer_cancel(timer->timer);
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
	*timer = (ImageTimer){ .domain = domain, .key = key, .kind = kind, .fn = fn };
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
