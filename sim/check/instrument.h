/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the checkers of an instrumented kernel know about its domain.  Its image
 * tells of the accesses that need a closer look (ks-platform.h); each checker gets
 * them in turn:
 *
 *   check-heap.c    heap-error
 *   check-race.c    data-race
 *   check-fetch.c   double-fetch
 *   check-leak.c    info-leak
 *   check-revoke.c  use-after-revoke
 *   issued.c        no checker: which of the domain's pages are granted now
 */
#ifndef GS_INSTRUMENT_H
#define GS_INSTRUMENT_H

#include "check/violation.h"
#include "world/domain.h"

G_BEGIN_DECLS

/* An access to memory, before it is made. */
typedef struct {
	gulong address;
	gsize size;
	guint how;  /* KS_ACCESS_* */
	gulong pc;  /* return address in the function that makes it */
	GsTask *task;
} GsAccess;

/* An access that a task holds back for a while, to see who else comes; check-race.c. */
typedef struct {
	gboolean active, hit;
	GsAccess access;
	GsAccess other;        /* who came; its task is only told by name */
	GsBacktrace backtrace; /* where that was */
	char *other_task;
} GsWatch;

/* A grant that the kernel has made; issued.c. */
typedef struct {
	gboolean live;
	gboolean readonly;
	gboolean ending; /* it was cleared while somebody had it mapped */
	gboolean told;   /* and that has been reported */
	domid_t domid;
	gulong gfn;
	gulong va; /* of the page in the direct map */
	HvMfn mfn;
} GsIssued;

typedef struct GsInstrument {
	GsDomain *domain;
	GsWatch *watches;    /* one for each vCPU */
	GArray *granted;     /* GsIssued by ref */
	GArray *unsettled;   /* grant_ref_t: entries that are being written */
	guint n_ending;
	GHashTable *told;    /* what has been reported, char * */
} GsInstrument;

GsInstrument *gs_instrument_new(GsDomain *domain);
void gs_instrument_free(GsInstrument *instrument);

/* Puts the functions of instrumentation into the platform interface. */
void gs_check_instrument_install(struct ks_platform *platform);

/* TRUE the first time: this rule was not yet broken at this place, or this pair of them. */
gboolean gs_instrument_first(GsInstrument *instrument, GsViolationId id, gulong pc, gulong other_pc);

/* "plain write of 4 bytes"; to be freed. */
char *gs_access_text(const GsAccess *access);

/* --- the checkers ---------------------------------------------------------------- */
void gs_check_heap(GsInstrument *instrument, const GsAccess *access);
/* [may switch] */
void gs_check_race(GsInstrument *instrument, const GsAccess *access);

void gs_check_fetch(GsInstrument *instrument, const GsAccess *access);
void gs_fetch_fence(GsTask *task);
/* A function was left: what it fetched is forgotten.  TRUE: there is still something to forget. */
gboolean gs_fetch_left(GsTask *task);

/* A page is granted. */
void gs_check_leak_granted(GsInstrument *instrument, grant_ref_t ref, const GsIssued *granted);
/* After GNTTABOP_copy of any domain. */
void gs_check_leak_copied(GsDomain *domain, const gnttab_copy_t *ops, guint n);

void gs_check_revoke_ended(GsInstrument *instrument, grant_ref_t ref, GsIssued *granted,
			   const char *what);
void gs_check_revoke_access(GsInstrument *instrument, const GsAccess *access);
void gs_check_revoke_page_freed(void *domain, unsigned long pfn);

/* --- grants that the kernel makes ---------------------------------------------------- */
/* A write to its own grant table: the entries are looked at when the function is left. */
void gs_issued_writing(GsInstrument *instrument, const GsAccess *access);
void gs_issued_settle(GsInstrument *instrument);
/* The peer may write to these bytes: of a page of its own, of a granted one, of an entry. */
gboolean gs_issued_peer_writes(GsInstrument *instrument, const GsAccess *access);
/* After an action of any domain: mappings that were waited for may be gone. */
void gs_issued_action(GsDomain *domain);
/* The grant, or NULL: the domain's kernel made none by that ref. */
const GsIssued *gs_issued_ref(const GsDomain *domain, grant_ref_t ref);

G_END_DECLS

#endif
