/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The face of a machine, whatever its engine: the table of functions of hv/hv.h.
 */
#include "machine/machine.h"

static HvDomain *domain_by_id(HvMachine *machine, domid_t id)
{
	HvDomain *domain = hv_domain_find(machine, id);

	return domain && !domain->dying ? domain : NULL;
}

static HvMfn domain_page(const HvDomain *domain, guint n)
{
	return n < domain->n_pages ? domain->pages[n] : HV_INVALID_MFN;
}

const HvInterface *hv_machine_interface(void)
{
	static const HvInterface machine = {
		.abi = HV_ABI,
		.name = hv_engine_name,
		.machine_new = hv_machine_new,
		.machine_free = hv_machine_free,
		.frames_fd = hv_machine_fd,
		.frame_ptr = hv_frame_ptr,
		.frames_free = hv_frames_free,
		.domain_new = hv_domain_new,
		.domain_destroy = hv_domain_destroy,
		.domain_by_id = domain_by_id,
		.grant_reset = hv_grant_reset,
		.hypercall = hv_hypercall,
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
		.grant_pins = hv_engine_pins,
		.mappings = hv_inspect_mappings,
		.mapping = hv_inspect_mapping,
		.event_mask = hv_event_mask,
		.fault_set = hv_engine_fault_set,
		.inject = hv_inject,
		.inject_clear = hv_inject_clear,
		.check = hv_check,
	};

	return &machine;
}
