/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The engine of a machine (machine/engine.h) that is Xen's grant_table.c: what its files
 * share.  One machine a loaded copy: Xen's file has variables of its own.
 */
#ifndef XS_ENGINE_H
#define XS_ENGINE_H

#include "machine/private.h"
#include "xs-bridge.h"

/* Of a live mapping, by handle: what Xen's maptrack does not keep. */
typedef struct {
	guint64 host_addr;
	guint serial; /* of the granter */
} XsMapNote;

typedef struct HvGrantTable {
	struct domain x;
	struct vcpu *vcpu;  /* x.max_vcpus of them */
	GArray *note;       /* of XsMapNote */
} HvGrantTable;

/* The machine of this copy. */
extern HvMachine *xs_machine;

static inline struct domain *xs_domain_of(const HvDomain *domain)
{
	return &domain->gt->x;
}

/* frames.c: with a new machine, and with its end. */
void xs_frames_init(void);
void xs_frames_clear(void);

/*
 * contain.c: everything that may run Xen's code goes through xs_enter().  FALSE, without
 * having called fn or out of the middle of it, if the hypervisor is broken.
 */
typedef void (*XsCall)(gpointer data);
gboolean xs_enter(XsCall fn, gpointer data);
gboolean xs_is_broken(void);
void xs_host_signal(HvMachine *machine, int signal, gconstpointer pc);
/* For a new machine. */
void xs_mend(void);

/* One grant_table_op under way: op.c, and inject.c for its elements. */
typedef struct XsOp {
	struct XsOp *outer;  /* a callback may come back with a hypercall */
	HvDomain *domain;
	guint cmd, count;    /* as Xen is called, or will be called again */
	unsigned long uop;
	gboolean continued;  /* Xen wants to be called again */
	const HvGrantOpRow *row;

	gboolean stepped;    /* step is that of the element at element_at */
	HvStep step;
	guint64 element_at;
	gboolean failed;     /* step's errno is the result */
	gboolean split;      /* interrupted before that element, as Xen would not have been */
	gboolean replaced;   /* Xen has been shown another element than this: */
	guint8 element[64];
} XsOp;

/*
 * An element of the batch has been read: asks what the injections make of it, and changes
 * it so that Xen does that.  FALSE: Xen is to find that it cannot be read.
 */
gboolean xs_inject(XsOp *op, gpointer element, guint64 at, gsize size);
/* What is to be written in the place of what Xen wants to write there. */
gconstpointer xs_inject_answer(XsOp *op, guint64 to, gconstpointer from, gsize size);

#endif
