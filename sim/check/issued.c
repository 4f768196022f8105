/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which of its pages an instrumented kernel grants.  Its writes to the grant table are
 * seen before they are made, so the entry is looked at when the function that
 * writes it is left.
 */
#include "check/instrument.h"
#include "world/world.h"

#define V1_ENTRY sizeof(grant_entry_v1_t)
#define V2_ENTRY sizeof(grant_entry_v2_t)

/* Where an access lies in the kernel's own grant table. */
typedef enum { NOWHERE, SHARED_V1, SHARED_V2, STATUS } Place;

static Place place_of(const GsDomain *domain, gulong address, gulong *offset)
{
	struct ks_gnttab_state state;
	gulong size;

	domain->image->ks->gnttab_state(&state);
	size = (gulong)state.nr_grant_frames * HV_PAGE_SIZE;
	*offset = address - (gulong)state.shared;
	if (state.shared && *offset < size)
		return state.version == 2 ? SHARED_V2 : SHARED_V1;
	*offset = address - (gulong)state.status;
	return state.status && *offset < size ? STATUS : NOWHERE;
}

static GsIssued *granted_at(GsInstrument *instrument, grant_ref_t ref)
{
	if (ref >= instrument->granted->len)
		g_array_set_size(instrument->granted, ref + 1);
	return &g_array_index(instrument->granted, GsIssued, ref);
}

const GsIssued *gs_issued_ref(const GsDomain *domain, grant_ref_t ref)
{
	const GsInstrument *instrument = domain->instrument;

	if (!instrument || ref >= instrument->granted->len)
		return NULL;
	return &g_array_index(instrument->granted, GsIssued, ref);
}

static gboolean noted(const GsInstrument *instrument, grant_ref_t ref)
{
	for (guint i = 0; i < instrument->unsettled->len; i++)
		if (g_array_index(instrument->unsettled, grant_ref_t, i) == ref)
			return TRUE;
	return FALSE;
}

void gs_issued_writing(GsInstrument *instrument, const GsAccess *access)
{
	gulong offset, size;
	Place place;

	if (!(access->how & KS_ACCESS_WRITE) ||
	    !gs_shadow_foreign(instrument->domain->shadow, access->address))
		return;
	place = place_of(instrument->domain, access->address, &offset);
	if (place != SHARED_V1 && place != SHARED_V2)
		return;
	size = place == SHARED_V1 ? V1_ENTRY : V2_ENTRY;
	for (gulong at = offset / size; at <= (offset + access->size - 1) / size; at++) {
		grant_ref_t ref = (grant_ref_t)at;

		if (!noted(instrument, ref))
			g_array_append_val(instrument->unsettled, ref);
	}
	access->task->context.notes = TRUE;
}

static gboolean pinned(const GsDomain *domain, grant_ref_t ref, HvMfn *mfn)
{
	HvGrantPins pins;

	if (!domain->world->hv->grant_pins(domain->hv, ref, &pins) || !hv_pins_total(&pins))
		return FALSE;
	*mfn = pins.mfn;
	return TRUE;
}

static gulong va_of(const GsDomain *domain, gulong gfn, HvMfn mfn)
{
	gulong pfn = domain->layout.translated ? gfn
		     : mfn < domain->world->frames ? domain->world->m2p[mfn]
						   : G_MAXULONG;

	return pfn < domain->layout.nr_pages ? domain->layout.direct_base + pfn * HV_PAGE_SIZE : 0;
}

static void end(GsInstrument *instrument, grant_ref_t ref, GsIssued *granted, guint version)
{
	HvMfn mfn;

	granted->live = FALSE;
	if (!pinned(instrument->domain, ref, &mfn)) {
		gs_shadow_ungrant(instrument->domain->shadow, granted->va);
		return;
	}
	/* Version 2 clears the entry first and then looks whether it was in use. */
	granted->ending = TRUE;
	instrument->n_ending++;
	if (version == 1)
		gs_check_revoke_ended(instrument, ref, granted, "its entry was cleared");
}

