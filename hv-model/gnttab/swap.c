/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * GNTTABOP_swap_grant_ref, after swap_grant_ref in xen/common/grant_table.c (4.17):
 * two entries of the caller's own change places, with their status words, unless
 * one is pinned.  An entry with itself is always okay.
 */
#include "gnttab/gnttab.h"

static gint16 swap(HvDomain *domain, grant_ref_t a, grant_ref_t b)
{
	guint entries = hv_gnttab_entries(domain);

	if (a >= entries || b >= entries)
		return hv_refuse_entry(domain, a >= entries ? a : b,
				       HV_REFUSE_SWAP_GREF_BEYOND_TABLE, entries);
	if (a == b)
		return GNTST_okay;
	if (hv_active_pinned(hv_active(domain, a)))
		return hv_refuse_entry(domain, a, HV_REFUSE_SWAP_PINNED, 0);
	if (hv_active_pinned(hv_active(domain, b)))
		return hv_refuse_entry(domain, b, HV_REFUSE_SWAP_PINNED, 0);
	if (domain->gt->version == 1) {
		grant_entry_v1_t entry = *hv_gnttab_v1(domain, a);

		*hv_gnttab_v1(domain, a) = *hv_gnttab_v1(domain, b);
		*hv_gnttab_v1(domain, b) = entry;
	} else {
		grant_entry_v2_t entry = *hv_gnttab_v2(domain, a);
		grant_status_t status = *hv_gnttab_status(domain, a);

		*hv_gnttab_v2(domain, a) = *hv_gnttab_v2(domain, b);
		*hv_gnttab_status(domain, a) = *hv_gnttab_status(domain, b);
		*hv_gnttab_v2(domain, b) = entry;
		*hv_gnttab_status(domain, b) = status;
	}
	return GNTST_okay;
}

long hv_gnttabop_swap(HvDomain *domain, guint vcpu G_GNUC_UNUSED, guint64 uop, guint count)
{
	for (guint i = 0; i < count; i++) {
		gnttab_swap_grant_ref_t op;
		guint64 at = uop + i * sizeof(op);
		HvStep step;

		if (!hv_guest_read(domain, &op, at, sizeof(op)))
			return hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNREADABLE, 0);
		step = hv_gnttab_step(domain, swap_grant_ref);
		if (step.kind == HV_STEP_ERRNO)
			return step.value;
		op.status = step.kind == HV_STEP_STATUS ? step.value :
							  swap(domain, op.ref_a, op.ref_b);
		if (!hv_guest_write(domain, at + G_STRUCT_OFFSET(gnttab_swap_grant_ref_t, status),
				    &op.status, sizeof(op.status)))
			return hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNWRITABLE, 0);
	}
	return 0;
}
