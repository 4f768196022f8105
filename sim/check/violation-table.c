/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of violations. */
#include "check/violation-table.h"

#include <string.h>

const GsViolationRow gs_violation_table[GS_VIOLATION_COUNT] = {
	{ GS_VIOLATION_SLEEP_IN_ATOMIC, "sleep-in-atomic",
	  "a function that may sleep was called in atomic context",
	  FALSE, FALSE,
	  "With a spinlock held, with preemption, bottom halves or interrupts off and in an "
	  "interrupt nothing may sleep: might_sleep(), __might_resched() in "
	  "kernel/sched/core.c. Do it before the lock is taken, allocate with GFP_ATOMIC, or "
	  "hand it to a workqueue.",
	  "docs/guide/10-atomic.md" },
	{ GS_VIOLATION_LAZY_MMU_NESTED, "lazy-mmu-nested",
	  "lazy MMU mode was entered while it was on, which this kernel version forbids",
	  FALSE, FALSE,
	  "enter_lazy() in arch/x86/kernel/paravirt.c BUGs on the second time; an interrupt may "
	  "hit a vCPU that is in the mode. Leave it first, and keep what enters it, as "
	  "apply_to_page_range(), out of interrupts.",
	  NULL },
	{ GS_VIOLATION_LAZY_MMU_SLEEP, "lazy-mmu-sleep",
	  "a function that may sleep was called in lazy MMU mode",
	  FALSE, FALSE,
	  "The mode is entered and left under page-table locks, says include/linux/pgtable.h at "
	  "arch_enter_lazy_mmu_mode(); who sleeps in it leaves its updates queued. Call "
	  "arch_leave_lazy_mmu_mode() before whatever may sleep.",
	  NULL },
	{ GS_VIOLATION_UNFLUSHED_ACCESS, "unflushed-access",
	  "memory was touched whose PTE update is still queued in lazy MMU mode",
	  TRUE, FALSE,
	  "set_pte() and the like take effect when arch_leave_lazy_mmu_mode() or "
	  "arch_flush_lazy_mmu_mode() hands the queue to the hypervisor. Call one of them "
	  "before the first access.",
	  NULL },
	{ GS_VIOLATION_PTE_UNPOPULATED, "pte-unpopulated",
	  "a PTE was written that belongs to no page table",
	  TRUE, FALSE,
	  "A PTE can be written when the tables above it are there: arch_gnttab_init() in "
	  "arch/x86/xen/grant-table.c makes them at boot and keeps the pointers. Make the "
	  "tables first, where sleeping is allowed (apply_to_page_range()).",
	  NULL },
	{ GS_VIOLATION_STATUS_IGNORED, "status-ignored",
	  "GNTST_eagain reached the driver: the frame is being paged in and nobody tried again",
	  FALSE, FALSE,
	  "include/xen/grant_table.h promises that gnttab_batch_map() and gnttab_batch_copy() "
	  "try again (gnttab_retry_eagain_gop() in drivers/xen/grant-table.c). Use them instead "
	  "of the bare hypercall, or sleep and ask again.",
	  "docs/guide/08-retry.md" },
	{ GS_VIOLATION_LOCK_RECURSION, "lock-recursion",
	  "a spinlock was taken by the task that holds it",
	  TRUE, FALSE,
	  "A spinlock is not recursive: debug_spin_lock_before() in "
	  "kernel/locking/spinlock_debug.c. Call a variant of the function that expects the "
	  "lock to be held, or drop it before the call.",
	  NULL },
	{ GS_VIOLATION_LOCK_IMBALANCE, "lock-imbalance",
	  "locks, preemption, bottom halves, interrupts or RCU sections were not left as found, "
	  "or left without having been entered",
	  FALSE, FALSE,
	  "Whatever a function enters it leaves on every way out; call_timer_fn(), "
	  "process_one_work() and the soft interrupts look for it at the end. Look at the error "
	  "paths behind the place that the stack names.",
	  NULL },
	{ GS_VIOLATION_LOCK_ORDER, "lock-order",
	  "two locks were taken in one order and in the other",
	  FALSE, FALSE,
	  "Two tasks, each with one of the two, wait for each other for ever: lockdep, "
	  "check_noncircular() in kernel/locking/lockdep.c. Take them in one order everywhere, "
	  "or drop the first before taking the second; both stacks are shown.",
	  "docs/findings.md" },
	{ GS_VIOLATION_IRQ_UNSAFE_LOCK, "irq-unsafe-lock",
	  "a lock is taken in interrupts and elsewhere with interrupts on",
	  FALSE, FALSE,
	  "The interrupt may hit who holds the lock and spin for ever: "
	  "Documentation/locking/lockdep-design.rst. Take it with spin_lock_irqsave() (for soft "
	  "interrupts spin_lock_bh()) wherever interrupts can come.",
	  NULL },
	{ GS_VIOLATION_MUTEX_MISUSE, "mutex-misuse",
	  "a mutex was taken again by who holds it, dropped by who does not, or used in an "
	  "interrupt",
	  FALSE, FALSE,
	  "Only its owner may unlock a mutex, once, and never in an interrupt: "
	  "Documentation/locking/mutex-design.rst, kernel/locking/mutex-debug.c. Use a spinlock "
	  "in interrupts and a completion to hand over.",
	  NULL },
	{ GS_VIOLATION_HUNG_TASK, "hung-task",
	  "a task slept or waited for too long (120 s), or for what nobody will do",
	  FALSE, FALSE,
	  "khungtaskd says the same (check_hung_uninterruptible_tasks() in kernel/hung_task.c). "
	  "The stack shows the wait: look for who should end it (complete(), wake_up(), the "
	  "unlock), and whether that can still run.",
	  NULL },
	{ GS_VIOLATION_SOFT_LOCKUP, "soft-lockup",
	  "a vCPU was busy for too long, or spins for what nobody will do",
	  FALSE, FALSE,
	  "The watchdog says the same (watchdog_timer_fn() in kernel/watchdog.c). A loop that "
	  "waits must sleep or call cond_resched(); who spins for a lock waits for an owner "
	  "that sleeps or never drops it.",
	  NULL },
	{ GS_VIOLATION_RETRY_BUDGET, "retry-budget",
	  "an operation was tried again after GNTST_eagain more often or longer than Linux does "
	  "(256 times in 32640 ms), or without a sleep",
	  FALSE, FALSE,
	  "gnttab_retry_eagain_gop() in drivers/xen/grant-table.c sleeps a millisecond longer "
	  "each time and gives up at MAX_DELAY with GNTST_bad_page. Do likewise: the pager "
	  "needs the time, and a dead one never answers.",
	  NULL },
	{ GS_VIOLATION_FREE_LIST, "free-list",
	  "the kernel's free list, bitmap and counters disagree",
	  FALSE, FALSE,
	  "Free refs are changed under gnttab_list_lock alone, list, bitmap and counter "
	  "together (get_free_entries(), put_free_entry_locked() in drivers/xen/grant-table.c). "
	  "Look at the action before: it freed a ref twice or forgot one of the three.",
	  NULL },
	{ GS_VIOLATION_GRANT_LEAK, "grant-leak",
	  "a page was still granted at the end of the run",
	  FALSE, FALSE,
	  "The peer can read or write the page as long as its entry is there. Call "
	  "gnttab_end_foreign_access() on every way out; while the peer maps it, Linux defers "
	  "that (gnttab_handle_deferred()), so the peer must unmap first.",
	  "docs/guide/03-linux.md" },
	{ GS_VIOLATION_HANDLE_LEAK, "handle-leak",
	  "a grant was still mapped at the end of the run",
	  FALSE, FALSE,
	  "Each map that gave GNTST_okay needs an unmap with its handle (gnttab_unmap_refs(), "
	  "gnttab_set_unmap_op()), also where others of its batch failed: the granter cannot "
	  "end access before.",
	  "docs/guide/09-count-each.md" },
	{ GS_VIOLATION_PAGE_LEAK, "page-leak",
	  "a page was still allocated at the end of the run, and nobody could free it",
	  FALSE, FALSE,
	  "No pointer leads to it any more, as kmemleak decides (mm/kmemleak.c). The stack "
	  "shows who asked for it: see on which way out it is not freed.",
	  "docs/findings.md" },
	{ GS_VIOLATION_REFCOUNT, "refcount",
	  "a page's references were taken or put wrongly, or it was freed in spite of them",
	  FALSE, FALSE,
	  "Each get_page() has one put_page(), and who puts the last frees (put_page_testzero() "
	  "in include/linux/mm.h). Pages for grants go back by gnttab_free_pages(), once, when "
	  "nobody else holds them.",
	  NULL },
	{ GS_VIOLATION_USE_AFTER_UNMAP, "use-after-unmap",
	  "memory was touched where a grant had been mapped until it was unmapped",
	  TRUE, FALSE,
	  "Wait for the last user before the unmap: gnttab_unmap_refs_async() in "
	  "drivers/xen/grant-table.c does, for pages that others hold. The violation names the "
	  "grant.",
	  NULL },
	{ GS_VIOLATION_DATA_RACE, "data-race",
	  "two vCPUs touched the same bytes at once, one writing, one by a plain access",
	  FALSE, TRUE,
	  "Nothing orders the two: tools/memory-model/Documentation/access-marking.txt, KCSAN "
	  "in kernel/kcsan/core.c. Take the same lock on both sides, or mark both (READ_ONCE(), "
	  "WRITE_ONCE()) and say why that is enough.",
	  "docs/instrument.md" },
	{ GS_VIOLATION_DOUBLE_FETCH, "double-fetch",
	  "a function read twice what a peer can change in between",
	  FALSE, TRUE,
	  "What was checked and what is used may differ (XSA-155). Copy it once, by READ_ONCE() "
	  "or RING_COPY_REQUEST() (include/xen/interface/io/ring.h), and look at the copy only.",
	  "docs/instrument.md" },
	{ GS_VIOLATION_INFO_LEAK, "info-leak",
	  "bytes that nobody has written reach memory that another domain can read",
	  FALSE, TRUE,
	  "Old contents of a page are somebody's data (XSA-365, XSA-403). Allocate what is "
	  "granted with __GFP_ZERO, and write all that is copied.",
	  "docs/instrument.md" },
	{ GS_VIOLATION_USE_AFTER_REVOKE, "use-after-revoke",
	  "a page was used as the owner's alone while a peer still had it mapped",
	  FALSE, TRUE,
	  "Ending access does not unmap (XSA-396, CVE-2022-23036). Free or use the page only if "
	  "gnttab_try_end_foreign_access() gave 1; else let gnttab_end_foreign_access() free it "
	  "later.",
	  "docs/instrument.md" },
	{ GS_VIOLATION_HEAP_ERROR, "heap-error",
	  "bytes beside an object, or of a freed object or page, were touched",
	  TRUE, TRUE,
	  "KASAN's rule (Documentation/dev-tools/kasan.rst). The stacks show the access, and "
	  "who allocated and freed: check the index against the size, or keep the object until "
	  "its last user is done.",
	  "docs/instrument.md" },
	{ GS_VIOLATION_UNAUTHORISED_ACCESS, "unauthorised-access",
	  "the hypervisor mapped or copied a page without a grant for that",
	  FALSE, FALSE,
	  "Not the kernel's mistake: Xen's map_grant_ref() and acquire_grant_for_copy() "
	  "(xen/common/grant_table.c) must refuse. Seen with `machine checked' or --instrument; "
	  "gntsim run --trace shows the entry and the pins before.",
	  "docs/instrument.md" },
	{ GS_VIOLATION_WARN, "warn",
	  "the kernel's WARN",
	  FALSE, FALSE,
	  "The function on top of the stack says in its WARN_ON() what it takes for granted. "
	  "Find which caller breaks that; a kernel with panic_on_warn would be dead.",
	  NULL },
	{ GS_VIOLATION_BUG, "bug",
	  "the kernel's BUG or panic",
	  TRUE, FALSE,
	  "The function on top of the stack cannot go on: read the condition of its BUG_ON(), "
	  "and what the last events before it were.",
	  NULL },
	{ GS_VIOLATION_OOPS, "oops",
	  "the kernel touched memory that is not there",
	  TRUE, FALSE,
	  "The address says which memory: NULL, freed, never mapped, or a grant mapped read- "
	  "only (GNTMAP_readonly), which is for reading. Check what the pointer was made of, "
	  "and that the map's status was GNTST_okay.",
	  NULL },
	{ GS_VIOLATION_HYPERVISOR, "hypervisor",
	  "the hypervisor's own books disagree, or it hit an ASSERT or a BUG of its own",
	  FALSE, FALSE,
	  "Not the kernel's mistake. `machine checked' finds the hypercall after which pins, "
	  "flags, status words, maptrack and references disagree first; the stack shows who "
	  "made it.",
	  "docs/guide/06-four-pins.md" },
};

const GsViolationRow *gs_violation_by_name(const char *name)
{
	for (guint i = 0; i < GS_VIOLATION_COUNT; i++)
		if (strcmp(gs_violation_table[i].name, name) == 0)
			return &gs_violation_table[i];
	return NULL;
}
