/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Historic bugs, switched on for one machine of the model. */
#ifndef HV_FAULT_SWITCH_H
#define HV_FAULT_SWITCH_H

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

/* Whether the bug is there. */
#define HV_FAULT(machine, fault) G_UNLIKELY((machine)->faults >> (HV_FAULT_##fault) & 1)

#endif
