/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The model's face: the table of functions of hv/hv.h, and the way from a
 * hypercall number to its file.  PV guests have no p2m calls of their own and
 * translated ones no page table calls, as in Xen's tables of hypercalls; numbers
 * that are not modelled answer -ENOSYS.
 */
#include "machine.h"

static HvDomain *domain_by_id(HvMachine *machine, domid_t id)
{
	HvDomain *domain = hv_domain_find(machine, id);

	return domain && !domain->dying ? domain : NULL;
}

static long dispatch(HvDomain *domain, guint vcpu, guint nr, const unsigned long args[5])
{
	if (vcpu >= domain->vcpus)
		return -EINVAL;
	switch (nr) {
	case __HYPERVISOR_grant_table_op:
		return hv_grant_table_op(domain, vcpu, args[0], args[1], args[2]);
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

static long hypercall(HvDomain *domain, guint vcpu, guint nr, const unsigned long args[5])
{
	HvMachine *machine = domain->machine;
	long rc;

	/* A callback may come back with a hypercall: the books are open then. */
	machine->depth++;
	rc = dispatch(domain, vcpu, nr, args);
	machine->depth--;
	machine->no_memory = FALSE;
	if (machine->checking && !machine->depth) {
		g_autofree char *text = hv_check(machine);

		if (text)
			hv_bug(machine, FALSE, "check", text);
	}
	return rc;
}

static HvMfn domain_page(const HvDomain *domain, guint n)
{
	return n < domain->n_pages ? domain->pages[n] : HV_INVALID_MFN;
}

const HvInterface *hv_model(void)
{
	static const HvInterface model = {
		.name = "model",
		.machine_new = hv_machine_new,
		.machine_free = hv_machine_free,
		.frames_fd = hv_machine_fd,
		.frame_ptr = hv_frame_ptr,
		.frames_free = hv_frames_free,
		.domain_new = hv_domain_new,
		.domain_destroy = hv_domain_destroy,
		.domain_by_id = domain_by_id,
		.hypercall = hypercall,
		.l1_attach = hv_l1_attach,
		.p2m_get = hv_p2m_get,
		.domain_page = domain_page,
		.paging_nominate = hv_paging_nominate,
		.paging_evict = hv_paging_evict,
		.paging_prep = hv_paging_prep,
		.paging_access = hv_paging_access,
		.grant_version = hv_inspect_grant_version,
		.grant_frames = hv_inspect_grant_frames,
		.status_frames = hv_inspect_status_frames,
		.grant_entries = hv_inspect_grant_entries,
		.grant_entry = hv_inspect_grant_entry,
		.grant_entry_write = hv_inspect_grant_entry_write,
		.grant_pins = hv_inspect_grant_pins,
		.mappings = hv_inspect_mappings,
		.mapping = hv_inspect_mapping,
		.event_mask = hv_event_mask,
		.fault_set = hv_fault_set,
		.inject = hv_inject,
		.inject_clear = hv_inject_clear,
		.check = hv_check,
	};

	return &model;
}
