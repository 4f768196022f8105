/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a domain finds after it was saved on one host and restored on another: the
 * toolstack has built a new domain, so its grant table is new, of version 1 and one empty
 * frame, and nothing of the old one's frames is in its p2m.  What was in use stays behind with
 * the old domain, for which there is no second number here: so nothing may be in use.
 */
#include "machine/private.h"

static gboolean any_pinned(const HvDomain *domain, guint entries)
{
	HvGrantPins pins;

	for (grant_ref_t ref = 0; ref < entries; ref++)
		if (hv_engine_pins(domain, ref, &pins) && hv_pins_total(&pins))
			return TRUE;
	return FALSE;
}

static gboolean any_mapping(const HvDomain *domain, guint handles)
{
	HvMapping mapping;
	guint serial;

	for (grant_handle_t handle = 0; handle < handles; handle++)
		if (hv_engine_mapping(domain, handle, &mapping, &serial))
			return TRUE;
	return FALSE;
}

/* The frames of Xen's that the domain shares are its table's. */
static gboolean table_mapped(const HvDomain *domain)
{
	const HvFrame *frame;

	for (HvMfn mfn = domain->first_frame; mfn; mfn = frame->next) {
		frame = hv_frame(domain->machine, mfn);
		if (frame->heap && frame->refs > 1)
			return TRUE;
	}
	return FALSE;
}

static void unhook_table(HvDomain *domain)
{
	const HvFrame *frame;

	for (HvMfn mfn = domain->first_frame; mfn; mfn = frame->next) {
		frame = hv_frame(domain->machine, mfn);
		if (frame->heap && hv_translated(domain) && frame->gfn != HV_INVALID_MFN)
			hv_p2m_remove(domain, frame->gfn, mfn);
	}
}

int hv_grant_reset(HvDomain *domain)
{
	HvTableSize size;

	hv_engine_size(domain, &size);
	if (any_pinned(domain, size.entries) || any_mapping(domain, size.handles) ||
	    table_mapped(domain))
		return -EBUSY;
	hv_event_close_all(domain);
	unhook_table(domain);
	/* The new frame takes the place of one that goes: there is room for it. */
	hv_engine_free(domain);
	return hv_engine_init(domain, &domain->config) ? 0 : -ENOMEM;
}
