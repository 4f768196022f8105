/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A translated mapper's p2m entry for a grant, after xen/arch/x86/hvm/grant_table.c
 * (4.17): no flag but host_map and readonly; what was at the address is displaced
 * and does not come back: after the unmap there is a hole.
 */
#include "machine/private.h"

gint16 hv_host_map_hvm(HvDomain *domain, guint64 addr, HvMfn mfn, guint flags)
{
	HvP2mType type = flags & GNTMAP_readonly ? HV_P2M_GRANT_MAP_RO : HV_P2M_GRANT_MAP_RW;

	if ((flags & ~GNTMAP_readonly) != GNTMAP_host_map)
		return hv_refuse(domain->machine, HV_REFUSE_HOST_MAP_FLAGS, flags);
	if (hv_p2m_add(domain, addr >> HV_PAGE_SHIFT, mfn, type))
		return hv_refuse(domain->machine, HV_REFUSE_HOST_MAP_NO_PLACE, addr);
	return GNTST_okay;
}

gint16 hv_host_replace_hvm(HvDomain *domain, guint64 addr, HvMfn mfn, guint64 new_addr,
			   guint flags)
{
	HvGfn gfn = addr >> HV_PAGE_SHIFT;
	HvP2mEntry entry = hv_p2m_get(domain, gfn);

	if (new_addr || (flags & GNTMAP_contains_pte) || !hv_p2m_is_grant(entry.type) || entry.mfn != mfn)
		return hv_refuse(domain->machine, HV_REFUSE_HOST_UNMAP_NOT_GRANT, addr);
	hv_p2m_remove(domain, gfn, mfn);
	return GNTST_okay;
}
