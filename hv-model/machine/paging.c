/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The pager's operations and what an access to a paged page does, after
 * xen/arch/x86/mm/mem_paging.c (4.17): nominate and evict only while nobody else
 * refers to the frame; an access turns paging_out or paged into paging_in and
 * asks the pager; a nominated page keeps its frame, and then prep only turns it
 * back.  The model keeps the contents of an evicted page where the pager would.
 *
 * Requests go into a ring of one page, and stay there until the page is in: a foreign
 * access that finds it full sends none and changes nothing.  The guest's own access
 * waits in Xen for a slot; here it always has one.
 *
 * Unlike Xen, the guest's own second access to a page that is coming in sends no
 * second request: there is no vCPU here to be paused and resumed.
 */
#include "machine/private.h"

/* What a page holds of struct vm_event_st, rounded down to a power of two. */
#define RING_SLOTS 8

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
	}
	hv_p2m_forget_paged(domain, gfn);
	hv_frame(domain->machine, entry.mfn)->gfn = gfn;
	hv_p2m_set(domain, gfn, HV_P2M_RAM_RW, entry.mfn);
	return 0;
}

static void request(HvDomain *domain, HvGfn gfn, HvMfn mfn)
{
	const HvMachine *machine = domain->machine;

	g_hash_table_add(domain->p2m.requested, GSIZE_TO_POINTER(gfn));
	hv_p2m_set(domain, gfn, HV_P2M_RAM_PAGING_IN, mfn);
	if (machine->host->page_in_request)
		machine->host->page_in_request(machine->host_data, domain->id, gfn);
}

/* Without a free slot nothing happens: whoever is told GNTST_eagain asks again. */
void hv_paging_populate(HvDomain *domain, HvGfn gfn)
{
	HvP2mEntry entry = hv_p2m_get(domain, gfn);

	if (entry.type != HV_P2M_RAM_PAGING_OUT && entry.type != HV_P2M_RAM_PAGED)
		return;
	if (g_hash_table_size(domain->p2m.requested) < RING_SLOTS)
		request(domain, gfn, entry.mfn);
}

int hv_paging_access(HvDomain *domain, HvGfn gfn)
{
	HvP2mEntry entry = hv_p2m_get(domain, gfn);

	if (!hv_translated(domain))
		return -ENODEV;
	if (entry.type == HV_P2M_INVALID || entry.type == HV_P2M_MMIO_DM)
		return -ENOENT;
	if (!hv_p2m_is_paging(entry.type))
		return 0;
	if (entry.type != HV_P2M_RAM_PAGING_IN)
		request(domain, gfn, entry.mfn);
	return -EAGAIN;
}
