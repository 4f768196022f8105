/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * XENMEM_acquire_resource for the frames of a grant table, for
 * acquire_resource in xen/common/memory.c, own: the way to Xen's own functions.  Not modelled: translated callers, who would get them into their p2m.
 */
#include "machine/memory-op.h"

#define MAX_FRAMES (G_MAXUINT32 >> 6) /* what a continuation could count */

static gboolean in_range(const xen_mem_acquire_resource_t *op)
{
	return !op->pad && !(op->frame >> 32) && !((op->frame + op->nr_frames) >> 32);
}

static int list_frames(HvDomain *caller, HvDomain *target, const xen_mem_acquire_resource_t *op)
{
	guint64 list = GPOINTER_TO_SIZE(op->frame_list.p);
	g_autofree unsigned long *mfns = g_try_new(unsigned long, op->nr_frames);
	int rc = mfns ? xs_gnttab_acquire(&target->x, op->id, op->frame, op->nr_frames, mfns) :
			-ENOMEM;

	if (rc < 0)
		return rc;
	return xs_guest_write(caller, list, mfns, op->nr_frames * sizeof(*mfns)) ? 0 : -EFAULT;
}

static long tell_count(HvDomain *caller, guint64 arg, guint32 asked, guint32 count)
{
	if (asked)
		return -EINVAL;
	return xs_guest_write(caller, arg + G_STRUCT_OFFSET(xen_mem_acquire_resource_t, nr_frames),
			      &count, sizeof(count)) ? 0 : -EFAULT;
}

long xs_memory_acquire_resource(HvDomain *caller, guint64 arg)
{
	xen_mem_acquire_resource_t op;
	HvDomain *target;
	guint frames;
	int rc;

	if (xs_translated(caller))
		return caller->privileged ? -ENOSYS : -EACCES;
	if (!xs_guest_read(caller, &op, arg, sizeof(op)))
		return -EFAULT;
	if (!in_range(&op))
		return -EINVAL;
	rc = xs_memory_find_remote(caller, op.domid, &target);
	if (rc)
		return rc;
	if (op.type != XENMEM_resource_grant_table)
		return -EOPNOTSUPP;
	frames = xs_gnttab_max_frames(&target->x, op.id);
	if (!frames)
		return -EINVAL;
	if (!op.frame_list.p)
		return tell_count(caller, arg, op.nr_frames, frames);
	if (!op.nr_frames || op.nr_frames > MAX_FRAMES)
		return -EINVAL;
	return list_frames(caller, target, &op);
}
