/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Values of page-table entries: the kernel thinks in pfns, a PV guest's tables hold
 * mfns.  After pte_mfn_to_pfn() and pte_pfn_to_mfn() of arch/x86/xen/mmu_pv.c.
 */
#include <linux/kernel.h>
#include <asm/xen/page.h>
#include "ks/pgtable.h"

static bool as_it_is(pteval_t value)
{
	return ks_layout()->translated || !(value & _PAGE_PRESENT);
}

pteval_t ks_pte_to_pfn(pteval_t value)
{
	pteval_t flags = value & ~KS_PTE_FRAME;
	unsigned long pfn;

	if (as_it_is(value))
		return value;
	pfn = mfn_to_pfn((value & KS_PTE_FRAME) >> PAGE_SHIFT);
	return pfn == ~0ul ? flags & ~_PAGE_PRESENT : pfn << PAGE_SHIFT | flags;
}

/* A page without a frame cannot be present: the entry becomes empty. */
pteval_t ks_pte_to_mfn(pteval_t value)
{
	unsigned long mfn;

	if (as_it_is(value))
		return value;
	mfn = __pfn_to_mfn((value & KS_PTE_FRAME) >> PAGE_SHIFT);
	if (mfn == INVALID_P2M_ENTRY)
		return 0;
	mfn &= ~(FOREIGN_FRAME_BIT | IDENTITY_FRAME_BIT);
	return mfn << PAGE_SHIFT | (value & ~KS_PTE_FRAME);
}
