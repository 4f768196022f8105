/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A grant for the length of a copy, after acquire_grant_for_copy and
 * release_grant_for_copy in xen/common/grant_table.c (4.17): full page, sub-page,
 * and one level of transitive grants (an entry that refers to an entry of a third
 * domain which grants to the domain of the first one).
 *
 * One difference: where a pinned transitive entry has changed, Xen restarts the
 * hypercall until the pin is gone.  The model cannot wait: GNTST_eagain.
 */
#include "gnttab/gnttab.h"

typedef struct {
	HvDomain *granter;
	grant_ref_t ref;
	domid_t user;
	gboolean readonly;
	HvActive *act;
	gboolean pinned; /* before this use */
} Use;

static gboolean needs_mark(const Use *use)
{
	return !use->pinned || (!use->readonly && !hv_active_write_pinned(use->act));
}

static gint16 mark(const Use *use)
{
	return hv_gtf_mark(use->granter, use->ref, use->user, use->readonly, FALSE);
}

static gint16 refuse(const Use *use, HvRefusal why, guint64 value)
{
	return hv_refuse_entry(use->granter, use->ref, why, value);
}

static void reduce(const Use *use)
{
	hv_gtf_reduce_copy(use->granter, use->ref, use->user, use->readonly);
}

/* What the entry grants of a frame of the granter's own: one read of each field. */
static void read_part(const Use *use, HvActive *seen, HvGfn *gfn)
{
	const grant_entry_v2_t *v2;

	*gfn = hv_gnttab_gfn(use->granter, use->ref);
	seen->length = HV_PAGE_SIZE;
	if (use->granter->gt->version == 1 ||
	    !(hv_gnttab_flags(use->granter, use->ref) & GTF_sub_page))
		return;
	v2 = hv_gnttab_v2(use->granter, use->ref);
	seen->sub_page = TRUE;
	seen->start = __atomic_load_n(&v2->sub_page.page_off, __ATOMIC_RELAXED);
	seen->length = __atomic_load_n(&v2->sub_page.length, __ATOMIC_RELAXED);
}

/* A pinned entry that has been rewritten: what is pinned must be what it says. */
static gboolean still_pinned_as(const HvActive *act, const HvActive *seen)
{
	return act->mfn == seen->mfn && act->trans_domain == seen->trans_domain &&
	       act->trans_ref == seen->trans_ref &&
	       (!act->sub_page || (seen->sub_page && act->start == seen->start &&
				   act->length == seen->length));
}

static gint16 acquire_own(Use *use, HvAcquired *acquired)
{
	HvActive seen = {
		.domid = use->user, .trans_domain = use->granter, .trans_ref = use->ref,
	};
	gint16 rc = mark(use);
	HvGfn gfn;

	if (rc != GNTST_okay)
		return rc;
	read_part(use, &seen, &gfn);
	rc = hv_gnttab_get_frame(use->granter, use->ref, gfn, &seen.mfn);
	if (rc != GNTST_okay) {
		if (!HV_FAULT(use->granter->machine, COPY_EAGAIN_KEEPS_FLAGS))
			reduce(use);
		return rc;
	}
	if (!use->pinned) {
		hv_active_start(use->act, &seen);
	} else if (!still_pinned_as(use->act, &seen) &&
		   !HV_FAULT(use->granter->machine, COPY_PINNED_FRAME_CHANGED)) {
		hv_frame_put(use->granter->machine, seen.mfn);
		reduce(use);
		return refuse(use, HV_REFUSE_COPY_PINNED_OTHERWISE, 0);
	}
	acquired->page = seen.mfn;
	return GNTST_okay;
}

/* Pinned enough already: only the frame's reference is new. */
static gint16 acquire_again(const Use *use, HvAcquired *acquired)
{
	acquired->page = use->act->mfn;
	if (!use->granter->dying &&
	    hv_frame_get(use->granter->machine, use->act->mfn, use->granter))
		return GNTST_okay;
	reduce(use);
	return refuse(use, HV_REFUSE_COPY_GRANTER_DYING, use->act->mfn);
}

static gboolean same_as_pinned(const HvActive *act, const HvActive *seen)
{
	return act->domid == seen->domid && act->mfn == seen->mfn && act->start == seen->start &&
	       act->length == seen->length && act->trans_domain == seen->trans_domain &&
	       act->trans_ref == seen->trans_ref && act->sub_page;
}

/*
 * The entry that a transitive one refers to, and the page that a reference is held on;
 * reduces the marks itself on failure.
 */
