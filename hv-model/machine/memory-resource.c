/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * XENMEM_acquire_resource for the frames of a grant table, after acquire_resource in
 * xen/common/memory.c and gnttab_acquire_resource in xen/common/grant_table.c (4.17):
 * how many there may be, or which machine frames they are; asking makes the table
 * grow.  Not modelled: translated callers, who would get them into their p2m.
 */
#include "machine/memory-op.h"

#define MAX_FRAMES (G_MAXUINT32 >> 6) /* what a continuation could count */
#define STRIDE     32u                /* frames at a time, as in Xen */

static gboolean in_range(const xen_mem_acquire_resource_t *op)
{
	return !op->pad && !(op->frame >> 32) && !((op->frame + op->nr_frames) >> 32);
}

/* So many at a time: what was written stays if a later part fails. */
static int list_frames(HvDomain *caller, HvDomain *target, const xen_mem_acquire_resource_t *op)
{
	guint64 list = GPOINTER_TO_SIZE(op->frame_list.p);
	HvMfn mfns[STRIDE];

	for (guint done = 0, n; done < op->nr_frames; done += n) {
		int rc;

		n = MIN(op->nr_frames - done, STRIDE);
		rc = hv_engine_acquire(target, op->id, op->frame + done, n, mfns);
		if (rc)
			return rc;
		if (!hv_guest_write(caller, list + done * sizeof(*mfns), mfns, n * sizeof(*mfns)))
			return -EFAULT;
	}
	return 0;
}

static long tell_count(HvDomain *caller, guint64 arg, guint32 asked, guint32 count)
{
	if (asked)
		return -EINVAL;
	return hv_guest_write(caller, arg + G_STRUCT_OFFSET(xen_mem_acquire_resource_t, nr_frames),
			      &count, sizeof(count)) ? 0 : -EFAULT;
}

long hv_memory_acquire_resource(HvDomain *caller, guint64 arg)
{
	xen_mem_acquire_resource_t op;
	HvDomain *target;
	guint frames;
	int rc;

	if (hv_translated(caller))
		return caller->privileged ? -ENOSYS : -EACCES;
	if (!hv_guest_read(caller, &op, arg, sizeof(op)))
		return -EFAULT;
	if (!in_range(&op))
		return -EINVAL;
	rc = hv_memory_find_remote(caller, op.domid, &target);
	if (rc)
		return rc;
	if (op.type != XENMEM_resource_grant_table)
		return -EOPNOTSUPP;
	frames = hv_engine_max_frames(target, op.id);
	if (!frames)
		return -EINVAL;
	if (!op.frame_list.p)
		return tell_count(caller, arg, op.nr_frames, frames);
	if (!op.nr_frames || op.nr_frames > MAX_FRAMES)
		return -EINVAL;
	return list_frames(caller, target, &op);
}