static void begin(GsInstrument *instrument, grant_ref_t ref, GsIssued *granted,
		  const HvGrantEntry *entry)
{
	GsDomain *domain = instrument->domain;
	HvMfn mfn;

	if (granted->ending && pinned(domain, ref, &mfn))
		gs_check_revoke_ended(instrument, ref, granted, "its entry was used anew");
	if (granted->ending) {
		instrument->n_ending--;
		gs_shadow_ungrant(domain->shadow, granted->va);
	}
	*granted = (GsIssued){ .live = TRUE,
				.readonly = (entry->flags & GTF_readonly) != 0,
				.domid = entry->domid,
				.gfn = entry->frame,
				.mfn = gs_domain_gfn_mfn(domain, entry->frame) };
	granted->va = va_of(domain, granted->gfn, granted->mfn);
	gs_shadow_grant(domain->shadow, granted->va);
	gs_check_leak_granted(instrument, ref, granted);
}

static void settle(GsInstrument *instrument, grant_ref_t ref)
{
	const GsDomain *domain = instrument->domain;
	GsIssued *granted = granted_at(instrument, ref);
	HvGrantEntry entry = { 0 };
	gboolean live;

	if (!domain->world->hv->grant_entry(domain->hv, ref, &entry))
		return;
	live = (entry.flags & GTF_type_mask) == GTF_permit_access;
	if (granted->live && live &&
	    (entry.frame != granted->gfn || entry.domid != granted->domid))
		end(instrument, ref, granted, 1);
	if (granted->live && !live)
		end(instrument, ref, granted, entry.version);
	else if (!granted->live && live)
		begin(instrument, ref, granted, &entry);
}

void gs_issued_settle(GsInstrument *instrument)
{
	for (guint i = 0; i < instrument->unsettled->len; i++)
		settle(instrument, g_array_index(instrument->unsettled, grant_ref_t, i));
	g_array_set_size(instrument->unsettled, 0);
}

static gboolean granted_for_writing(const GsInstrument *instrument, gulong address)
{
	for (guint i = 0; i < instrument->granted->len; i++) {
		const GsIssued *granted = &g_array_index(instrument->granted, GsIssued, i);

		if ((granted->live || granted->ending) && !granted->readonly &&
		    address - granted->va < HV_PAGE_SIZE)
			return TRUE;
	}
	return FALSE;
}

gboolean gs_issued_peer_writes(GsInstrument *instrument, const GsAccess *access)
{
	gulong offset;

	if (!gs_shadow_foreign(instrument->domain->shadow, access->address))
		return granted_for_writing(instrument, access->address);
	switch (place_of(instrument->domain, access->address, &offset)) {
	case SHARED_V1: /* GTF_reading and GTF_writing */
		return offset % V1_ENTRY < sizeof(guint16);
	case SHARED_V2:
		return FALSE;
	default:
		return TRUE;
	}
}

static void look_at_ending(GsInstrument *instrument)
{
	const GsDomain *domain = instrument->domain;

	for (guint ref = 0; ref < instrument->granted->len; ref++) {
		GsIssued *granted = &g_array_index(instrument->granted, GsIssued, ref);
		HvMfn mfn;

		if (!granted->ending)
			continue;
		if (!pinned(domain, ref, &mfn)) {
			granted->ending = FALSE;
			instrument->n_ending--;
			gs_shadow_ungrant(domain->shadow, granted->va);
		} else if (domain->booted && !domain->crashed &&
			   domain->image->ks->ref_is_free(ref)) {
			gs_check_revoke_ended(instrument, ref, granted, "the ref is free again");
		}
	}
}

void gs_issued_action(GsDomain *domain)
{
	const GPtrArray *domains = domain->world->domains;

	for (guint i = 0; i < domains->len; i++) {
		const GsDomain *other = g_ptr_array_index(domains, i);

		if (other->instrument && other->instrument->n_ending)
			look_at_ending(other->instrument);
	}
}
