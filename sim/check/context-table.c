/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Contexts, after Linux's Documentation/kernel-hacking/locking.rst and include/linux/preempt.h;
 * what is checked in them is in check-sleep.c, check-lock.c and check-mmu.c.
 */
#include "check/context-table.h"

#include <string.h>

#define NO_SLEEP "must not sleep (sleep-in-atomic)"

const GsContextRow gs_context_table[] = {
	{ "process", "task", "a system call or a kernel thread, with nothing held or off",
	  "may sleep, and must end with everything put back (lock-imbalance)" },
	{ "preempt-off", "atomic", "preemption is off: no other task gets this vCPU", NO_SLEEP },
	{ "bottom-halves-off", "bh-off",
	  "no soft interrupt, and so no timer, comes on this vCPU until they are on again", NO_SLEEP },
	{ "irqs-off", "irqs-off", "no interrupt comes on this vCPU until they are on again", NO_SLEEP },
	{ "spinlock", "lock", "a spinlock is held; who wants it spins",
	  NO_SLEEP "; a lock that interrupts take, too, needs them off (irq-unsafe-lock), and one "
	  "order for all (lock-order)" },
	{ "mutex", "mutex", "a mutex is held; who wants it sleeps",
	  "may sleep; only its owner drops it, and never in an interrupt (mutex-misuse)" },
	{ "rcu-read", "rcu-read", "what RCU protects stays until the section ends", NO_SLEEP },
	{ "hard-interrupt", "interrupt",
	  "an interrupt handler, on the stack of whatever it hit and in its lazy MMU mode", NO_SLEEP },
	{ "soft-interrupt", "softirq", "what an interrupt left to be done: timers before all", NO_SLEEP },
	{ "lazy-mmu", "lazy-mmu", "a PV kernel's page table updates are queued until the mode is left",
	  "must not sleep (lazy-mmu-sleep), use what is still queued (unflushed-access), nor enter the "
	  "mode twice where the version forbids it (lazy-mmu-nested)" },
};
const guint gs_context_count = G_N_ELEMENTS(gs_context_table);

const GsContextRow *gs_context_by_name(const char *name)
{
	for (guint i = 0; i < gs_context_count; i++)
		if (!strcmp(gs_context_table[i].name, name) || !strcmp(gs_context_table[i].verb, name))
			return &gs_context_table[i];
	return NULL;
}
