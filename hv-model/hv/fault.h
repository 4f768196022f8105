/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What can be made to go wrong: historic bugs of Xen that are switched on for
 * one machine, and answers injected into single operations.
 */
#ifndef HV_FAULT_H
#define HV_FAULT_H

#include "hv/types.h"

G_BEGIN_DECLS

/* The table of historic bugs; each is a few lines at the place where it was. */
typedef struct {
	const char *name;    /* "map-eagain-keeps-flags" */
	const char *id;      /* "C5": as in the project's list of bugs */
	const char *origin;  /* "XSA-224, fixed by 8fdfcb2b6b in Xen 4.10" */
	const char *meaning; /* what goes wrong, and on what */
} HvFaultRow;

extern const HvFaultRow hv_fault_table[];
extern const guint hv_fault_count;

const HvFaultRow *hv_fault_by_name(const char *name);

typedef enum {
	HV_INJECT_STATUS,    /* the operation is not done; its status is `value` (GNTST_*) */
	HV_INJECT_ERRNO,     /* the hypercall returns `value` (-errno) at that operation */
	HV_INJECT_NO_MEMORY, /* the hypervisor's next allocation in that operation fails */
	HV_INJECT_PREEMPT,   /* the batch is interrupted before that operation and continued */
} HvInjectKind;

#define HV_INJECT_ANY G_MAXUINT

/* Matches operations: elements of a batch count one by one. */
typedef struct {
	HvInjectKind kind;
	guint domid;   /* the caller, or HV_INJECT_ANY */
	guint nr;      /* __HYPERVISOR_* */
	guint cmd;     /* its operation (GNTTABOP_*, XENMEM_*), or HV_INJECT_ANY */
	guint64 nth;   /* the first match that it hits, from 1, counted from now on */
	guint64 times; /* how many in a row; 0: all from then on */
	gint value;
} HvInjection;

G_END_DECLS

#endif
