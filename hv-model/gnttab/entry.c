/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Reading shared entries.  The guest may change them at any time, so every field
 * is read once (XSA-155's lesson).  The frame behind an entry after
 * get_paged_frame in xen/common/grant_table.c and check_get_page_from_gfn in
 * xen/common/memory.c (4.17).
 */
#include "gnttab/gnttab.h"

static gpointer entry_at(const HvDomain *domain, const HvMfn *frames, grant_ref_t ref,
			 gsize size)
{
	guint per_frame = HV_PAGE_SIZE / size;
	guint8 *frame = hv_frame_ptr(domain->machine, frames[ref / per_frame]);

	return frame + ref % per_frame * size;
}

grant_entry_v1_t *hv_gnttab_v1(const HvDomain *domain, grant_ref_t ref)
{
	return entry_at(domain, domain->gt->shared, ref, sizeof(grant_entry_v1_t));
}

grant_entry_v2_t *hv_gnttab_v2(const HvDomain *domain, grant_ref_t ref)
{
	return entry_at(domain, domain->gt->shared, ref, sizeof(grant_entry_v2_t));
}

grant_status_t *hv_gnttab_status(const HvDomain *domain, grant_ref_t ref)
{
	return entry_at(domain, domain->gt->status, ref, sizeof(grant_status_t));
}

grant_entry_header_t *hv_gnttab_header(const HvDomain *domain, grant_ref_t ref)
{
	if (domain->gt->version == 1)
		return (grant_entry_header_t *)hv_gnttab_v1(domain, ref);
	return &hv_gnttab_v2(domain, ref)->hdr;
}

guint16 hv_gnttab_flags(const HvDomain *domain, grant_ref_t ref)
{
	return __atomic_load_n(&hv_gnttab_header(domain, ref)->flags, __ATOMIC_SEQ_CST);
}

HvGfn hv_gnttab_gfn(const HvDomain *domain, grant_ref_t ref)
{
	if (domain->gt->version == 1)
		return __atomic_load_n(&hv_gnttab_v1(domain, ref)->frame, __ATOMIC_SEQ_CST);
	return __atomic_load_n(&hv_gnttab_v2(domain, ref)->full_page.frame, __ATOMIC_SEQ_CST);
}

gint16 hv_gnttab_get_frame(HvDomain *granter, HvGfn gfn, HvMfn *mfn)
{
	HvP2mType type;

	*mfn = hv_p2m_get_page(granter, gfn, &type);
	if (hv_p2m_is_paging(type)) {
		if (*mfn != HV_INVALID_MFN)
			hv_frame_put(granter->machine, *mfn);
		*mfn = HV_INVALID_MFN;
		hv_paging_populate(granter, gfn);
		return GNTST_eagain;
	}
	return *mfn == HV_INVALID_MFN ? GNTST_bad_page : GNTST_okay;
}
