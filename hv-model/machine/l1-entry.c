/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One L1 entry: what a guest may write into it and the references it holds,
 * after mod_l1_entry, get_page_from_l1e and put_page_from_l1e in
 * xen/arch/x86/mm.c (4.17, release build: overwriting a grant mapping's entry only
 * drops its reference, and the pin in the grant table stays).
 */
#include "machine/private.h"

#define CACHE_BITS (HV_PTE_PWT | HV_PTE_PCD | HV_PTE_PAT)

/* A guest may change these of a present entry without a new check of its frame. */
#define FREE_BITS (HV_PTE_NX | HV_PTE_AVAIL_HIGH | HV_PTE_AVAIL | HV_PTE_GLOBAL | \
		   HV_PTE_DIRTY | HV_PTE_ACCESSED | HV_PTE_USER)

/* Writable entries count as such unless the frame is a translated stranger's. */
gboolean hv_l1_counts_as_writable(const HvDomain *domain, guint64 pte)
{
	const HvFrame *frame = hv_frame(domain->machine, hv_pte_mfn(pte));

	return (pte & HV_PTE_RW) && (frame->owner == domain || !frame->owner ||
				      !hv_translated(frame->owner));
}

int hv_l1_get_page(HvDomain *domain, guint64 pte)
{
	HvMachine *machine = domain->machine;
	HvMfn mfn = hv_pte_mfn(pte);
	HvFrame *frame = hv_frame(machine, mfn);

	if (!(pte & HV_PTE_PRESENT))
		return 0;
	/* Only a domain with hardware of its own may choose how memory is cached. */
	if (!domain->privileged && (pte & CACHE_BITS))
		return -EINVAL;
	/* Beyond RAM lies I/O memory, which nobody has been given. */
	if (!frame)
		return mfn == HV_PTE_FRAME_MASK >> HV_PAGE_SHIFT ? -EINVAL : -EPERM;
	if (!hv_frame_get(machine, mfn, domain))
		return -EBUSY;
	if ((pte & HV_PTE_RW) && !hv_frame_get_type(machine, mfn, HV_PAGE_WRITABLE)) {
		hv_frame_put(machine, mfn);
		return -EBUSY;
	}
	if (frame->heap && (pte & CACHE_BITS)) {
		hv_l1_put_page(domain, pte);
		return -EACCES;
	}
	return 0;
}

void hv_l1_put_page(HvDomain *domain, guint64 pte)
{
	HvMachine *machine = domain->machine;
	HvMfn mfn = hv_pte_mfn(pte);

	if (!(pte & HV_PTE_PRESENT))
		return;
	if (hv_l1_counts_as_writable(domain, pte))
		hv_frame_put_type(machine, mfn);
	hv_frame_put(machine, mfn);
}

int hv_l1_modify(HvDomain *domain, const HvL1Slot *slot, guint64 pte)
{
	guint64 old = *slot->pte;
	int rc;

	if ((pte & HV_PTE_PRESENT) && !domain->privileged && (pte & CACHE_BITS))
		return -EINVAL;
	pte = hv_l1_adjust(pte);
	/* Bits without weight pass even in an entry of a frame that is not its own. */
	if ((old & pte & HV_PTE_PRESENT) && !((old ^ pte) & ~FREE_BITS)) {
		hv_l1_write(domain, slot, pte);
		return 0;
	}
	rc = hv_l1_get_page(domain, pte);
	if (rc)
		return rc;
	hv_l1_write(domain, slot, pte);
	hv_l1_put_page(domain, old);
	return 0;
}
