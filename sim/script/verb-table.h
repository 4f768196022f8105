/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The table of verbs: parser, checker, runner, help and man page all read it.
 * A verb is defined by its row in verb-table.c; what it does is the function of
 * the same name in run/.
 *
 * A signature says what may follow the verb, in this notation:
 *
 *   to             the word itself
 *   rw|ro          one of the words
 *   <slot:type>    an argument of that type, which the runner finds by `slot`
 *   [ ... ]        may be left out
 *   [ ... ]..      may be left out, or given more than once
 *   <slot:type>,.. one or more, separated by commas
 *   <slot:type>..  one or more, separated by blanks
 *
 * Types: number, duration, domid (a declared domain), any-domid, page (a page of the
 * statement's domain), new-page, page-of (7:A), gref (7:8 or 1:R), ref (of the
 * statement's domain: a number, or the name of one), new-ref, map (a mapping of the statement's
 * domain), any-map (a mapping of any domain), new-map, slot (M[1]; M alone is
 * M[0]), list, seq, callback, pages, cache (of the statement's domain; with any- of any, with
 * new- their definition), process, file, gntdev-map (likewise), area (V[1]; V alone is
 * V[0]), device (in /dev/xen), kernel, param (a module
 * parameter), fault, violation, function, gtf (a GTF_ name), op (a GNTTABOP name),
 * status, errno, hv-fault (the id of a bug in gntsim list faults), compare (== != < <= > >=), byte (0..255), p2m-type.
 */
#ifndef GS_VERB_TABLE_H
#define GS_VERB_TABLE_H

#include <glib.h>

G_BEGIN_DECLS

