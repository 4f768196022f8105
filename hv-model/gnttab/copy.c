/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * GNTTABOP_copy, after gnttab_copy, gnttab_copy_one and gnttab_copy_claim_buf in
 * xen/common/grant_table.c (4.17).  Source and destination stay claimed from one
 * operation of a batch to the next while they name the same thing; any error
 * drops both.  So lengths are looked at only after both sides were found good,
 * and an entry revoked in mid-batch is still copied from.
 */
#include "gnttab/gnttab.h"

typedef struct {
	HvDomain *domain;           /* held */
	struct gnttab_copy_ptr ptr; /* what is claimed; domid as the guest wrote it */
	gboolean claimed, by_ref, has_type;
	gboolean readonly;          /* the source */
	HvMfn mfn, page;            /* where the bytes are; what references are held on */
	guint start, length;
} Side;

static void drop(HvDomain *caller, Side *side)
{
	if (!side->claimed)
		return;
	side->claimed = FALSE;
	if (side->by_ref)
		hv_gnttab_unacquire(side->domain, side->ptr.u.ref, caller->id, side->readonly);
	if (side->has_type)
		hv_frame_put_type(caller->machine, side->page);
	side->has_type = FALSE;
	hv_frame_put(caller->machine, side->page);
}

static void forget_domain(Side *side)
{
	if (side->domain)
		hv_domain_put(side->domain);
	side->domain = NULL;
}

/* At the end, and where a batch is interrupted. */
static void release(HvDomain *caller, Side *src, Side *dst)
{
	drop(caller, src);
	drop(caller, dst);
	forget_domain(src);
	forget_domain(dst);
}

/* Only one's own memory may be named by frame number, and only as DOMID_SELF. */
static gboolean may_name(domid_t domid, gboolean by_ref)
{
	return by_ref || domid == DOMID_SELF;
}

static inline gint16 find_domain(HvDomain *caller, Side *side, domid_t domid, gboolean by_ref)
{
	if (!may_name(domid, by_ref))
		return hv_refuse(caller->machine, HV_REFUSE_COPY_FRAME_OF_ANOTHER, domid);
	side->domain = hv_domain_find_any(caller, domid);
	if (!side->domain)
		return hv_refuse(caller->machine, HV_REFUSE_COPY_NO_DOMAIN, domid);
	hv_domain_hold(side->domain);
	side->ptr.domid = domid;
	return GNTST_okay;
}

/* As in the operation before.  With the fault, it may use what that one may. */
static gboolean same_domain(const HvDomain *caller, const Side *side, domid_t domid,
			    gboolean by_ref)
{
	return side->domain && side->ptr.domid == domid &&
	       (may_name(domid, by_ref) || HV_FAULT(caller->machine, COPY_SELF_UNCHECKED));
}

static gint16 find_domains(HvDomain *caller, const gnttab_copy_t *op, Side *src, Side *dst)
{
	gboolean src_ref = !!(op->flags & GNTCOPY_source_gref);
	gboolean dst_ref = !!(op->flags & GNTCOPY_dest_gref);
	gint16 rc;

	if (same_domain(caller, src, op->source.domid, src_ref) &&
	    same_domain(caller, dst, op->dest.domid, dst_ref))
		return GNTST_okay;
	release(caller, src, dst);
	rc = find_domain(caller, src, op->source.domid, src_ref);
	if (rc == GNTST_okay)
		rc = find_domain(caller, dst, op->dest.domid, dst_ref);
	if (rc != GNTST_okay) {
		forget_domain(src);
		forget_domain(dst);
	}
	return rc;
}

static gint16 claim_ref(HvDomain *caller, Side *side, grant_ref_t ref)
{
	HvAcquired acquired;
	gint16 rc = hv_gnttab_acquire(side->domain, ref, caller->id, side->readonly, TRUE,
				      &acquired);

	if (rc != GNTST_okay)
		return rc;
	side->ptr.u.ref = ref;
	side->mfn = acquired.mfn;
	side->page = acquired.page;
	side->start = acquired.start;
	side->length = acquired.length;
	return GNTST_okay;
}

static gint16 claim_frame(Side *side, xen_pfn_t gmfn)
{
	gint16 rc = hv_gnttab_get_frame(side->domain, HV_NO_REF, gmfn, &side->mfn);

	/* The name stays as it was: a reference does not fill all of it. */
	if (rc != GNTST_okay)
		return rc;
	side->page = side->mfn;
	side->ptr.u.gmfn = gmfn;
	side->start = 0;
	side->length = HV_PAGE_SIZE;
	return rc;
}

