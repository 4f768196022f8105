/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * GNTTABOP_setup_table, query_size and get_status_frames: how large a table is
 * and where, after the functions of those names in xen/common/grant_table.c
 * (4.17).  One operation a call.  A PV guest is told machine frames, a translated
 * one the guest frames where it has put them, all ones for nowhere.
 */
#include "gnttab/gnttab.h"

/* The domain asked about, or NULL with the status to answer. */
static HvDomain *find_target(HvDomain *caller, domid_t domid, gint16 *status)
{
	HvDomain *target = hv_domain_find_any(caller, domid);

	if (!target) {
		*status = hv_refuse(caller->machine, HV_REFUSE_TABLE_NO_DOMAIN, domid);
		return NULL;
	}
	if (!hv_domain_may_target(caller, target)) {
		*status = hv_refuse(caller->machine, HV_REFUSE_TABLE_OF_ANOTHER, domid);
		return NULL;
	}
	*status = GNTST_okay;
	return target;
}

/* Writes all that can be written, and says so if something could not. */
static gint16 write_list(HvDomain *caller, const HvDomain *target, guint64 list,
			 const HvMfn *frames, guint count)
{
	gint16 status = GNTST_okay;

	for (guint i = 0; i < count; i++) {
		guint64 frame = frames[i];

		if (hv_translated(target))
			frame = hv_frame(target->machine, frames[i])->gfn;
		if (!hv_guest_write(caller, list + i * sizeof(frame), &frame, sizeof(frame)))
			status = hv_refuse(caller->machine, HV_REFUSE_TABLE_LIST_UNWRITABLE, i);
	}
	return status;
}

static gint16 setup(HvDomain *caller, const gnttab_setup_table_t *op)
{
	gint16 status;
	HvDomain *target = find_target(caller, op->dom, &status);
	HvGrantTable *gt;

	if (!target)
		return status;
	gt = target->gt;
	if (op->nr_frames > gt->max_frames)
		return hv_refuse(caller->machine, HV_REFUSE_TABLE_BEYOND_MAXIMUM, gt->max_frames);
	if ((op->nr_frames > gt->nr_frames ||
	     (gt->version > 1 && hv_gnttab_status_for(op->nr_frames) > gt->nr_status)) &&
	    hv_gnttab_grow(target, op->nr_frames))
		return hv_refuse(caller->machine, HV_REFUSE_TABLE_NO_MEMORY, gt->nr_frames);
	return write_list(caller, target, GPOINTER_TO_SIZE(op->frame_list.p), gt->shared,
			  op->nr_frames);
}

static gint16 status_frames(HvDomain *caller, const gnttab_get_status_frames_t *op)
{
	gint16 status;
	HvDomain *target = find_target(caller, op->dom, &status);

	if (!target)
		return status;
	if (op->nr_frames > target->gt->nr_status)
		return hv_refuse(caller->machine, HV_REFUSE_STATUS_FRAMES_BEYOND,
				 target->gt->nr_status);
	return write_list(caller, target, GPOINTER_TO_SIZE(op->frame_list.p),
			  target->gt->status, op->nr_frames);
}

long hv_gnttabop_setup_table(HvDomain *domain, guint vcpu G_GNUC_UNUSED, guint64 uop,
			     guint count)
{
	gnttab_setup_table_t op;
	HvStep step;

	if (count != 1)
		return hv_refuse(domain->machine, HV_REFUSE_CALL_NOT_ONE_ELEMENT, count);
	if (!hv_guest_read(domain, &op, uop, sizeof(op)))
		return hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNREADABLE, 0);
	step = hv_gnttab_step(domain, setup_table);
	if (step.kind == HV_STEP_ERRNO)
		return step.value;
	op.status = step.kind == HV_STEP_STATUS ? step.value : setup(domain, &op);
	if (!hv_guest_write(domain, uop + G_STRUCT_OFFSET(gnttab_setup_table_t, status),
			    &op.status, sizeof(op.status)))
		return hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNWRITABLE, 0);
	return 0;
}

long hv_gnttabop_get_status_frames(HvDomain *domain, guint vcpu G_GNUC_UNUSED, guint64 uop,
				   guint count)
{
	gnttab_get_status_frames_t op;
	HvStep step;

	if (count != 1)
		return hv_refuse(domain->machine, HV_REFUSE_CALL_NOT_ONE_ELEMENT, count);
	if (!hv_guest_read(domain, &op, uop, sizeof(op)))
		return hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNREADABLE, 0);
	step = hv_gnttab_step(domain, get_status_frames);
	if (step.kind == HV_STEP_ERRNO)
		return step.value;
	op.status = step.kind == HV_STEP_STATUS ? step.value : status_frames(domain, &op);
	if (!hv_guest_write(domain, uop + G_STRUCT_OFFSET(gnttab_get_status_frames_t, status),
			    &op.status, sizeof(op.status)))
		return hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNWRITABLE, 0);
	return 0;
}

long hv_gnttabop_query_size(HvDomain *domain, guint vcpu G_GNUC_UNUSED, guint64 uop,
			    guint count)
{
	gnttab_query_size_t op;
	HvDomain *target;
	HvStep step;

	if (count != 1)
		return hv_refuse(domain->machine, HV_REFUSE_CALL_NOT_ONE_ELEMENT, count);
	if (!hv_guest_read(domain, &op, uop, sizeof(op)))
		return hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNREADABLE, 0);
	step = hv_gnttab_step(domain, query_size);
	if (step.kind == HV_STEP_ERRNO)
		return step.value;
	op.status = step.value;
	target = step.kind == HV_STEP_STATUS ? NULL : find_target(domain, op.dom, &op.status);
	if (target) {
		op.nr_frames = target->gt->nr_frames;
		op.max_nr_frames = target->gt->max_frames;
	}
	return hv_guest_write(domain, uop, &op, sizeof(op)) ? 0 :
		       hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNWRITABLE, 0);
}
