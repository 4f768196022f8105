/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The checkers.  Most hear of an event through the platform interface and
 * decide whether it breaks a rule; the rest look at a domain when asked.
 *
 *   check-sleep.c    sleep-in-atomic
 *   check-mmu.c      lazy-mmu-nested, pte-unpopulated, unflushed-access, oops
 *   check-kernel.c   warn, bug, lock-recursion
 *   check-grants.c   free-list, status-ignored, grant-leak, handle-leak
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

/* The domain's kernel faulted at that address; the domain crashes. */
void gs_check_fault(GsDomain *domain, gulong address, gboolean write, const GsBacktrace *backtrace);

/* After every action of the domain. */
void gs_check_free_list(GsDomain *domain);
/* A driver got these statuses from gnttab_batch_map, _copy or gnttab_map_refs. */
void gs_check_status(GsDomain *domain, const gint16 *statuses, guint n);
/* At the end of a run, or when an expectation asks for a leak; once. */
void gs_check_leaks(GsDomain *domain);

G_END_DECLS

#endif
