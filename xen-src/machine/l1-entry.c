/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One L1 entry: what a guest may write into it and the references it holds,
 * after mod_l1_entry, get_page_from_l1e and put_page_from_l1e in
 * xen/arch/x86/mm.c and adjust_guest_l1e in xen/arch/x86/pv/mm.h (4.17, release
 * build: overwriting a grant mapping's entry only drops its reference, and the
 * pin in the grant table stays).
 */
#include "machine/private.h"

#define CACHE_BITS (XS_PTE_PWT | XS_PTE_PCD | XS_PTE_PAT)

/* A guest may change these of a present entry without a new check of its frame. */
#define FREE_BITS (XS_PTE_NX | XS_PTE_AVAIL_HIGH | XS_PTE_AVAIL | XS_PTE_GLOBAL | \
		   XS_PTE_DIRTY | XS_PTE_ACCESSED | XS_PTE_USER)

guint64 xs_l1_adjust(guint64 pte)
{
	if (!(pte & XS_PTE_PRESENT))
		return pte;
	if (!(pte & XS_PTE_USER))
		pte |= XS_PTE_GUEST_KERNEL | XS_PTE_USER;
	if (!(pte & XS_PTE_GUEST_KERNEL))
		pte |= XS_PTE_GLOBAL;
	return pte;
}

/* Writable entries count as such unless the frame is a translated stranger's. */
gboolean xs_l1_counts_as_writable(const HvDomain *domain, guint64 pte)
{
	const struct page_info *frame = xs_frame(xs_pte_mfn(pte));

	return (pte & XS_PTE_RW) && (frame->owner == &domain->x || !frame->owner ||
				      !frame->owner->translated);
}

int xs_l1_get_page(HvDomain *domain, guint64 pte)
{
	HvMfn mfn = xs_pte_mfn(pte);
	struct page_info *frame = xs_frame(mfn);

	if (!(pte & XS_PTE_PRESENT))
		return 0;
	/* Only a domain with hardware of its own may choose how memory is cached. */
	if (!domain->privileged && (pte & CACHE_BITS))
		return -EINVAL;
	/* Beyond RAM lies I/O memory, which nobody has been given. */
	if (!frame)
		return mfn == XS_PTE_FRAME_MASK >> HV_PAGE_SHIFT ? -EINVAL : -EPERM;
	if (!xs_frame_get(mfn, domain))
		return -EBUSY;
	if ((pte & XS_PTE_RW) && !xs_get_page_type(xs_frame(mfn), XS_PGT_WRITABLE)) {
		xs_put_page(xs_frame(mfn));
		return -EBUSY;
	}
	if (xs_frame_heap(frame) && (pte & CACHE_BITS)) {
		xs_l1_put_page(domain, pte);
		return -EACCES;
	}
	return 0;
}

void xs_l1_put_page(HvDomain *domain, guint64 pte)
{
	HvMfn mfn = xs_pte_mfn(pte);

	if (!(pte & XS_PTE_PRESENT))
		return;
	if (xs_l1_counts_as_writable(domain, pte))
		xs_put_page_type(xs_frame(mfn));
	xs_put_page(xs_frame(mfn));
}

int xs_l1_modify(HvDomain *domain, const XsL1Slot *slot, guint64 pte)
{
	guint64 old = *slot->pte;
	int rc;

	if ((pte & XS_PTE_PRESENT) && !domain->privileged && (pte & CACHE_BITS))
		return -EINVAL;
	pte = xs_l1_adjust(pte);
	/* Bits without weight pass even in an entry of a frame that is not its own. */
	if ((old & pte & XS_PTE_PRESENT) && !((old ^ pte) & ~FREE_BITS)) {
		xs_l1_write(domain, slot, pte);
		return 0;
	}
	rc = xs_l1_get_page(domain, pte);
	if (rc)
		return rc;
	xs_l1_write(domain, slot, pte);
	xs_l1_put_page(domain, old);
	return 0;
}
