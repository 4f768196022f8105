/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is made to go wrong on one machine: historic bugs by switch, and answers
 * injected into single operations.
 */
#ifndef HV_INJECT_H
#define HV_INJECT_H

#include "hv/fault.h"

/* The rows of hv_fault_table. */
typedef enum {
	HV_FAULT_MAP_EAGAIN_KEEPS_FLAGS,
	HV_FAULT_COPY_EAGAIN_KEEPS_FLAGS,
	HV_FAULT_UNMAP_PUTS_DEVICE_ALWAYS,
	HV_FAULT_DEVICE_MAP_SKIPS_TYPE,
	HV_FAULT_COPY_IGNORES_DEVICE_PINS,
	HV_FAULT_MAP_STATUS_POSITIVE,
	HV_FAULT_COPY_PREEMPTED_AT_FIRST,
	HV_FAULT_MAP_TRANSITIVE,
	HV_FAULT_UNMAP_PARTIAL_DROPS_COUNT,
	HV_FAULT_COPY_PINNED_FRAME_CHANGED,
	HV_FAULT_COPY_SELF_UNCHECKED,
	HV_FAULT_COUNT,
} HvFault;

gboolean hv_fault_set(HvMachine *machine, const char *name, gboolean on);
/* Whether the bug is there. */
#define HV_FAULT(machine, fault) G_UNLIKELY((machine)->faults >> (HV_FAULT_##fault) & 1)

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

/*
 * To be asked once before each operation: counts it, and arms the failure of the
 * next allocation if that is to be injected.
 */
HvStep hv_step(const HvDomain *caller, guint nr, guint cmd);
/* TRUE once if the allocation that is to be made now shall fail. */
gboolean hv_step_no_memory(HvMachine *machine);

gboolean hv_inject(HvMachine *machine, const HvInjection *injection);
void hv_inject_clear(HvMachine *machine);

#endif
