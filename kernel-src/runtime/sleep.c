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

void msleep(unsigned int ms)
{
	bool lazy;

	ks_may_sleep("msleep");
	lazy = ks_lazy_suspend();
	ks_platform->sleep_ns(ks_platform->domain, ms * 1000000ull);
	ks_lazy_resume(lazy);
}

int cond_resched(void)
{
	ks_may_sleep("cond_resched");
	ks_yield();
	return 0;
}

void ks_wait(const void *key)
{
	bool lazy = ks_lazy_suspend();

	ks_platform->wait(ks_platform->domain, key);
	ks_lazy_resume(lazy);
}

void ks_wake(const void *key)
{
	ks_platform->wake(ks_platform->domain, key);
}

void complete(struct completion *x)
{
	x->done++;
	ks_wake(x);
}

void wait_for_completion(struct completion *x)
{
	ks_may_sleep("wait_for_completion");
	while (!x->done)
		ks_wait(x);
	x->done--;
}
