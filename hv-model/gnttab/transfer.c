/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * GNTTABOP_transfer, after gnttab_transfer, gnttab_prepare_for_transfer in
 * xen/common/grant_table.c and steal_page in xen/arch/x86/mm.c (4.17).  The page is
 * taken from the caller before anything is known of the receiver: if that does not
 * take it, it is freed.  For PV guests alone; no domain has a limit of pages here.
 */
#include "gnttab/gnttab.h"

#define ATTEMPTS 5

typedef union {
	guint32 raw;
	struct {
		guint16 flags;
		domid_t domid;
	};
} Head;

/* The entry must wait for a page of that domain: it is committed, by compare-and-exchange. */
static gboolean commit(HvDomain *receiver, grant_ref_t ref, const HvDomain *giver)
{
	guint32 *word;
	Head head;

	if (ref >= hv_gnttab_entries(receiver))
		return FALSE;
	word = (guint32 *)hv_gnttab_header(receiver, ref);
	head.raw = __atomic_load_n(word, __ATOMIC_SEQ_CST);
	for (guint i = 0; i < ATTEMPTS; i++) {
		Head committed = head;

		if (head.flags != GTF_accept_transfer || head.domid != giver->id)
			return FALSE;
		committed.flags |= GTF_transfer_committed;
		if (__atomic_compare_exchange_n(word, &head.raw, committed.raw, FALSE,
						__ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
			return TRUE;
	}
	return FALSE;
}

/* A translated receiver has named the place, a PV one is told the frame. */
static gint16 place(HvDomain *receiver, grant_ref_t ref, HvMfn mfn)
{
	HvGfn gfn = hv_gnttab_gfn(receiver, ref);

	if (hv_translated(receiver))
		return hv_p2m_add(receiver, gfn, mfn, HV_P2M_RAM_RW) ? GNTST_general_error :
								      GNTST_okay;
	hv_frame(receiver->machine, mfn)->gfn = gfn;
	if (receiver->gt->version == 1)
		__atomic_store_n(&hv_gnttab_v1(receiver, ref)->frame, mfn, __ATOMIC_SEQ_CST);
	else
		__atomic_store_n(&hv_gnttab_v2(receiver, ref)->full_page.frame, mfn,
				 __ATOMIC_SEQ_CST);
	return GNTST_okay;
}

static gint16 receive(HvDomain *giver, const gnttab_transfer_t *op, HvMfn mfn)
{
	HvDomain *receiver = hv_domain_find(giver->machine, op->domid);
	guint16 *flags, old;
	gint16 rc;

	if (!receiver)
		return GNTST_bad_domain;
	if (receiver->dying || !commit(receiver, op->ref, giver))
		return GNTST_general_error;
	hv_frame_adopt(receiver, mfn);
	rc = place(receiver, op->ref, mfn);
	flags = &hv_gnttab_header(receiver, op->ref)->flags;
	old = __atomic_fetch_or(flags, GTF_transfer_completed, __ATOMIC_SEQ_CST);
	hv_event(receiver, HV_EVENT_GTF, giver->id, op->ref, GTF_accept_transfer,
		 old | GTF_transfer_completed);
	return rc;
}

static gint16 transfer(HvDomain *giver, const gnttab_transfer_t *op)
{
	HvMfn mfn = op->mfn;
	gint16 rc;

	if (!hv_frame_steal(giver, mfn))
		return GNTST_bad_page;
	/* The giver is held meanwhile: it may have been its last page. */
	hv_domain_hold(giver);
	rc = receive(giver, op, mfn);
	if (!hv_frame(giver->machine, mfn)->refs)
		hv_frame_free_stolen(giver->machine, mfn);
	hv_domain_put(giver);
	return rc;
}

long hv_gnttabop_transfer(HvDomain *domain, guint vcpu G_GNUC_UNUSED, guint64 uop, guint count)
{
	for (guint i = 0; i < count; i++) {
		gnttab_transfer_t op;
		guint64 at = uop + i * sizeof(op);
		HvStep step;

		if (!hv_guest_read(domain, &op, at, sizeof(op)))
			return -EFAULT;
		step = hv_gnttab_step(domain, transfer);
		if (step.kind == HV_STEP_ERRNO)
			return step.value;
		op.status = step.kind == HV_STEP_STATUS ? step.value : transfer(domain, &op);
		if (!hv_guest_write(domain, at + G_STRUCT_OFFSET(gnttab_transfer_t, status),
				    &op.status, sizeof(op.status)))
			return -EFAULT;
	}
	return 0;
}
