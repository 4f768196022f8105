/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of violations. */
#include "check/violation-table.h"

#include <string.h>

const GsViolationRow gs_violation_table[GS_VIOLATION_COUNT] = {
	{ GS_VIOLATION_SLEEP_IN_ATOMIC, "sleep-in-atomic",
	  "a function that may sleep was called in atomic context", FALSE },
	{ GS_VIOLATION_LAZY_MMU_NESTED, "lazy-mmu-nested",
	  "lazy MMU mode was entered while it was on, which this kernel version forbids", FALSE },
	{ GS_VIOLATION_LAZY_MMU_SLEEP, "lazy-mmu-sleep",
	  "a function that may sleep was called in lazy MMU mode", FALSE },
	{ GS_VIOLATION_UNFLUSHED_ACCESS, "unflushed-access",
	  "memory was touched whose PTE update is still queued in lazy MMU mode", TRUE },
	{ GS_VIOLATION_PTE_UNPOPULATED, "pte-unpopulated",
	  "a PTE was written that belongs to no page table", TRUE },
	{ GS_VIOLATION_STATUS_IGNORED, "status-ignored",
	  "GNTST_eagain reached the driver: the frame is being paged in and nobody tried again",
	  FALSE },
	{ GS_VIOLATION_LOCK_RECURSION, "lock-recursion",
	  "a spinlock was taken by the task that holds it", TRUE },
	{ GS_VIOLATION_LOCK_IMBALANCE, "lock-imbalance",
	  "locks, preemption, bottom halves, interrupts or RCU sections were not left as found, "
	  "or left without having been entered", FALSE },
	{ GS_VIOLATION_LOCK_ORDER, "lock-order",
	  "two locks were taken in one order and in the other", FALSE },
	{ GS_VIOLATION_IRQ_UNSAFE_LOCK, "irq-unsafe-lock",
	  "a lock is taken in interrupts and elsewhere with interrupts on", FALSE },
	{ GS_VIOLATION_MUTEX_MISUSE, "mutex-misuse",
	  "a mutex was taken again by who holds it, dropped by who does not, or used in an "
	  "interrupt", FALSE },
	{ GS_VIOLATION_HUNG_TASK, "hung-task",
	  "a task slept or waited for too long (120 s), or for what nobody will do", FALSE },
	{ GS_VIOLATION_SOFT_LOCKUP, "soft-lockup",
	  "a vCPU was busy for too long, or spins for what nobody will do", FALSE },
	{ GS_VIOLATION_RETRY_BUDGET, "retry-budget",
	  "an operation was tried again after GNTST_eagain more often or longer than Linux does "
	  "(256 times in 32640 ms), or without a sleep", FALSE },
	{ GS_VIOLATION_FREE_LIST, "free-list",
	  "the kernel's free list, bitmap and counters disagree", FALSE },
	{ GS_VIOLATION_GRANT_LEAK, "grant-leak",
	  "a page was still granted at the end of the run", FALSE },
	{ GS_VIOLATION_HANDLE_LEAK, "handle-leak",
	  "a grant was still mapped at the end of the run", FALSE },
	{ GS_VIOLATION_PAGE_LEAK, "page-leak",
	  "a page was still allocated at the end of the run, and nobody could free it", FALSE },
	{ GS_VIOLATION_REFCOUNT, "refcount",
	  "a page's references were taken or put wrongly, or it was freed in spite of them", FALSE },
	{ GS_VIOLATION_USE_AFTER_UNMAP, "use-after-unmap",
	  "memory was touched where a grant had been mapped until it was unmapped", TRUE },
	{ GS_VIOLATION_DATA_RACE, "data-race",
	  "two vCPUs touched the same bytes at once, one writing, one by a plain access", FALSE },
	{ GS_VIOLATION_DOUBLE_FETCH, "double-fetch",
	  "a function read twice what a peer can change in between", FALSE },
	{ GS_VIOLATION_INFO_LEAK, "info-leak",
	  "bytes that nobody has written reach memory that another domain can read", FALSE },
	{ GS_VIOLATION_USE_AFTER_REVOKE, "use-after-revoke",
	  "a page was used as the owner's alone while a peer still had it mapped", FALSE },
	{ GS_VIOLATION_HEAP_ERROR, "heap-error",
	  "bytes beside an object, or of a freed object or page, were touched", TRUE },
	{ GS_VIOLATION_UNAUTHORISED_ACCESS, "unauthorised-access",
	  "the hypervisor mapped or copied a page without a grant for that", FALSE },
	{ GS_VIOLATION_WARN, "warn", "the kernel's WARN", FALSE },
	{ GS_VIOLATION_BUG, "bug", "the kernel's BUG or panic", TRUE },
	{ GS_VIOLATION_OOPS, "oops", "the kernel touched memory that is not there", TRUE },
	{ GS_VIOLATION_HYPERVISOR, "hypervisor",
	  "the hypervisor's own books disagree, or it hit an ASSERT or a BUG of its own", FALSE },
};

const GsViolationRow *gs_violation_by_name(const char *name)
{
	for (guint i = 0; i < GS_VIOLATION_COUNT; i++)
		if (strcmp(gs_violation_table[i].name, name) == 0)
			return &gs_violation_table[i];
	return NULL;
}
