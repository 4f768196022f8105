/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One machine on one hypervisor, and the guests' side of it: their memory for
 * hypercall arguments, what they have been given, and what the hypervisor called
 * back.  Two worlds that get the same operations must stay the same.
 */
#ifndef DF_WORLD_H
#define DF_WORLD_H

#include "setting.h"

G_BEGIN_DECLS

#define DF_VA    0x40000000ull /* a PV domain's mapping places */
#define DF_GPA   0x10000000ull /* a translated one's: a hole of its p2m */
#define DF_TABLE_GFN 0x8000u   /* where translated domains put their grant table */
#define DF_PAGES  64u          /* pages of a domain that have a number here */
#define DF_PLACES 500u         /* mapping places of a domain */
#define DF_L1S    2u           /* page tables of a PV domain, from DF_VA on */
#define DF_TABLES 8u           /* frames of a table that a guest can write to */

/* Guest memory for arguments: the same addresses in every domain. */
#define DF_GUEST      0x20000000ull
#define DF_GUEST_LIST 0x1000u
#define DF_GUEST_OWN  0x2000u /* for the harness itself */
#define DF_GUEST_SIZE 0x4000u

typedef enum {
	DF_CALL_PTE, DF_CALL_P2M, DF_CALL_PAGE_IN, DF_CALL_CRASHED, DF_CALL_BUG,
} DfCall;

typedef struct {
	DfCall call;
	guint domid;
	guint64 a, b;
} DfCallback;

typedef struct {
	grant_handle_t handle;
	guint64 bus;
} DfMade;

typedef struct {
	guint mapper;
	HvMapping mapping;
} DfStale;

/* A map that succeeded and has not been undone, for the next operations to use. */
typedef struct {
	guint id, dom;
	DfSlot slot; /* as it was mapped */
} DfLive;

typedef struct {
	const HvInterface *hv;
	const DfSetting *setting;
	HvHost host;
	const char *fault; /* as in subject.h */
	HvMachine *machine;
	HvDomain *dom[DF_DOMAINS];
	gboolean crashed[DF_DOMAINS];
	/*
	 * A PV guest that loses an L1 entry of a grant without an unmap (it is written
	 * over, mapped over or taken away with its table) loses the reference to the
	 * page but not the mapping; so the granter can die.  DfStale: those whose
	 * granter's number another domain has got since.  From the first on it cannot be
	 * said any more who holds which pin.
	 */
	GArray *stale;
	gboolean robbed[DF_DOMAINS]; /* one of them may have taken a pin of it, dying as it was */
	gboolean foreseen;  /* that the last step may do so in Xen (stale.c) */
	gboolean over;      /* a known difference has ended the run */
	gboolean watched, damaged; /* a copy has written into a page table (damage.c) */
	guint8 l1_before[DF_DOMAINS * DF_L1S][HV_PAGE_SIZE];
	guint endless;      /* copies of the last step that were restarted without end */
	char *bug;       /* the first that the hypervisor told, or NULL */
	gboolean broken; /* BUG in the hypervisor: nothing more can be done */
	HvMfn l1[DF_DOMAINS][DF_L1S]; /* page tables in use, or HV_INVALID_MFN */
	HvMfn page[DF_DOMAINS][DF_PAGES]; /* PV: by number; a new one takes a lost one's place */
	HvMfn table[DF_DOMAINS][DF_TABLES]; /* PV: as setup_table told */
	guint tables[DF_DOMAINS];           /* how many the guest knows of */
	guint8 guest[DF_GUEST_SIZE];
	gsize refuse, refuse_end;
	gboolean refuse_writes_only;
	GArray *gfns[DF_DOMAINS]; /* that have changed at any time, once each */
	GArray *log;  /* of DfCallback, of the last step */
	GArray *made; /* of DfMade, by slot id */
	GArray *live; /* of DfLive */
	/* The last step. */
	gboolean skipped; /* its domain is gone */
	long rc;
	gsize args_used, list_used; /* bytes of guest memory that take part */
} DfWorld;

/* With the setting's domains; fault may be NULL.  NULL and an error if there is no such. */
DfWorld *df_world_new(const HvInterface *hv, const DfSetting *setting, const char *fault,
		      GError **error);
void df_world_free(DfWorld *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DfWorld, df_world_free)

/* 0, or 1 if the hypervisor refused. */
int df_world_add_domain(DfWorld *world, guint id);
/* Does the operation; the answer is in the world. */
void df_world_perform(DfWorld *world, const DfOp *op);

static inline gboolean df_translated(const DfWorld *world, guint dom)
{
	return hv_guest_translated(world->setting->domain[dom].type);
}

/* world-table.c: guests learn where their grant table is, as it grows. */
void df_learn_table(DfWorld *world, guint dom);
/* Where the guest sees that frame of its table; NULL if it does not. */
gpointer df_table_page(DfWorld *world, guint dom, guint frame);
HvMfn df_table_mfn(DfWorld *world, guint dom, guint frame);

static inline gboolean df_is_l1(const DfWorld *world, guint dom, HvMfn mfn)
{
	return mfn == world->l1[dom][0] || mfn == world->l1[dom][1];
}

/* stale.c: whether a mapping, of anybody, names that domain as its granter. */
gboolean df_stale_named(const DfWorld *world, guint granter);
/* A new domain has that number. */
void df_stale_new(DfWorld *world, guint granter);
/* Xen may end in BUG at this death, or count pins below zero in this unmap. */
gboolean df_stale_foreseen(DfWorld *world, const DfOp *op);

/* resolve.c: what a value is in this world, for that caller. */
guint64 df_resolve(const DfWorld *world, guint caller, DfType type, guint64 v);

/* perform-*.c: one kind each, the slots of op. */
void df_perform_guest(DfWorld *world, const DfOp *op);
void df_perform_gnttab(DfWorld *world, const DfOp *op);
void df_perform_memory(DfWorld *world, const DfOp *op);
void df_perform_other(DfWorld *world, const DfOp *op);
/* The slot's status; the hypercall's result where there is none. */
long df_slot_status(const DfWorld *world, const DfOp *op, guint slot);
/* What is in memory there, whatever the result; of kinds with a status only. */
gint16 df_slot_word(const DfWorld *world, const DfOp *op, guint slot);

/* damage.c */
void df_damage_before(DfWorld *world, const DfOp *op);
void df_damage_after(DfWorld *world);

/* signal.c: host signals are caught; whose they are while a world is running. */
void df_signal_catch(void);
void df_signal_running(DfWorld *world);

/* argument.c */
#define DF_UNTOUCHED 99 /* what a status is before the hypercall */
void df_put_argument(const DfWorld *world, const DfOp *op, const DfSlot *slot, gpointer at);
long df_hypercall(DfWorld *world, const DfOp *op, guint nr, guint64 a, guint64 b, guint64 c);

G_END_DECLS

#endif