#define GS_VERB_LIST(X) \
	X(MACHINE) X(DOMAIN) X(PAGER) X(ALSO_ON) X(ONLY_ON) X(WAIT) X(WHEN) X(REPEAT) \
	X(PARALLEL) X(EACH_ALLOCATION) X(HYPERVISOR_FAULT) X(INJECT) X(EXPECT_CONSISTENT) \
	X(PAGE) X(FILL) X(GRANT) X(FREE_PAGE) X(HOLD_PAGE) X(DROP_PAGE) X(REVOKE) X(PAGE_OUT) \
	X(NOMINATE) X(EVICT) X(PAGE_IN) X(MAP) X(MAP_REFS) X(UNMAP) X(UNMAP_ASYNC) X(UNMAP_SYNC) \
	X(HOLD_SLOT) X(DROP_SLOT) X(COPY) X(TOUCH) X(ACCESS) X(ACCESS_PAGE) X(COPY_MEMORY) \
	X(ALLOC_PAGES) X(FREE_PAGES) X(SET_PRIVATE) \
	X(CLEAR_PRIVATE) X(PAGE_CACHE) X(CACHE_GET) X(CACHE_PUT) X(CACHE_SHRINK) X(DMA_ALLOC) \
	X(DMA_FREE) X(FOREACH_GRANT) X(GRANT_RANGE) X(COUNT_GRANTS) X(SETUP_TABLE) \
	X(SET_VERSION) X(QUERY_SIZE) X(GET_VERSION) X(TRANSFER) X(GET_STATUS_FRAMES) X(BOOT) \
	X(SUSPEND) X(RESUME) X(MIGRATE) X(SET_PARAM) X(MAX_GRANT_FRAMES) X(SETUP_AUTO_XLAT) \
	X(FREE_AUTO_XLAT) X(EXHAUST_GRANTS) X(RELEASE_GRANTS) X(ALLOC_GRANT) X(GRANT_REF) \
	X(GRANT_PAGE_REF) X(FREE_GRANT) X(END_ACCESS) X(END_ACCESS_REF) X(TRY_END_ACCESS) \
	X(GRANT_TRANSFER) X(GRANT_TRANSFER_REF) X(END_TRANSFER) X(END_TRANSFER_REF) \
	X(ALLOC_REFS) X(CLAIM) X(RELEASE) X(EMPTY_REFS) X(FREE_REFS) X(ALLOC_SEQ) X(FREE_SEQ) \
	X(REF_OF) X(REQUEST_FREE_CALLBACK) X(REPEAT_FREE_CALLBACK) X(CANCEL_FREE_CALLBACK) \
	X(SLEEP) X(FAIL_ALLOCATION) X(TASK) X(ATOMIC) X(BH_OFF) X(IRQS_OFF) X(LOCK) X(MUTEX) \
	X(RCU_READ) X(INTERRUPT) X(SOFTIRQ) X(TIMER) X(WORK) X(LAZY_MMU) X(SPIN_LOCK) \
	X(SPIN_UNLOCK) X(MUTEX_LOCK) X(MUTEX_UNLOCK) X(COMPLETE) X(WAIT_FOR_COMPLETION) \
	X(LOCAL_IRQ_DISABLE) X(LOCAL_IRQ_ENABLE) X(LOCAL_BH_DISABLE) X(LOCAL_BH_ENABLE) \
	X(PREEMPT_DISABLE) X(PREEMPT_ENABLE) X(RCU_READ_LOCK) X(RCU_READ_UNLOCK) \
	X(SYNCHRONIZE_RCU) X(EXPECT_NO_VIOLATION) X(EXPECT_VIOLATION) X(EXPECT_ENTRY) \
	X(EXPECT_PINS) X(EXPECT_RETRIES) X(EXPECT_HYPERCALLS) X(EXPECT_SLEEPS) \
	X(EXPECT_GRANT_FRAMES) X(EXPECT_VERSION) X(EXPECT_RESERVED) X(EXPECT_GRANT_PTES) \
	X(EXPECT_TABLE_ADDRESS) X(EXPECT_PT_WALKS) X(EXPECT_LEFT_BEHIND) X(EXPECT_P2M) \
	X(EXPECT_FOREIGN) X(EXPECT_BYTE) X(EXPECT_CRASHED) X(EXPECT_RUNNING) \
	X(EXPECT_STATUS_TEXTS) X(EXPECT_FREE_REFS) X(EXPECT_DEFERRED) X(EXPECT_LEAKED_REFS) \
	X(EXPECT_CALLBACK_RUNS) X(EXPECT_PAGE_COUNT) X(EXPECT_SLOT_COUNT) X(EXPECT_PRIVATE) \
	X(EXPECT_POPULATED) X(EXPECT_HOTPLUGGED) X(EXPECT_FOREIGN_PAGE) X(EXPECT_CACHED) \
	X(EXPECT_UNMAP) X(EXPECT_BOOTED) \
	X(PROCESS) X(OPEN) X(CLOSE) X(IOCTL) X(MAP_GRANT_REF) X(UNMAP_GRANT_REF) \
	X(SET_UNMAP_NOTIFY) X(GET_OFFSET) X(MMAP) X(MUNMAP) X(LOAD) X(STORE) X(FORK) X(EXIT) \
	X(KILL) X(EXPECT_PROCESS)

typedef enum {
#define X(id) GS_VERB_##id,
	GS_VERB_LIST(X)
#undef X
	GS_VERB_COUNT
} GsVerbId;

typedef enum {
	GS_WHO_NOBODY = 1, /* no domain before the verb */
	GS_WHO_BARE = 2,   /* a domain whose script plays the guest */
	GS_WHO_LINUX = 4,  /* a domain that runs a kernel image */
} GsWho;

typedef struct {
	GsVerbId id;
	const char *name;      /* "page-out", "expect entry": words that start the statement */
	guint who;             /* GsWho, or-ed */
	const char *signature; /* see above; "" for none */
	gboolean block;        /* a { } block must follow */
	gboolean outcome;      /* -> may follow */
	const char *meaning;   /* one line for help */
	const char *example;   /* one line that parses (in a suitable script) */
} GsVerb;

extern const GsVerb gs_verb_table[GS_VERB_COUNT];

/* The verb by name, or NULL. */
const GsVerb *gs_verb_by_name(const char *name);

G_END_DECLS

#endif
