/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The pager's operations and what an access to a paged page does, after
 * xen/arch/x86/mm/mem_paging.c (4.17): nominate and evict only while nobody else
 * refers to the frame; an access turns paging_out or paged into paging_in and
 * asks the pager; a nominated page keeps its frame, and then prep only turns it
 * back.  The model keeps the contents of an evicted page where the pager would.
 *
 * Unlike Xen, the guest's own second access to a page that is coming in sends no
 * second request: there is no vCPU here to be paused and resumed.
 */
#include "private.h"

/* Only the owner's own reference, and no use as any type. */
static gboolean unused_by_others(HvDomain *domain, HvMfn mfn)
{
	const HvFrame *frame = hv_frame(domain->machine, mfn);

	return frame->owner == domain && frame->allocated && frame->refs == 1 && !frame->types;
}

int hv_paging_nominate(HvDomain *domain, HvGfn gfn)
{
	HvP2mEntry entry = hv_p2m_get(domain, gfn);

	if (!hv_translated(domain))
		return -ENODEV;
	if (entry.type != HV_P2M_RAM_RW || !unused_by_others(domain, entry.mfn))
		return -EBUSY;
	hv_p2m_set(domain, gfn, HV_P2M_RAM_PAGING_OUT, entry.mfn);
	return 0;
}

int hv_paging_evict(HvDomain *domain, HvGfn gfn)
{
	HvP2mEntry entry = hv_p2m_get(domain, gfn);

	if (!hv_translated(domain))
		return -ENODEV;
	if (entry.type != HV_P2M_RAM_PAGING_OUT || !unused_by_others(domain, entry.mfn))
		return -EBUSY;
	g_hash_table_insert(domain->p2m.paged, GSIZE_TO_POINTER(gfn),
			    g_memdup2(hv_frame_ptr(domain->machine, entry.mfn), HV_PAGE_SIZE));
	hv_p2m_set(domain, gfn, HV_P2M_RAM_PAGED, HV_INVALID_MFN);
	hv_frame_release(domain->machine, entry.mfn);
	return 0;
}

int hv_paging_prep(HvDomain *domain, HvGfn gfn)
{
	HvP2mEntry entry = hv_p2m_get(domain, gfn);

	if (!hv_translated(domain))
		return -ENODEV;
	if (entry.type != HV_P2M_RAM_PAGING_IN && entry.type != HV_P2M_RAM_PAGED)
		return -ENOENT;
	if (entry.mfn == HV_INVALID_MFN) {
		gconstpointer contents = g_hash_table_lookup(domain->p2m.paged,
							     GSIZE_TO_POINTER(gfn));

		entry.mfn = hv_frame_alloc(domain);
		if (entry.mfn == HV_INVALID_MFN)
			return -ENOMEM;
		memcpy(hv_frame_ptr(domain->machine, entry.mfn), contents, HV_PAGE_SIZE);
		g_hash_table_remove(domain->p2m.paged, GSIZE_TO_POINTER(gfn));
	}
	hv_frame(domain->machine, entry.mfn)->gfn = gfn;
	hv_p2m_set(domain, gfn, HV_P2M_RAM_RW, entry.mfn);
	return 0;
}

void hv_paging_populate(HvDomain *domain, HvGfn gfn)
{
	const HvMachine *machine = domain->machine;
	HvP2mEntry entry = hv_p2m_get(domain, gfn);

	if (entry.type != HV_P2M_RAM_PAGING_OUT && entry.type != HV_P2M_RAM_PAGED)
		return;
	hv_p2m_set(domain, gfn, HV_P2M_RAM_PAGING_IN, entry.mfn);
	if (machine->host->page_in_request)
		machine->host->page_in_request(machine->host_data, domain->id, gfn);
}

int hv_paging_access(HvDomain *domain, HvGfn gfn)
{
	HvP2mType type = hv_p2m_get(domain, gfn).type;

	if (!hv_translated(domain))
		return -ENODEV;
	if (!hv_p2m_is_paging(type))
		return type == HV_P2M_INVALID || type == HV_P2M_MMIO_DM ? -ENOENT : 0;
	hv_paging_populate(domain, gfn);
	return -EAGAIN;
}