static gboolean is_claimed(const Side *side, const struct gnttab_copy_ptr *ptr, gboolean by_ref)
{
	if (!side->claimed)
		return FALSE;
	if (by_ref)
		return side->by_ref && side->ptr.u.ref == ptr->u.ref;
	return side->ptr.u.gmfn == ptr->u.gmfn;
}

static gint16 claim(HvDomain *caller, Side *side, const struct gnttab_copy_ptr *ptr,
		    gboolean by_ref)
{
	gint16 rc;

	if (is_claimed(side, ptr, by_ref))
		return GNTST_okay;
	drop(caller, side);
	rc = by_ref ? claim_ref(caller, side, ptr->u.ref) : claim_frame(side, ptr->u.gmfn);
	if (rc != GNTST_okay)
		return rc;
	side->claimed = TRUE;
	side->by_ref = by_ref;
	if (!side->readonly) {
		/* Not into a page table. */
		if (!hv_frame_get_type(caller->machine, side->page, HV_PAGE_WRITABLE))
			return hv_refuse(caller->machine, HV_REFUSE_COPY_INTO_PAGE_TABLE,
					 side->page);
		side->has_type = TRUE;
	}
	return GNTST_okay;
}

static gboolean within(const Side *side, guint offset, guint len)
{
	return offset >= side->start && offset + len <= side->start + side->length;
}

/* It is claimed by reference: a frame of one's own is granted from end to end. */
static gint16 refuse_side(const Side *side, HvRefusal why)
{
	return hv_refuse_entry(side->domain, side->ptr.u.ref, why, side->start + side->length);
}

static gint16 copy_bytes(HvDomain *caller, const gnttab_copy_t *op, const Side *src,
			 const Side *dst)
{
	const guint8 *from = hv_frame_ptr(caller->machine, src->mfn);
	guint8 *to = hv_frame_ptr(caller->machine, dst->mfn);

	if (op->source.offset + op->len > HV_PAGE_SIZE ||
	    op->dest.offset + op->len > HV_PAGE_SIZE)
		return hv_refuse(caller->machine, HV_REFUSE_COPY_BEYOND_PAGE,
				 MAX(op->source.offset, op->dest.offset) + op->len);
	if (!within(src, op->source.offset, op->len))
		return refuse_side(src, HV_REFUSE_COPY_BEYOND_SOURCE);
	if (!within(dst, op->dest.offset, op->len))
		return refuse_side(dst, HV_REFUSE_COPY_BEYOND_DEST);
	hv_copy_forward(to + op->dest.offset, from + op->source.offset, op->len);
	return GNTST_okay;
}

static gint16 copy_one(HvDomain *caller, const gnttab_copy_t *op, Side *src, Side *dst)
{
	gint16 rc = find_domains(caller, op, src, dst);

	if (rc == GNTST_okay)
		rc = claim(caller, src, &op->source, op->flags & GNTCOPY_source_gref);
	if (rc == GNTST_okay)
		rc = claim(caller, dst, &op->dest, op->flags & GNTCOPY_dest_gref);
	if (rc == GNTST_okay)
		rc = copy_bytes(caller, op, src, dst);
	if (rc != GNTST_okay) {
		drop(caller, src);
		drop(caller, dst);
	}
	return rc;
}

static gboolean write_status(HvDomain *domain, guint64 at, const gnttab_copy_t *op)
{
	return hv_guest_write(domain, at + G_STRUCT_OFFSET(gnttab_copy_t, status), &op->status,
			      sizeof(op->status));
}

long hv_gnttabop_copy(HvDomain *domain, guint vcpu G_GNUC_UNUSED, guint64 uop, guint count)
{
	Side src = {.readonly = TRUE}, dst = {.readonly = FALSE};
	long rc = 0;

	for (guint i = 0; i < count && !rc; i++) {
		HvStep step;
		gnttab_copy_t op;
		guint64 at = uop + i * sizeof(op);

		if (!hv_guest_read(domain, &op, at, sizeof(op))) {
			rc = hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNREADABLE, 0);
			break;
		}
		step = hv_gnttab_step(domain, copy);
		if (step.preempt) {
			/* With the fault, a preempted start passes for the end. */
			if (!i && HV_FAULT(domain->machine, COPY_PREEMPTED_AT_FIRST))
				break;
			release(domain, &src, &dst);
			/* And begins anew, without a name of before. */
			src.ptr.u.gmfn = dst.ptr.u.gmfn = 0;
		}
		if (step.kind == HV_STEP_ERRNO) {
			rc = step.value;
			break;
		}
		if (step.kind == HV_STEP_STATUS) {
			release(domain, &src, &dst);
			op.status = step.value;
		} else {
			op.status = copy_one(domain, &op, &src, &dst);
		}
		if (!write_status(domain, at, &op))
			rc = hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNWRITABLE, 0);
	}
	release(domain, &src, &dst);
	return rc;
}
