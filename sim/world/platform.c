/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The platform interface: time, tasks and hypercalls; what happened goes to check/. */
#include "world/platform.h"

#include <stdio.h>
#include <string.h>

#include "check/check.h"
#include "check/instrument.h"
#include "world/program-memory.h"
#include "world/trace-kernel.h"
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

	gs_trace(domain->world, GS_TRACE_GUEST_PTE, domain->id, gs_trace_va(domain, va), pfn,
		 writable);
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

	gs_trace(domain->world, GS_TRACE_SLEEP, domain->id, ns);
	g_array_append_val(domain->account.sleeps, duration);
	gs_fetch_fence(domain->world->sched->running);
	gs_sched_sleep(domain->world->sched, ns);
	gs_trace_bare(domain->world, GS_TRACE_SLEEP_END, domain->id);
}

static void platform_delay(void *data, unsigned long long ns)
{
	GsDomain *domain = data;

	gs_trace(domain->world, GS_TRACE_DELAY, domain->id, ns);
	gs_sched_delay(domain->world->sched, ns);
	gs_trace_bare(domain->world, GS_TRACE_DELAY_END, domain->id);
}

static void platform_resched(void *domain)
{
	gs_sched_resched(((GsDomain *)domain)->world->sched);
}

static _Bool platform_wait(void *data, const struct ks_wait *wait)
{
	GsDomain *domain = data;
	gboolean woken;

	if (gs_traced(domain->world))
		gs_trace_wait(domain, GS_TRACE_WAIT, wait);
	gs_fetch_fence(domain->world->sched->running);
	woken = gs_sched_wait(domain->world->sched, wait);
	gs_trace(domain->world, GS_TRACE_WAIT_END, domain->id, woken);
	return woken;
}

static void platform_spin(void *data, const struct ks_wait *wait)
{
	GsDomain *domain = data;

	if (gs_traced(domain->world))
		gs_trace_wait(domain, GS_TRACE_SPIN, wait);
	gs_sched_spin(domain->world->sched, wait);
	gs_trace_bare(domain->world, GS_TRACE_SPIN_END, domain->id);
}

static void platform_wake(void *domain, const void *key)
{
	gs_sched_wake(((GsDomain *)domain)->world->sched, key);
}

static _Bool platform_alloc_allowed(void *data, enum ks_alloc_kind kind, unsigned long size)
{
	GsDomain *domain = data;
	gboolean allowed = gs_allocations_allow(domain);

	gs_trace(domain->world, GS_TRACE_ALLOCATION, domain->id, kind, size, allowed);
	return allowed;
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
	if (task->line)
		domain->world->script_line = task->line;
	if (gs_traced(domain->world))
		gs_trace_runs(task);
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
		.event = gs_traced(domain->world) ? gs_trace_kernel : NULL,
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
