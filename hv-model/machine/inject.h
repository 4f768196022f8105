/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Answers injected into single operations. */
#ifndef HV_INJECT_H
#define HV_INJECT_H

#include "hv/fault.h"

/* What the injections make of the next operation. */
typedef enum {
	HV_STEP_GO,     /* do it */
	HV_STEP_STATUS, /* do nothing, answer with this status */
	HV_STEP_ERRNO,  /* do nothing more, return this from the hypercall */
} HvStepKind;

typedef struct {
	HvStepKind kind;
	gint value;
	gboolean preempt; /* before all that: interrupt the batch and go on */
} HvStep;

/* There are injections: see hv_step() in private.h. */
HvStep hv_step_injected(const HvDomain *caller, guint nr, guint cmd);
/* Whether the next of these operations will be told to interrupt its batch; counts nothing. */
gboolean hv_step_will_preempt(const HvDomain *caller, guint nr, guint cmd);
/* TRUE once if the allocation that is to be made now shall fail. */
gboolean hv_step_no_memory(HvMachine *machine);

gboolean hv_inject(HvMachine *machine, const HvInjection *injection);
void hv_inject_clear(HvMachine *machine);

#endif
