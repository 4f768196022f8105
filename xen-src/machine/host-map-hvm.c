/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A translated mapper's p2m entry for a grant.  Stands for
 * xen/arch/x86/hvm/grant_table.c: own.  What was at the address is displaced and
 * does not come back: after the unmap there is a hole.
 */
#include "machine/private.h"

static HvDomain *current_domain(void)
{
	return (HvDomain *)xs_current->domain;
}

int xs_map_hvm(uint64_t addr, unsigned long mfn, unsigned int flags)
{
	HvP2mType type = flags & GNTMAP_readonly ? HV_P2M_GRANT_MAP_RO : HV_P2M_GRANT_MAP_RW;

	if ((flags & ~GNTMAP_readonly) != GNTMAP_host_map)
		return GNTST_general_error;
	if (xs_p2m_add(current_domain(), addr >> HV_PAGE_SHIFT, mfn, type))
		return GNTST_general_error;
	return GNTST_okay;
}

int xs_replace_hvm(uint64_t addr, unsigned long mfn, uint64_t new_addr, unsigned int flags)
{
	HvGfn gfn = addr >> HV_PAGE_SHIFT;
	HvP2mEntry entry = xs_p2m_get(current_domain(), gfn);

	if (new_addr || (flags & GNTMAP_contains_pte) || !xs_p2m_is_grant(entry.type) ||
	    entry.mfn != mfn)
		return GNTST_general_error;
	return xs_p2m_remove(current_domain(), gfn, mfn) ? GNTST_general_error : GNTST_okay;
}
