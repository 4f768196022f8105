/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * GNTTABOP_unmap_grant_ref and unmap_and_replace: batches, after the functions of
 * those names in xen/common/grant_table.c (4.17).  Pins and flags go after one TLB
 * flush for every 32 operations, at the end, and where a batch is interrupted.
 */
#include "gnttab/unmap.h"

#define BATCH 32

/* What the two operations differ in. */
typedef struct {
	guint cmd;
	gsize size, status_at; /* of one element */
} Kind;

typedef struct {
	HvDomain *domain;
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

static inline gboolean read_op(const Kind *kind, HvDomain *domain, guint64 at, const Raw *there,
			       HvUnmap *op)
{
	Raw copy;
	const Raw *raw = there ? there : &copy;

	if (!there && !hv_guest_read(domain, &copy, at, kind->size))
		return FALSE;
	if (kind->cmd == GNTTABOP_unmap_grant_ref)
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

static inline gboolean write_status(const Kind *kind, HvDomain *domain, guint64 at,
				    guint8 *there, gint16 status)
{
	if (!there)
		return hv_guest_write(domain, at + kind->status_at, &status, sizeof(status));
	*(gint16 *)(there + kind->status_at) = status;
	return TRUE;
}

/* This and unmap_all() once for each kind: what a kind is are constants then. */
static inline __attribute__((always_inline)) long unmap_at(const Kind *kind, Batch *batch,
							    guint64 at, guint8 *there)
{
	HvDomain *domain = batch->domain;
	HvStep step;
	HvUnmap op;

	if (!read_op(kind, domain, at, (const Raw *)there, &op))
		return hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNREADABLE, 0);
	step = hv_step(domain, __HYPERVISOR_grant_table_op, kind->cmd);
	if (step.preempt)
		flush(batch);
	if (step.kind == HV_STEP_ERRNO)
		return step.value;
	if (step.kind == HV_STEP_STATUS)
		op.status = step.value;
	else
		hv_unmap_one(domain, &op, &batch->undone[batch->done++]);
	return write_status(kind, domain, at, there, op.status) ? 0 :
		       hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNWRITABLE, 0);
}

static inline __attribute__((always_inline)) long unmap_all(const Kind *kind, HvDomain *domain,
							     guint64 uop, guint count)
{
	guint8 *window = hv_guest_window(domain, uop, count, kind->size);
	Batch batch;
	long rc = 0;

	batch.domain = domain;
	batch.done = 0;
	for (guint i = 0; i < count && !rc; i++) {
		if (i % BATCH == 0)
			flush(&batch);
		rc = unmap_at(kind, &batch, uop + i * kind->size,
			      window ? window + i * kind->size : NULL);
	}
	flush(&batch);
	return rc;
}

long hv_gnttabop_unmap(HvDomain *domain, guint vcpu G_GNUC_UNUSED, guint64 uop, guint count)
{
	static const Kind kind = {
		.cmd = GNTTABOP_unmap_grant_ref,
		.size = sizeof(gnttab_unmap_grant_ref_t),
		.status_at = G_STRUCT_OFFSET(gnttab_unmap_grant_ref_t, status),
	};

	return unmap_all(&kind, domain, uop, count);
}

long hv_gnttabop_unmap_and_replace(HvDomain *domain, guint vcpu G_GNUC_UNUSED, guint64 uop,
				   guint count)
{
	static const Kind kind = {
		.cmd = GNTTABOP_unmap_and_replace,
		.size = sizeof(gnttab_unmap_and_replace_t),
		.status_at = G_STRUCT_OFFSET(gnttab_unmap_and_replace_t, status),
	};

	return unmap_all(&kind, domain, uop, count);
}
