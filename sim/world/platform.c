/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The platform interface: time, tasks and hypercalls; what happened goes to check/. */
#include "world/platform.h"

#include <stdio.h>
#include <string.h>

#include "check/check.h"
#include "check/instrument.h"
#include "world/program-memory.h"
#include "world/world.h"

static long platform_hypercall(void *domain, unsigned int nr, const unsigned long args[5])
{
	return gs_hypercall(domain, nr, args);
}

static int platform_l1_attach(void *data, unsigned long va, unsigned long mfn)
{
	const GsDomain *domain = data;

	return domain->world->hv->l1_attach(domain->hv, va,
					    mfn == ~0ul ? HV_INVALID_MFN : (HvMfn)mfn);
}

static void platform_map_pfn(void *data, unsigned long va, unsigned long pfn, _Bool writable)
{
	const GsDomain *domain = data;
	HvP2mEntry entry = { .mfn = HV_INVALID_MFN };

	if (pfn != ~0ul)
		entry = domain->world->hv->p2m_get(domain->hv, pfn);
	gs_memory_alias(domain->memory, va, pfn, entry.mfn, writable);
}

static unsigned long long platform_now(void *domain)
{
	return ((GsDomain *)domain)->world->sched->clock.now;
}

static void platform_yield(void *domain)
{
	gs_sched_yield(((GsDomain *)domain)->world->sched);
}

static void platform_sleep(void *data, unsigned long long ns)
{
	GsDomain *domain = data;
	guint64 duration = ns;

	gs_trace(domain->world, GS_TRACE_SLEEP, domain->id, ns, 0, 0, 0);
	g_array_append_val(domain->account.sleeps, duration);
	gs_fetch_fence(domain->world->sched->running);
	gs_sched_sleep(domain->world->sched, ns);
}

static void platform_delay(void *data, unsigned long long ns)
{
	GsDomain *domain = data;

	gs_trace(domain->world, GS_TRACE_DELAY, domain->id, ns, 0, 0, 0);
	gs_sched_delay(domain->world->sched, ns);
}

static void platform_resched(void *domain)
{
	gs_sched_resched(((GsDomain *)domain)->world->sched);
}

static _Bool platform_wait(void *data, const struct ks_wait *wait)
{
	GsDomain *domain = data;

	gs_trace(domain->world, GS_TRACE_WAIT, domain->id, wait->timeout_ns, 0, 0, 0);
	gs_fetch_fence(domain->world->sched->running);
	return gs_sched_wait(domain->world->sched, wait);
}

static void platform_spin(void *data, const struct ks_wait *wait)
{
	GsDomain *domain = data;

	gs_trace(domain->world, GS_TRACE_SPIN, domain->id, wait->owner, 0, 0, 0);
	gs_sched_spin(domain->world->sched, wait);
}

static void platform_wake(void *domain, const void *key)
{
	gs_sched_wake(((GsDomain *)domain)->world->sched, key);
}

static _Bool platform_alloc_allowed(void *data, enum ks_alloc_kind kind, unsigned long size)
{
	GsDomain *domain = data;

	gs_trace(domain->world, GS_TRACE_ALLOCATION, domain->id, kind, size, 0, 0);
	return gs_allocations_allow(domain);
}

/* The kernel's log is not part of a result; --trace will show it. */
static void platform_log(void *domain, char level, const char *fmt, __builtin_va_list *args)
{
	(void)domain, (void)level, (void)fmt, (void)args;
}

void gs_platform_switched(GsTask *task)
{
	GsDomain *domain = task->vcpu->owner;

	domain->platform.context = &task->context;
	domain->platform.turn = &task->vcpu->turn;
	gs_trace(domain->world, GS_TRACE_RUNS, domain->id, task->vcpu->id, task->context.id, 0, 0);
}

void gs_platform_init(GsDomain *domain)
{
	domain->platform = (struct ks_platform){
		.domain = domain,
		.layout = &domain->layout,
		.turn = &domain->vcpus[0].turn,
		.hypercall = platform_hypercall,
		.l1_attach = platform_l1_attach,
		.map_pfn = platform_map_pfn,
		.now_ns = platform_now,
		.yield = platform_yield,
		.sleep_ns = platform_sleep,
		.delay_ns = platform_delay,
		.resched = platform_resched,
		.wait = platform_wait,
		.spin = platform_spin,
		.wake = platform_wake,
		.alloc_allowed = platform_alloc_allowed,
		.log = platform_log,
	};
	if (domain->shadow) {
		domain->platform.shadow = gs_shadow_table(domain->shadow);
		domain->platform.shadow_base = domain->layout.direct_base;
		domain->platform.shadow_size =
			domain->layout.heap_base + domain->layout.heap_size - domain->layout.direct_base;
		domain->platform.races = domain->n_vcpus > 1;
	}
	gs_platform_init_timers(&domain->platform);
	gs_platform_init_programs(&domain->platform);
	gs_check_install(&domain->platform);
}
