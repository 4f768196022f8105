/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Frames of a table by their index, for whoever wants to see them, after gnttab_map_frame
 * and gnttab_acquire_resource in xen/common/grant_table.c (4.17): the table grows if they
 * are not there yet.
 */
#include "gnttab/gnttab.h"

static int status_frame_at(HvDomain *domain, guint32 idx, HvMfn *mfn)
{
	HvGrantTable *gt = domain->gt;
	guint64 frames = ((guint64)idx + 1) * HV_STATUS_PER_FRAME / HV_V2_PER_FRAME;

	if (idx < hv_gnttab_status_for(gt->max_frames) && idx >= gt->nr_status &&
	    frames <= gt->max_frames)
		hv_gnttab_grow(domain, frames);
	if (idx >= gt->nr_status)
		return -EINVAL;
	*mfn = gt->status[idx];
	return 0;
}

/* Xen hands the index on as 32 bits: what is above is lost. */
static int frame_at(HvDomain *domain, guint64 idx, HvMfn *mfn)
{
	HvGrantTable *gt = domain->gt;

	if (gt->version == 2 && (idx & XENMAPIDX_grant_table_status))
		return status_frame_at(domain, idx & ~(guint64)XENMAPIDX_grant_table_status, mfn);
	idx = (guint32)idx;
	if (idx >= gt->nr_frames && idx < gt->max_frames)
		hv_gnttab_grow(domain, idx + 1);
	if (idx >= gt->nr_frames)
		return -EINVAL;
	*mfn = gt->shared[idx];
	return 0;
}

int hv_engine_frame_at(HvDomain *domain, guint64 idx, HvGfn gfn G_GNUC_UNUSED, HvMfn *mfn)
{
	int rc = frame_at(domain, idx, mfn);

	if (!rc && !hv_frame_get(domain->machine, *mfn, domain))
		rc = -EBUSY;
	return rc;
}

guint hv_engine_max_frames(const HvDomain *domain, guint id)
{
	const HvGrantTable *gt = domain->gt;

	switch (id) {
	case XENMEM_resource_grant_table_id_shared:
		return gt->max_frames;
	case XENMEM_resource_grant_table_id_status:
		/* Whatever version the domain may use: this is Xen's own maximum. */
		return hv_gnttab_status_for(gt->max_frames);
	default:
		return 0;
	}
}

/* The last one first, so that the table has grown for all of them or for none. */
int hv_engine_acquire(HvDomain *domain, guint id, guint32 first, guint count, HvMfn *mfns)
{
	gboolean status = id == XENMEM_resource_grant_table_id_status;
	guint64 bit = status ? XENMAPIDX_grant_table_status : 0;
	int rc = status && domain->gt->version != 2 ? -EINVAL : 0;

	for (guint i = count; i-- > 0 && !rc;)
		rc = frame_at(domain, ((guint64)first + i) | bit, &mfns[i]);
	return rc;
}
