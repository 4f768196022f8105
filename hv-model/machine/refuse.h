/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Refusing an operation: the row of the table gives the answer, the host is told what the
 * check saw.  Only failing paths come here.
 */
#ifndef HV_REFUSE_H
#define HV_REFUSE_H

#include "hv/refusal.h"

/* The hypercall under way: who made it, and how far it has come. */
typedef struct {
	const HvDomain *domain;
	const unsigned long *args;
	guint elements; /* that hv_step() was asked for */
} HvCall;

/*
 * Each returns the row's answer, GNTST_* or -errno.  value is what the row calls so.
 * hv_refuse_entry(): because of an entry of the granter's, which need not exist.
 */
gint hv_refuse(HvMachine *machine, HvRefusal why, guint64 value);
gint hv_refuse_entry(HvDomain *granter, grant_ref_t ref, HvRefusal why, guint64 value);
/* An injected answer to an operation of that hypercall. */
void hv_refuse_injected(HvMachine *machine, guint nr, guint cmd, HvRefusal why, gint answer);

#endif
