/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * GNTTABOP_unmap_grant_ref and unmap_and_replace: batches, after the functions of
 * those names in xen/common/grant_table.c (4.17).  Pins and flags go after one TLB
 * flush for every 32 operations, at the end, and where a batch is interrupted.
 */
#include "gnttab/unmap.h"

#define BATCH 32

typedef struct {
	HvDomain *domain;
	guint cmd;
	gsize size, status_at; /* of one element */
	guint8 *window;        /* all of them, or NULL */
	HvUndone undone[BATCH];
	guint done;
} Batch;

typedef union {
	gnttab_unmap_grant_ref_t plain;
	gnttab_unmap_and_replace_t replace;
} Raw;

static void flush(Batch *batch)
{
	for (guint i = 0; i < batch->done; i++)
		hv_unmap_complete(batch->domain, &batch->undone[i]);
	batch->done = 0;
}

static gboolean read_op(const Batch *batch, guint64 at, const Raw *there, HvUnmap *op)
{
	Raw copy;
	const Raw *raw = there ? there : &copy;

	if (!there && !hv_guest_read(batch->domain, &copy, at, batch->size))
		return FALSE;
	if (batch->cmd == GNTTABOP_unmap_grant_ref)
		*op = (HvUnmap){
			.host_addr = raw->plain.host_addr, .handle = raw->plain.handle,
			.dev_bus_addr = raw->plain.dev_bus_addr, .status = raw->plain.status,
		};
	else
		*op = (HvUnmap){
			.host_addr = raw->replace.host_addr, .handle = raw->replace.handle,
			.new_addr = raw->replace.new_addr, .status = raw->replace.status,
		};
	return TRUE;
}

static gboolean write_status(const Batch *batch, guint64 at, guint8 *there, gint16 status)
{
	if (!there)
		return hv_guest_write(batch->domain, at + batch->status_at, &status,
				      sizeof(status));
	*(gint16 *)(there + batch->status_at) = status;
	return TRUE;
}

static long unmap_at(Batch *batch, guint64 at, guint8 *there)
{
	HvStep step;
	HvUnmap op;

	if (!read_op(batch, at, (const Raw *)there, &op))
		return -EFAULT;
	step = hv_step(batch->domain, __HYPERVISOR_grant_table_op, batch->cmd);
	if (step.preempt)
		flush(batch);
	if (step.kind == HV_STEP_ERRNO)
		return step.value;
	if (step.kind == HV_STEP_STATUS)
		op.status = step.value;
	else
		hv_unmap_one(batch->domain, &op, &batch->undone[batch->done++]);
	return write_status(batch, at, there, op.status) ? 0 : -EFAULT;
}

static long unmap_all(Batch *batch, guint64 uop, guint count)
{
	long rc = 0;

	batch->window = hv_guest_window(batch->domain, uop, count, batch->size);
	for (guint i = 0; i < count && !rc; i++) {
		if (i % BATCH == 0)
			flush(batch);
		rc = unmap_at(batch, uop + i * batch->size,
			      batch->window ? batch->window + i * batch->size : NULL);
	}
	flush(batch);
	return rc;
}

long hv_gnttabop_unmap(HvDomain *domain, guint vcpu G_GNUC_UNUSED, guint64 uop, guint count)
{
	Batch batch;

	batch.domain = domain;
	batch.cmd = GNTTABOP_unmap_grant_ref;
	batch.size = sizeof(gnttab_unmap_grant_ref_t);
	batch.status_at = G_STRUCT_OFFSET(gnttab_unmap_grant_ref_t, status);
	batch.done = 0;
	return unmap_all(&batch, uop, count);
}

long hv_gnttabop_unmap_and_replace(HvDomain *domain, guint vcpu G_GNUC_UNUSED, guint64 uop,
				   guint count)
{
	Batch batch;

	batch.domain = domain;
	batch.cmd = GNTTABOP_unmap_and_replace;
	batch.size = sizeof(gnttab_unmap_and_replace_t);
	batch.status_at = G_STRUCT_OFFSET(gnttab_unmap_and_replace_t, status);
	batch.done = 0;
	return unmap_all(&batch, uop, count);
}
