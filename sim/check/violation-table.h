/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of violations: every rule that the simulator can report as broken. */
#ifndef GS_VIOLATION_TABLE_H
#define GS_VIOLATION_TABLE_H

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
	GS_VIOLATION_SLEEP_IN_ATOMIC,
	GS_VIOLATION_LAZY_MMU_NESTED,
	GS_VIOLATION_LAZY_MMU_SLEEP,
	GS_VIOLATION_UNFLUSHED_ACCESS,
	GS_VIOLATION_PTE_UNPOPULATED,
	GS_VIOLATION_STATUS_IGNORED,
	GS_VIOLATION_LOCK_RECURSION,
	GS_VIOLATION_LOCK_IMBALANCE,
	GS_VIOLATION_LOCK_ORDER,
	GS_VIOLATION_IRQ_UNSAFE_LOCK,
	GS_VIOLATION_MUTEX_MISUSE,
	GS_VIOLATION_HUNG_TASK,
	GS_VIOLATION_SOFT_LOCKUP,
	GS_VIOLATION_RETRY_BUDGET,
	GS_VIOLATION_FREE_LIST,
	GS_VIOLATION_GRANT_LEAK,
	GS_VIOLATION_HANDLE_LEAK,
	GS_VIOLATION_PAGE_LEAK,
	GS_VIOLATION_REFCOUNT,
	GS_VIOLATION_USE_AFTER_UNMAP,
	GS_VIOLATION_DATA_RACE,
	GS_VIOLATION_DOUBLE_FETCH,
	GS_VIOLATION_INFO_LEAK,
	GS_VIOLATION_USE_AFTER_REVOKE,
	GS_VIOLATION_HEAP_ERROR,
	GS_VIOLATION_UNAUTHORISED_ACCESS,
	GS_VIOLATION_WARN,
	GS_VIOLATION_BUG,
	GS_VIOLATION_OOPS,
	GS_VIOLATION_HYPERVISOR,
	GS_VIOLATION_COUNT
} GsViolationId;

typedef struct {
	GsViolationId id;
	const char *name;    /* "sleep-in-atomic" */
	const char *meaning; /* one line */
	gboolean fatal;      /* the domain crashes */
	gboolean instrument; /* found by `gntsim run --instrument' only */
	const char *advice;  /* which rule of Linux or Xen it is, where that is stated, what mends it */
	const char *page;    /* that teaches it, "docs/guide/10-atomic.md"; NULL: none */
} GsViolationRow;

extern const GsViolationRow gs_violation_table[GS_VIOLATION_COUNT];

/* The row by name, or NULL. */
const GsViolationRow *gs_violation_by_name(const char *name);

G_END_DECLS

#endif
