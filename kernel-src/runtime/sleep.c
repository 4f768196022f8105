/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sleeping.  Whoever sleeps in lazy MMU mode has its queued updates flushed and
 * finds the mode on again: paravirt_start_context_switch() and
 * xen_end_context_switch() (arch/x86/kernel/paravirt.c, arch/x86/xen/mmu_pv.c).
 */
#include "ks/sleep.h"

#include "ks/context.h"
#include "ks/pgtable.h"

void ks_may_sleep(const char *what)
{
	if (ks_alloc_started())
		ks_platform->may_sleep(ks_platform->domain, what);
}

static void sleep_for(unsigned long long ns)
{
	bool lazy = ks_lazy_suspend();

	ks_platform->sleep_ns(ks_platform->domain, ns);
	ks_lazy_resume(lazy);
}

void msleep(unsigned int ms)
{
	ks_may_sleep("msleep");
	sleep_for(ms * 1000000ull);
}

/* The shortest: nobody else asks for the vCPU at another time. */
void usleep_range(unsigned long min, unsigned long max)
{
	(void)max;
	ks_may_sleep("usleep_range");
	sleep_for(min * 1000ull);
}

void mdelay(unsigned long ms)
{
	ks_platform->delay_ns(ks_platform->domain, ms * 1000000ull);
}

void udelay(unsigned long us)
{
	ks_platform->delay_ns(ks_platform->domain, us * 1000ull);
}

/* kernel/sched/core.c: it is checked as a sleep, but what is atomic is not scheduled. */
int cond_resched(void)
{
	bool lazy;

	ks_may_sleep("cond_resched");
	if (ks_atomic(ks_context())) {
		ks_yield();
		return 0;
	}
	lazy = ks_lazy_suspend();
	ks_platform->resched(ks_platform->domain);
	ks_lazy_resume(lazy);
	return 0;
}

bool ks_wait(const struct ks_wait *wait)
{
	bool lazy = ks_lazy_suspend();
	bool woken = ks_platform->wait(ks_platform->domain, wait);

	ks_lazy_resume(lazy);
	return woken;
}

void ks_wake(const void *key)
{
	ks_platform->wake(ks_platform->domain, key);
}
