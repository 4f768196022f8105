/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The way from a hypercall number to its file.  PV guests have no p2m calls of their own
 * and translated ones no page table calls and fewer grant operations, as in Xen's tables
 * of hypercalls and in hvm_grant_table_op (xen/arch/x86/hvm/hypercall.c, 4.17); numbers
 * that are not modelled answer -ENOSYS.
 */
#include "machine/private.h"

static gboolean translated_may(guint cmd)
{
	static const guint allowed =
		1u << GNTTABOP_map_grant_ref | 1u << GNTTABOP_unmap_grant_ref |
		1u << GNTTABOP_setup_table | 1u << GNTTABOP_copy | 1u << GNTTABOP_query_size |
		1u << GNTTABOP_set_version | 1u << GNTTABOP_get_version |
		1u << GNTTABOP_swap_grant_ref;

	return cmd < 32 && (allowed >> cmd & 1);
}

static long dispatch(HvDomain *domain, guint vcpu, guint nr, const unsigned long args[5])
{
	if (vcpu >= domain->vcpus)
		return -EINVAL;
	/* First, as nearly all are. */
	if (nr == __HYPERVISOR_grant_table_op) {
		if (hv_translated(domain) && !translated_may(args[0]))
			return hv_refuse(domain->machine, HV_REFUSE_CALL_NOT_FOR_TRANSLATED,
					 args[0]);
		return hv_engine_op(domain, vcpu, args[0], args[1], args[2]);
	}
	switch (nr) {
	case __HYPERVISOR_memory_op:
		return hv_memory_op(domain, args[0], args[1]);
	case __HYPERVISOR_event_channel_op:
		return hv_event_channel_op(domain, args[0], args[1]);
	case __HYPERVISOR_mmu_update:
		if (!hv_translated(domain))
			return hv_mmu_update(domain, args[0], args[1], args[2], args[3]);
		return -ENOSYS;
	case __HYPERVISOR_update_va_mapping:
		if (!hv_translated(domain))
			return hv_update_va_mapping(domain, args[0], args[1], args[2]);
		return -ENOSYS;
	default:
		return -ENOSYS;
	}
}

long hv_hypercall(HvDomain *domain, guint vcpu, guint nr, const unsigned long args[5])
{
	HvMachine *machine = domain->machine;
	HvCall outer = {0};
	long rc;

	/* A callback may come back with a hypercall: the books are open then. */
	if (G_UNLIKELY(machine->depth))
		outer = machine->call;
	hv_call_begin(machine);
	machine->call = (HvCall){.domain = domain, .args = args};
	rc = dispatch(domain, vcpu, nr, args);
	hv_call_end(machine);
	if (G_UNLIKELY(machine->depth))
		machine->call = outer;
	machine->no_memory = FALSE;
	if (machine->checking && !machine->depth) {
		g_autofree char *text = hv_check(machine);

		if (text)
			hv_bug(machine, FALSE, "check", text);
	}
	return rc;
}
