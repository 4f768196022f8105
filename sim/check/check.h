/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The checkers.  Most hear of an event through the platform interface and
 * decide whether it breaks a rule; the rest look at a domain when asked.
 *
 *   check-sleep.c      sleep-in-atomic, lazy-mmu-sleep
 *   check-mmu.c        lazy-mmu-nested, pte-unpopulated, unflushed-access, use-after-unmap, oops
 *   check-kernel.c     warn, bug
 *   check-grants.c     free-list, status-ignored, grant-leak, handle-leak
 *   check-lock.c       lock-recursion, mutex-misuse, lock-imbalance when it is done
 *   check-balance.c    lock-imbalance at the end of an action, handler, timer or work
 *   check-lock-order.c lock-order, irq-unsafe-lock
 *   check-stuck.c      hung-task, soft-lockup
 *   check-retry.c      retry-budget
 *   check-page.c       refcount, page-leak
 *   check-authority.c  unauthorised-access
 *   instrument.h       those that need an instrumented image
 */
#ifndef GS_CHECK_H
#define GS_CHECK_H

#include "check/backtrace.h"
#include "world/domain.h"

G_BEGIN_DECLS

/* Puts every checker's function into the platform interface. */
void gs_check_install(struct ks_platform *platform);

void gs_check_sleep_install(struct ks_platform *platform);
void gs_check_mmu_install(struct ks_platform *platform);
void gs_check_kernel_install(struct ks_platform *platform);
void gs_check_page_install(struct ks_platform *platform);
void gs_check_lock_install(struct ks_platform *platform);
void gs_check_lock_order_install(struct ks_platform *platform);

/* The domain's kernel faulted at that address; the domain crashes. */
void gs_check_fault(GsDomain *domain, gulong address, gboolean write, const GsBacktrace *backtrace);

/* What must be at the end as it was at the beginning. */
typedef struct {
	guint preempt_count, bh_count, softirq_count, hardirq_count, rcu_depth, held;
	guint lazy_depth;
	gboolean irqs_off;
	enum ks_lazy_mode lazy;
} GsBalance;

/* Of the running task; a domain without a kernel has none. */
void gs_balance_take(const GsDomain *domain, GsBalance *balance);
/* what: the thing that has ended, "the action". */
void gs_check_balance(GsDomain *domain, const GsBalance *before, const char *what);

/* The domain's kernel runs on without passing a yield point (watchdog.h); it crashes. */
void gs_check_endless(GsDomain *domain, const GsBacktrace *backtrace);
/* A GsStuckFn. */
void gs_check_stuck(GsTask *task, GsStuck how);

/* After every action of the domain. */
void gs_check_free_list(GsDomain *domain);
/* After a grant-table operation that was carried out; costs, see check-authority.c. */
void gs_check_authority(GsDomain *domain, guint cmd, gconstpointer ops, guint n);
/* A driver got these statuses from gnttab_batch_map, _copy or gnttab_map_refs. */
void gs_check_status(GsDomain *domain, const gint16 *statuses, guint n);
/* GsDomain.retries, for this checker alone. */
GArray *gs_check_retries_new(void);
/* After a successful grant-table hypercall of the running task. */
void gs_check_retries(GsDomain *domain, guint cmd, gconstpointer ops, guint count);
/* The running task begins an action. */
void gs_check_retries_begin(GsDomain *domain);
/* Does the script hold that page of the domain? */
typedef gboolean (*GsHoldsFn)(const GsDomain *domain, gulong pfn, gpointer data);
/* At the end of a run, or when an expectation asks for a leak; once. */
void gs_check_leaks(GsDomain *domain, GsHoldsFn holds, gpointer data);
void gs_check_page_leaks(GsDomain *domain, GsHoldsFn holds, gpointer data);

G_END_DECLS

#endif
