/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The image's timers and delayed work: when one fires, its function runs as a
 * task on vCPU 0, in soft interrupt or process context.
 */
#include "world/platform.h"
#include "world/world.h"

typedef struct {
	GsDomain *domain;
	void *key;
	enum ks_timer_kind kind;
	void (*fn)(void *key);
	GsTimer *timer;
} ImageTimer;

static void run_function(GsTask *task, gpointer data)
{
	const ImageTimer *timer = data;
	const struct ks_image *ks = timer->domain->image->ks;

	(void)task;
	if (timer->kind == KS_TIMER_SOFTIRQ)
		ks->softirq_enter();
	timer->fn(timer->key);
	if (timer->kind == KS_TIMER_SOFTIRQ)
		ks->softirq_leave();
}

static void timer_fired(gpointer data)
{
	ImageTimer *timer = data;
	GsDomain *domain = timer->domain;

	/* No longer pending: the function may arm it again. */
	g_hash_table_steal(domain->timers, timer->key);
	gs_sched_spawn_detached(domain->world->sched, &domain->vcpus[0],
				timer->kind == KS_TIMER_SOFTIRQ ? "timer" : "kworker",
				run_function, timer, g_free);
}

static _Bool timer_disarm(void *data, void *key)
{
	GsDomain *domain = data;
	ImageTimer *timer = g_hash_table_lookup(domain->timers, key);

	if (!timer)
		return FALSE;
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

void gs_platform_init_timers(struct ks_platform *platform)
{
	platform->timer_arm = timer_arm;
	platform->timer_disarm = timer_disarm;
	platform->timer_pending = timer_pending;
}
