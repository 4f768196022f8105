/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Shared entries where they lie.  The guest may have changed them in any way since
 * the last look, so every field is read once (XSA-155's lesson).  Inline, because
 * each operation comes here several times.
 */
#ifndef HV_GNTTAB_ENTRY_H
#define HV_GNTTAB_ENTRY_H

#include "gnttab/gnttab.h"

/* One access of this width, whatever the compiler would like better. */
static inline guint16 hv_gnttab_read16(const guint16 *word)
{
	return __atomic_load_n(word, __ATOMIC_RELAXED);
}

static inline void hv_gnttab_write16(guint16 *word, guint16 value)
{
	__atomic_store_n(word, value, __ATOMIC_RELAXED);
}

/* References that exist now. */
static inline guint hv_gnttab_entries(const HvDomain *domain)
{
	const HvGrantTable *gt = domain->gt;

	return gt->nr_frames * (gt->version == 1 ? HV_V1_PER_FRAME : HV_V2_PER_FRAME);
}

static inline grant_entry_v1_t *hv_gnttab_v1(const HvDomain *domain, grant_ref_t ref)
{
	grant_entry_v1_t *frame = hv_frame_ptr(domain->machine,
					       domain->gt->shared[ref / HV_V1_PER_FRAME]);

	return &frame[ref % HV_V1_PER_FRAME];
}

static inline grant_entry_v2_t *hv_gnttab_v2(const HvDomain *domain, grant_ref_t ref)
{
	grant_entry_v2_t *frame = hv_frame_ptr(domain->machine,
					       domain->gt->shared[ref / HV_V2_PER_FRAME]);

	return &frame[ref % HV_V2_PER_FRAME];
}

static inline grant_status_t *hv_gnttab_status(const HvDomain *domain, grant_ref_t ref)
{
	grant_status_t *frame = hv_frame_ptr(domain->machine,
					     domain->gt->status[ref / HV_STATUS_PER_FRAME]);

	return &frame[ref % HV_STATUS_PER_FRAME];
}

static inline grant_entry_header_t *hv_gnttab_header(const HvDomain *domain, grant_ref_t ref)
{
	if (domain->gt->version == 1)
		return (grant_entry_header_t *)hv_gnttab_v1(domain, ref);
	return &hv_gnttab_v2(domain, ref)->hdr;
}

/* The flags word or the v2 flags, one read. */
static inline guint16 hv_gnttab_flags(const HvDomain *domain, grant_ref_t ref)
{
	return hv_gnttab_read16(&hv_gnttab_header(domain, ref)->flags);
}

/* The gfn of a full-page entry of either version. */
static inline HvGfn hv_gnttab_gfn(const HvDomain *domain, grant_ref_t ref)
{
	if (domain->gt->version == 1)
		return __atomic_load_n(&hv_gnttab_v1(domain, ref)->frame, __ATOMIC_RELAXED);
	return __atomic_load_n(&hv_gnttab_v2(domain, ref)->full_page.frame, __ATOMIC_RELAXED);
}

/*
 * The frame behind a gfn of the granter with a reference, or a GNTST_* error.  ref: the
 * entry that names it, or HV_NO_REF.
 */
static inline gint16 hv_gnttab_get_frame(HvDomain *granter, grant_ref_t ref, HvGfn gfn,
					 HvMfn *mfn)
{
	gboolean own;

	if (hv_translated(granter))
		return hv_gnttab_get_p2m_frame(granter, ref, gfn, mfn);
	/* For PV it is the frame itself, if that is its own. */
	own = hv_frame_get(granter->machine, gfn, granter);
	*mfn = own ? gfn : HV_INVALID_MFN;
	return own ? GNTST_okay :
		     hv_refuse_entry(granter, ref, HV_REFUSE_FRAME_NOT_GRANTERS, gfn);
}

#endif
