/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * GNTTABOP_cache_flush, after _cache_flush and grant_map_exists in
 * xen/common/grant_table.c (4.17) and x86's cache functions.  Memory here has no
 * cache: what is modelled is who may ask for what.  The first error ends the batch.
 */
#include "gnttab/gnttab.h"

#define KNOWN_OPS (GNTTAB_CACHE_CLEAN | GNTTAB_CACHE_INVAL)

/* Whether the caller has a pin on that frame of somebody else's. */
static gboolean maps(const HvDomain *caller, const HvDomain *owner, HvMfn mfn,
		     grant_ref_t first)
{
	guint entries = hv_gnttab_entries(owner);

	for (grant_ref_t ref = first; ref < entries; ref++) {
		const HvActive *act = hv_active(owner, ref);

		if (hv_active_pinned(act) && act->domid == caller->id && act->mfn == mfn)
			return TRUE;
	}
	return FALSE;
}

static int flush(HvDomain *caller, const gnttab_cache_flush_t *op, grant_ref_t first)
{
	HvMfn mfn = op->a.dev_bus_addr >> HV_PAGE_SHIFT;
	const HvFrame *frame = hv_frame(caller->machine, mfn);

	if (op->offset >= HV_PAGE_SIZE || op->offset + op->length > HV_PAGE_SIZE ||
	    (op->op & ~KNOWN_OPS))
		return hv_refuse(caller->machine, HV_REFUSE_CACHE_BAD_RANGE, op->op);
	/* A continuation cannot have been made of nothing. */
	if (!op->length || !op->op)
		return first ? hv_refuse(caller->machine, HV_REFUSE_CACHE_EMPTY_CONTINUED, first) :
			       0;
	if (!frame)
		return hv_refuse(caller->machine, HV_REFUSE_CACHE_NO_FRAME, op->a.dev_bus_addr);
	if (!frame->refs)
		return hv_refuse(caller->machine, HV_REFUSE_CACHE_FREE_FRAME, mfn);
	if (frame->owner != caller && !maps(caller, frame->owner, mfn, first))
		return hv_refuse(caller->machine, HV_REFUSE_CACHE_NOT_MAPPED, mfn);
	/* x86 cannot throw away what has not been written back. */
	if (op->op == GNTTAB_CACHE_INVAL)
		return hv_refuse(caller->machine, HV_REFUSE_CACHE_INVALIDATE_ALONE, op->op);
	return 0;
}

long hv_gnttabop_cache_flush(HvDomain *domain, grant_ref_t first, guint64 uop, guint count)
{
	for (guint i = 0; i < count; i++) {
		gnttab_cache_flush_t op;
		HvStep step;
		int rc;

		if (!hv_guest_read(domain, &op, uop + i * sizeof(op), sizeof(op)))
			return hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNREADABLE, 0);
		step = hv_gnttab_step(domain, cache_flush);
		rc = step.kind == HV_STEP_ERRNO ? step.value : flush(domain, &op, first);
		if (rc)
			return rc;
		first = 0;
	}
	return 0;
}
