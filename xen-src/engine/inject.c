/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Injected answers without a change of Xen's file.  Xen reads each element of a batch when
 * its turn comes, and that is where it is made to do otherwise:
 *
 *   an errno     the element cannot be read: Xen ends the batch with -EFAULT, and op.c
 *                answers with the errno;
 *   a status     Xen is shown an element that it refuses at once, whatever state it is in;
 *                what it writes back becomes the element with the status;
 *   no memory    hv_step() arms it, engine/frames.c and machine/frames.c ask for it;
 *   preemption   hypercall_preempt_check() says so.  Xen asks it between any two elements,
 *                but of unmaps only every 32: elsewhere the element cannot be read, and op.c
 *                goes on with it in a call of its own.
 */
#include "engine/engine.h"

/* A domain, a frame, a handle and a reference that never exist. */
#define NO_DOMAIN DOMID_INVALID
#define NO_FRAME  (~0ul)
#define NONE      G_MAXUINT32

static void make_refused(guint cmd, gpointer element)
{
	switch (cmd) {
	case GNTTABOP_map_grant_ref:
		((gnttab_map_grant_ref_t *)element)->flags = 0;
		break;
	case GNTTABOP_unmap_grant_ref:
		((gnttab_unmap_grant_ref_t *)element)->handle = NONE;
		break;
	case GNTTABOP_unmap_and_replace:
		((gnttab_unmap_and_replace_t *)element)->handle = NONE;
		break;
	case GNTTABOP_setup_table:
		((gnttab_setup_table_t *)element)->dom = NO_DOMAIN;
		((gnttab_setup_table_t *)element)->nr_frames = 0;
		break;
	case GNTTABOP_get_status_frames:
		((gnttab_get_status_frames_t *)element)->dom = NO_DOMAIN;
		((gnttab_get_status_frames_t *)element)->nr_frames = 0;
		break;
	case GNTTABOP_query_size:
		((gnttab_query_size_t *)element)->dom = NO_DOMAIN;
		break;
	case GNTTABOP_transfer:
		((gnttab_transfer_t *)element)->mfn = NO_FRAME;
		break;
	case GNTTABOP_copy:
		/* Another domain's frame by number. */
		((gnttab_copy_t *)element)->flags = 0;
		((gnttab_copy_t *)element)->source.domid = NO_DOMAIN;
		break;
	case GNTTABOP_swap_grant_ref:
		((gnttab_swap_grant_ref_t *)element)->ref_a = NONE;
		break;
	}
}

gboolean xs_inject(XsOp *op, gpointer element, guint64 at, gsize size)
{
	/* A continued call reads an element again that has been counted. */
	if (!op->stepped || at != op->element_at) {
		op->step = hv_step(op->domain, __HYPERVISOR_grant_table_op, op->row->cmd);
		op->element_at = at;
		op->stepped = TRUE;
	}
	op->split = op->step.preempt && at != op->uop;
	op->step.preempt = FALSE;
	op->failed = !op->split && op->step.kind == HV_STEP_ERRNO;
	op->replaced = !op->split && op->step.kind == HV_STEP_STATUS;
	if (op->replaced) {
		memcpy(op->element, element, size);
		make_refused(op->row->cmd, element);
	}
	return !op->split && !op->failed;
}

gconstpointer xs_inject_answer(XsOp *op, guint64 to, gconstpointer from, gsize size)
{
	gint16 status = op->step.value;

	memcpy(op->element + op->row->status_at, &status, sizeof(status));
	if (to == op->element_at && size == op->row->arg_size)
		return op->element;
	if (to == op->element_at + op->row->status_at && size == sizeof(status))
		return op->element + op->row->status_at;
	return from;
}
