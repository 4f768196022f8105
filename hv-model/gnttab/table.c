/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The frames of a grant table, after gnttab_grow_table and
 * gnttab_(un)populate_status_frames in xen/common/grant_table.c (4.17).  The table starts
 * with one frame and only grows; status frames exist for version 2 alone.
 */
#include "gnttab/gnttab.h"

guint hv_gnttab_status_for(guint frames)
{
	return (frames * HV_V2_PER_FRAME + HV_STATUS_PER_FRAME - 1) / HV_STATUS_PER_FRAME;
}

/* Frames from *nr up to want, or none of them. */
static int add_frames(HvDomain *domain, HvMfn *list, guint *nr, guint want)
{
	guint i;

	for (i = *nr; i < want; i++) {
		list[i] = hv_frame_alloc_shared(domain);
		if (list[i] == HV_INVALID_MFN)
			break;
	}
	if (i < want) {
		while (i > *nr)
			hv_frame_free_heap(domain->machine, list[--i]);
		return -ENOMEM;
	}
	*nr = MAX(*nr, want);
	return 0;
}

int hv_gnttab_populate_status(HvDomain *domain)
{
	HvGrantTable *gt = domain->gt;

	return add_frames(domain, gt->status, &gt->nr_status,
			  hv_gnttab_status_for(gt->nr_frames));
}

/* A PV guest's own mapping keeps a status frame; nothing must have been changed then. */
static int status_unused(const HvDomain *domain, guint i)
{
	if (hv_frame(domain->machine, domain->gt->status[i])->refs > 1)
		return hv_refuse(domain->machine, HV_REFUSE_VERSION_STATUS_IN_USE, i);
	return 0;
}

/* A translated guest's p2m loses the frame first; that cannot be taken back. */
static int unhook_status(HvDomain *domain, guint i)
{
	HvMfn mfn = domain->gt->status[i];
	HvGfn gfn = hv_frame(domain->machine, mfn)->gfn;
	int rc = gfn == HV_INVALID_MFN ? 0 : hv_p2m_remove(domain, gfn, mfn);

	if (!rc)
		rc = status_unused(domain, i);
	if (rc)
		hv_domain_crash(domain, "grant table: a status frame is still in use");
	return rc;
}

int hv_gnttab_unpopulate_status(HvDomain *domain)
{
	HvGrantTable *gt = domain->gt;

	for (guint i = 0; i < gt->nr_status; i++) {
		int rc = hv_translated(domain) ? unhook_status(domain, i) :
						 status_unused(domain, i);

		if (rc)
			return rc;
	}
	while (gt->nr_status)
		hv_frame_free_heap(domain->machine, gt->status[--gt->nr_status]);
	return 0;
}

int hv_gnttab_grow(HvDomain *domain, guint frames)
{
	HvGrantTable *gt = domain->gt;
	guint old = gt->nr_frames, want = MAX(frames, 1);
	int rc = add_frames(domain, gt->shared, &gt->nr_frames, want);

	if (!rc && gt->version == 2) {
		rc = hv_gnttab_populate_status(domain);
		while (rc && gt->nr_frames > old)
			hv_frame_free_heap(domain->machine, gt->shared[--gt->nr_frames]);
	}
	if (rc)
		return rc;
	if (gt->nr_frames > old) {
		/* Version 1 has the most entries a frame. */
		gt->active = g_renew(HvActive, gt->active, gt->nr_frames * HV_V1_PER_FRAME);
		memset(gt->active + old * HV_V1_PER_FRAME, 0,
		       (gt->nr_frames - old) * HV_V1_PER_FRAME * sizeof(HvActive));
	}
	hv_event(domain, HV_EVENT_GROW, DOMID_INVALID, gt->nr_frames, gt->nr_status, 0);
	return 0;
}
