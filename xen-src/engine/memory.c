/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The machine's memory under the names that grant_table.c knows: host maps, the p2m and
 * paging, of the calling vCPU's domain or of another.
 */
#include "engine/engine.h"

int xs_map(uint64_t addr, unsigned long mfn, unsigned int flags)
{
	return hv_host_map(xs_current->domain->hv, addr, mfn, flags);
}

int xs_replace(uint64_t addr, unsigned long mfn, uint64_t new_addr, unsigned int flags)
{
	return hv_host_replace(xs_current->domain->hv, addr, mfn, new_addr, flags);
}

/* check_get_page_from_gfn of xen/common/memory.c. */
int xs_page_from_gfn(struct domain *d, unsigned long gfn, int *type, struct page_info **pg)
{
	HvP2mType is;
	HvMfn mfn;

	*type = hv_p2m_get(d->hv, gfn).type;
	if (hv_p2m_is_paging(*type)) {
		hv_paging_populate(d->hv, gfn);
		return -EAGAIN;
	}
	mfn = hv_p2m_get_page(d->hv, gfn, &is);
	if (mfn == HV_INVALID_MFN)
		return -EINVAL;
	*pg = hv_frame(xs_machine, mfn);
	return 0;
}

int xs_physmap_remove(struct domain *d, unsigned long gfn, unsigned long mfn)
{
	if (d->translated)
		return hv_p2m_remove(d->hv, gfn, mfn);
	hv_frame(xs_machine, mfn)->gfn = HV_INVALID_MFN;
	return 0;
}

int xs_physmap_add(struct domain *d, unsigned long gfn, unsigned long mfn)
{
	if (d->translated)
		return hv_p2m_add(d->hv, gfn, mfn, HV_P2M_RAM_RW);
	hv_frame(xs_machine, mfn)->gfn = gfn;
	return 0;
}

/* A PV guest names any machine frame; whose it is, steal_page() looks at. */
unsigned long xs_gfn_to_mfn(struct domain *d, unsigned long gfn, int *type)
{
	HvP2mEntry entry = {HV_P2M_RAM_RW, gfn};

	if (d->translated)
		entry = hv_p2m_get(d->hv, gfn);
	*type = entry.type;
	return entry.mfn;
}

bool xs_p2m_has_frame(int type)
{
	return type != HV_P2M_INVALID && type != HV_P2M_MMIO_DM;
}

int hv_engine_frame_at(HvDomain *domain, guint64 idx, HvGfn gfn, HvMfn *mfn)
{
	return xs_gnttab_frame_at(xs_domain_of(domain), idx, gfn, mfn);
}

guint hv_engine_max_frames(const HvDomain *domain, guint id)
{
	return xs_gnttab_max_frames(xs_domain_of(domain), id);
}

int hv_engine_acquire(HvDomain *domain, guint id, guint32 first, guint count, HvMfn *mfns)
{
	return xs_gnttab_acquire(xs_domain_of(domain), id, first, count, mfns);
}
