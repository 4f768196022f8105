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

/*
 * The entry must wait for a page of that domain: it is committed, by compare-and-exchange,
 * which nobody can disturb here.
 */
static gint16 commit(HvDomain *receiver, grant_ref_t ref, const HvDomain *giver)
{
	guint32 *word;
	Head head;

	if (ref >= hv_gnttab_entries(receiver))
		return hv_refuse_entry(receiver, ref, HV_REFUSE_TRANSFER_GREF_BEYOND_TABLE,
				       hv_gnttab_entries(receiver));
	word = (guint32 *)hv_gnttab_header(receiver, ref);
	head.raw = __atomic_load_n(word, __ATOMIC_SEQ_CST);
	for (guint i = 0; i < ATTEMPTS; i++) {
		Head committed = head;

		if (head.flags != GTF_accept_transfer)
			break;
		if (head.domid != giver->id)
			return hv_refuse_entry(receiver, ref, HV_REFUSE_TRANSFER_WRONG_DOMID,
					       giver->id);
		committed.flags |= GTF_transfer_committed;
		if (__atomic_compare_exchange_n(word, &head.raw, committed.raw, FALSE,
						__ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
			return GNTST_okay;
	}
	return hv_refuse_entry(receiver, ref, HV_REFUSE_TRANSFER_NOT_ACCEPTING, head.flags);
}

/* A translated receiver has named the place, a PV one is told the frame. */
static gint16 place(HvDomain *receiver, grant_ref_t ref, HvMfn mfn)
{
	HvGfn gfn = hv_gnttab_gfn(receiver, ref);

	if (hv_translated(receiver))
		return hv_p2m_add(receiver, gfn, mfn, HV_P2M_RAM_RW) ?
			       hv_refuse_entry(receiver, ref, HV_REFUSE_TRANSFER_NO_PLACE, gfn) :
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
		return hv_refuse(giver->machine, HV_REFUSE_TRANSFER_NO_DOMAIN, op->domid);
	if (receiver->dying)
		return hv_refuse(giver->machine, HV_REFUSE_TRANSFER_RECEIVER_DYING, op->domid);
	rc = commit(receiver, op->ref, giver);
	if (rc != GNTST_okay)
		return rc;
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
		return hv_refuse(giver->machine, HV_REFUSE_TRANSFER_BAD_PAGE, mfn);
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
			return hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNREADABLE, 0);
		step = hv_gnttab_step(domain, transfer);
		if (step.kind == HV_STEP_ERRNO)
			return step.value;
		op.status = step.kind == HV_STEP_STATUS ? step.value : transfer(domain, &op);
		if (!hv_guest_write(domain, at + G_STRUCT_OFFSET(gnttab_transfer_t, status),
				    &op.status, sizeof(op.status)))
			return hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNWRITABLE, 0);
	}
	return 0;
}
