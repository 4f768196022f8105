/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A PV mapper's page table entry for a grant.  Stands for
 * xen/arch/x86/pv/grant_table.c: own.  The address is a virtual one with an L1
 * table, or with GNTMAP_contains_pte the machine address of the entry itself.  The
 * entry that was there before loses its reference, even if it was another grant's.
 */
#include "machine/private.h"

static guint64 grant_pte(HvMfn mfn, guint flags)
{
	guint64 pte = mfn << HV_PAGE_SHIFT | XS_PTE_PRESENT | XS_PTE_ACCESSED | XS_PTE_DIRTY |
		      XS_PTE_NX;

	if (flags & GNTMAP_application_map)
		pte |= XS_PTE_USER;
	if (!(flags & GNTMAP_readonly))
		pte |= XS_PTE_RW;
	pte |= (guint64)(flags >> _GNTMAP_guest_avail0) << XS_PTE_AVAIL_SHIFT & XS_PTE_AVAIL;
	return xs_l1_adjust(pte);
}

static gboolean find_slot(HvDomain *domain, guint64 addr, guint flags, XsL1Slot *slot)
{
	if (!(flags & GNTMAP_contains_pte))
		return xs_l1_find(domain, addr, slot);
	return addr % sizeof(guint64) == 0 && xs_l1_find_by_address(domain, addr, slot);
}

int xs_map_pv(uint64_t addr, unsigned long mfn, unsigned int flags)
{
	HvDomain *domain = (HvDomain *)xs_current->domain;
	XsL1Slot slot;
	guint64 old;

	if (!find_slot(domain, addr, flags, &slot))
		return GNTST_general_error;
	old = *slot.pte;
	xs_l1_write(domain, &slot, grant_pte(mfn, flags));
	xs_l1_put_page(domain, old);
	return GNTST_okay;
}

/* The entry at new_addr is emptied and moves; its reference moves with it. */
static gboolean steal_entry(HvDomain *domain, guint64 new_addr, guint64 *pte)
{
	XsL1Slot slot;

	if (!xs_l1_find(domain, new_addr, &slot))
		return FALSE;
	*pte = *slot.pte;
	xs_l1_write(domain, &slot, 0);
	return TRUE;
}

/* The entry must show that frame with that access; the caller puts its reference. */
int xs_replace_pv(uint64_t addr, unsigned long mfn, uint64_t new_addr, unsigned int flags)
{
	HvDomain *domain = (HvDomain *)xs_current->domain;
	XsL1Slot slot;
	guint64 pte = 0;

	if (new_addr && ((flags & GNTMAP_contains_pte) || !steal_entry(domain, new_addr, &pte)))
		return GNTST_general_error;
	if (!find_slot(domain, addr, flags, &slot) || xs_pte_mfn(*slot.pte) != mfn ||
	    ((*slot.pte ^ grant_pte(mfn, flags)) & (XS_PTE_PRESENT | XS_PTE_RW))) {
		xs_l1_put_page(domain, pte);
		return GNTST_general_error;
	}
	xs_l1_write(domain, &slot, pte);
	return GNTST_okay;
}
