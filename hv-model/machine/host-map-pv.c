/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A PV mapper's page table entry for a grant, after xen/arch/x86/pv/grant_table.c
 * (4.17).  host_addr is a virtual address with an L1 table, or with
 * GNTMAP_contains_pte the machine address of the entry itself.  The entry that
 * was there before loses its reference, even if it was another grant's.
 */
#include "machine/private.h"

static inline guint64 grant_access(guint flags)
{
	return HV_PTE_PRESENT | (flags & GNTMAP_readonly ? 0 : HV_PTE_RW);
}

static inline guint64 grant_pte(HvMfn mfn, guint flags)
{
	guint64 pte = mfn << HV_PAGE_SHIFT | grant_access(flags) | HV_PTE_ACCESSED |
		      HV_PTE_DIRTY | HV_PTE_NX;

	if (flags & GNTMAP_application_map)
		pte |= HV_PTE_USER;
	pte |= (guint64)(flags >> _GNTMAP_guest_avail0) << HV_PTE_AVAIL_SHIFT & HV_PTE_AVAIL;
	return hv_l1_adjust(pte);
}

static inline gboolean find_slot(HvDomain *domain, guint64 addr, guint flags, HvL1Slot *slot)
{
	if (!(flags & GNTMAP_contains_pte))
		return hv_l1_find(&domain->l1, addr, slot);
	return addr % sizeof(guint64) == 0 && hv_l1_find_by_address(&domain->l1, addr, slot);
}

gint16 hv_host_map_pv(HvDomain *domain, guint64 addr, HvMfn mfn, guint flags)
{
	HvL1Slot slot;
	guint64 old;

	if (!find_slot(domain, addr, flags, &slot))
		return hv_refuse(domain->machine, HV_REFUSE_HOST_MAP_NO_PTE, addr);
	old = *slot.pte;
	hv_l1_write(domain, &slot, grant_pte(mfn, flags));
	hv_l1_put_page(domain, old);
	return GNTST_okay;
}

/* Takes an entry out, with the reference that it holds.  FALSE if there is no table. */
static gboolean steal(HvDomain *domain, guint64 va, guint64 *pte)
{
	HvL1Slot slot;

	if (!hv_l1_find(&domain->l1, va, &slot))
		return FALSE;
	*pte = *slot.pte;
	hv_l1_write(domain, &slot, 0);
	return TRUE;
}

/* The entry must show that frame with that access; the caller puts its reference. */
static gint16 exchange(HvDomain *domain, guint64 addr, HvMfn mfn, guint64 new, guint flags)
{
	HvL1Slot slot;

	if (!find_slot(domain, addr, flags, &slot))
		return hv_refuse(domain->machine, HV_REFUSE_HOST_UNMAP_NO_PTE, addr);
	if (hv_pte_mfn(*slot.pte) != mfn ||
	    (*slot.pte & (HV_PTE_PRESENT | HV_PTE_RW)) != grant_access(flags))
		return hv_refuse(domain->machine, HV_REFUSE_HOST_UNMAP_OTHER_PTE, *slot.pte);
	hv_l1_write(domain, &slot, new);
	return GNTST_okay;
}

/* An error comes too late for the entry at new_addr: it is gone with its page. */
gint16 hv_host_replace_pv(HvDomain *domain, guint64 addr, HvMfn mfn, guint64 new_addr,
			  guint flags)
{
	guint64 new = 0;
	gint16 rc;

	if (new_addr && ((flags & GNTMAP_contains_pte) || !steal(domain, new_addr, &new)))
		return hv_refuse(domain->machine, HV_REFUSE_HOST_REPLACE_NO_PTE, new_addr);
	rc = exchange(domain, addr, mfn, new, flags);
	if (rc != GNTST_okay)
		hv_l1_put_page(domain, new);
	return rc;
}