static gint16 acquire_target(const Use *use, HvActive *seen, HvMfn *page)
{
	const grant_entry_v2_t *v2 = hv_gnttab_v2(use->granter, use->ref);
	domid_t domid = __atomic_load_n(&v2->transitive.trans_domid, __ATOMIC_RELAXED);
	HvAcquired target;
	gint16 rc;

	seen->trans_ref = __atomic_load_n(&v2->transitive.gref, __ATOMIC_RELAXED);
	if (domid != use->granter->id)
		seen->trans_domain = hv_domain_find(use->granter->machine, domid);
	if (seen->trans_domain)
		rc = hv_gnttab_acquire(seen->trans_domain, seen->trans_ref, use->granter->id,
				       use->readonly, FALSE, &target);
	else
		rc = refuse(use, domid == use->granter->id ? HV_REFUSE_COPY_TRANSITIVE_SELF :
							     HV_REFUSE_COPY_TRANSITIVE_NO_DOMAIN,
			    domid);
	if (rc != GNTST_okay) {
		reduce(use);
		return rc;
	}
	seen->mfn = target.mfn;
	seen->start = target.start;
	seen->length = target.length;
	*page = target.page;
	return GNTST_okay;
}

static gint16 acquire_transitive(Use *use, gboolean allowed, HvAcquired *acquired)
{
	/* Always as a sub-page: that keeps it from being mapped. */
	HvActive seen = {.domid = use->user, .sub_page = TRUE};
	gint16 rc = needs_mark(use) ? mark(use) : GNTST_okay;

	if (rc != GNTST_okay)
		return rc;
	if (!allowed) {
		reduce(use);
		return refuse(use, HV_REFUSE_COPY_TRANSITIVE_TWICE, 0);
	}
	rc = acquire_target(use, &seen, &acquired->page);
	if (rc != GNTST_okay)
		return rc;
	if (use->pinned && !same_as_pinned(use->act, &seen)) {
		hv_gnttab_unacquire(seen.trans_domain, seen.trans_ref, use->granter->id,
				    use->readonly);
		hv_frame_put(use->granter->machine, acquired->page);
		reduce(use);
		return refuse(use, HV_REFUSE_COPY_TRANSITIVE_CHANGED, 0);
	}
	if (!use->pinned)
		hv_active_start(use->act, &seen);
	return GNTST_okay;
}

gint16 hv_gnttab_acquire(HvDomain *granter, grant_ref_t ref, domid_t user, gboolean readonly,
			 gboolean allow_transitive, HvAcquired *acquired)
{
	Use use = {.granter = granter, .ref = ref, .user = user, .readonly = readonly};
	HvPins pins = hv_pins_for_copy(readonly);
	gint16 rc;

	if (ref >= hv_gnttab_entries(granter))
		return refuse(&use, HV_REFUSE_COPY_GREF_BEYOND_TABLE, hv_gnttab_entries(granter));
	use.act = hv_active(granter, ref);
	use.pinned = hv_active_pinned(use.act);
	if (use.pinned && use.act->domid != user)
		return refuse(&use, HV_REFUSE_COPY_PINNED_BY_ANOTHER, use.act->domid);
	if (use.pinned && hv_active_would_overflow(use.act, pins))
		return refuse(&use, HV_REFUSE_COPY_PIN_OVERFLOW, 0);
	if (granter->gt->version == 2 &&
	    (hv_gnttab_flags(granter, ref) & GTF_type_mask) == GTF_transitive)
		rc = acquire_transitive(&use, allow_transitive, acquired);
	else if (needs_mark(&use))
		rc = acquire_own(&use, acquired);
	else
		rc = acquire_again(&use, acquired);
	if (rc != GNTST_okay)
		return rc;
	hv_active_pin(use.act, pins);
	acquired->mfn = use.act->mfn;
	acquired->start = use.act->start;
	acquired->length = use.act->length;
	return GNTST_okay;
}

void hv_gnttab_unacquire(HvDomain *granter, grant_ref_t ref, domid_t user, gboolean readonly)
{
	HvActive *act = hv_active(granter, ref);
	HvDomain *target = act->trans_domain;
	grant_ref_t target_ref = act->trans_ref;

	hv_active_unpin(act, hv_pins_for_copy(readonly));
	hv_gtf_reduce_copy(granter, ref, user, readonly);
	/* Bounded: only one level could be acquired. */
	if (target != granter)
		hv_gnttab_unacquire(target, target_ref, granter->id, readonly);
}
