/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: arch/x86/include/asm/xen/hypercall.h.  Linux calls into a page that the
 * hypervisor wrote; here the simulator is called.
 */
#ifndef KS_ASM_XEN_HYPERCALL_H
#define KS_ASM_XEN_HYPERCALL_H

#include <linux/types.h>
#include <xen/interface/xen.h>
#include <xen/interface/memory.h>
#include "ks/pgtable.h"
#include "ks/platform.h"

long ks_hypercall(unsigned int nr, unsigned long a1, unsigned long a2, unsigned long a3,
		  unsigned long a4, unsigned long a5);

static inline int HYPERVISOR_grant_table_op(unsigned int cmd, void *uop, unsigned int count)
{
	return (int)ks_hypercall(__HYPERVISOR_grant_table_op, cmd, (unsigned long)uop, count, 0, 0);
}

static inline long HYPERVISOR_memory_op(unsigned int cmd, void *arg)
{
	return ks_hypercall(__HYPERVISOR_memory_op, cmd, (unsigned long)arg, 0, 0, 0);
}

static inline int HYPERVISOR_event_channel_op(int cmd, void *arg)
{
	return (int)ks_hypercall(__HYPERVISOR_event_channel_op, (unsigned int)cmd,
				 (unsigned long)arg, 0, 0, 0);
}

static inline int HYPERVISOR_mmu_update(struct mmu_update *reqs, int count, int *done,
					domid_t domid)
{
	return (int)ks_hypercall(__HYPERVISOR_mmu_update, (unsigned long)reqs, (unsigned int)count,
				 (unsigned long)done, domid, 0);
}

static inline int HYPERVISOR_update_va_mapping(unsigned long va, pte_t pte, unsigned long flags)
{
	return (int)ks_hypercall(__HYPERVISOR_update_va_mapping, va, pte.pte, flags, 0, 0);
}

/* For the m2p override of 3.x: only mappings for a process make one. */
static inline void MULTI_grant_table_op(struct multicall_entry *call, unsigned int cmd, void *uop,
					unsigned int count)
{
	call->op = __HYPERVISOR_grant_table_op;
	call->args[0] = cmd;
	call->args[1] = (unsigned long)uop;
	call->args[2] = count;
}

#endif
