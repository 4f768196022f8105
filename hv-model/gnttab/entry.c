/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The frame behind an entry, after get_paged_frame in xen/common/grant_table.c and
 * check_get_page_from_gfn in xen/common/memory.c (4.17).
 */
#include "gnttab/gnttab.h"

gint16 hv_gnttab_get_p2m_frame(HvDomain *granter, grant_ref_t ref, HvGfn gfn, HvMfn *mfn)
{
	HvP2mType type;

	*mfn = hv_p2m_get_page(granter, gfn, &type);
	if (hv_p2m_is_paging(type)) {
		if (*mfn != HV_INVALID_MFN)
			hv_frame_put(granter->machine, *mfn);
		*mfn = HV_INVALID_MFN;
		hv_paging_populate(granter, gfn);
		return hv_refuse_entry(granter, ref, HV_REFUSE_FRAME_PAGED_OUT, gfn);
	}
	if (*mfn == HV_INVALID_MFN)
		return hv_refuse_entry(granter, ref, HV_REFUSE_FRAME_IS_HOLE, gfn);
	return GNTST_okay;
}
