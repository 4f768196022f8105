/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * use-after-revoke: the owner treats a page as its own again while a peer still has it
 * mapped (CVE-2022-23036 to 23042: frontends that did not look whether the grant was
 * in use).  Reported when the entry is cleared (version 1), is written anew, or its ref
 * is freed, while the hypervisor holds pins on it; when the page goes back to the page
 * allocator while it is granted or mapped; and, after any of these, at the next access
 * to the page by its owner or through a mapping of it.
 */
#include "check/instrument.h"
#include "world/world.h"

static void note_revoked(GsDomain *domain, HvMfn mfn)
{
	GsWorld *world = domain->world;

	if (!world->revoked)
		world->revoked = g_hash_table_new(NULL, NULL);
	g_hash_table_insert(world->revoked, GSIZE_TO_POINTER(mfn), domain);
}

typedef struct {
	const GsDomain *owner;
	HvMfn mfn;
	grant_ref_t ref;
	gboolean found;
} Search;

static void compare_mapping(const HvMapping *mapping, gpointer data)
{
	Search *search = data;
	HvGrantPins pins;

	if (mapping->granter == search->owner->id && !search->found &&
	    search->owner->world->hv->grant_pins(search->owner->hv, mapping->ref, &pins) &&
	    pins.mfn == search->mfn) {
		search->found = TRUE;
		search->ref = mapping->ref;
	}
}

/* Who other than the owner has the frame mapped, and by which ref; NULL: nobody. */
static const GsDomain *mapper(const GsDomain *owner, HvMfn mfn, grant_ref_t *ref)
{
	const GPtrArray *domains = owner->world->domains;
	Search search = { .owner = owner, .mfn = mfn };

	for (guint i = 0; i < domains->len; i++) {
		const GsDomain *domain = g_ptr_array_index(domains, i);

		if (domain != owner && domain->hv)
			owner->world->hv->mappings(domain->hv, compare_mapping, &search);
		if (search.found) {
			*ref = search.ref;
			return domain;
		}
	}
	return NULL;
}

void gs_check_revoke_ended(GsInstrument *instrument, grant_ref_t ref, GsIssued *granted,
			   const char *what)
{
	GsDomain *domain = instrument->domain;
	grant_ref_t mapped;
	const GsDomain *peer = mapper(domain, granted->mfn, &mapped);

	if (!peer || granted->told)
		return;
	granted->told = TRUE;
	gs_violation_here(domain, GS_VIOLATION_USE_AFTER_REVOKE,
			  "access by ref %u has ended (%s), but domain %u still has the page mapped",
			  ref, what, peer->id);
	note_revoked(domain, granted->mfn);
}

static gboolean still_granted(const GsDomain *domain, HvMfn mfn, grant_ref_t *ref)
{
	for (guint i = 0; domain->instrument && i < domain->instrument->granted->len; i++) {
		const GsIssued *granted = gs_issued_ref(domain, i);

		*ref = i;
		if (granted->live && granted->mfn == mfn)
			return TRUE;
	}
	return FALSE;
}

void gs_check_revoke_page_freed(void *data, unsigned long pfn)
{
	GsDomain *domain = data;
	HvMfn mfn = gs_domain_mfn(domain, (guint)pfn);
	grant_ref_t ref;
	const GsDomain *peer = mapper(domain, mfn, &ref);

	if (peer) {
		gs_violation_here(domain, GS_VIOLATION_USE_AFTER_REVOKE,
				  "a page is freed that domain %u has mapped by ref %u", peer->id,
				  ref);
		note_revoked(domain, mfn);
	} else if (still_granted(domain, mfn, &ref)) {
		gs_violation_here(domain, GS_VIOLATION_USE_AFTER_REVOKE,
				  "a page is freed that ref %u still grants to domain %u", ref,
				  gs_issued_ref(domain, ref)->domid);
	}
}

void gs_check_revoke_access(GsInstrument *instrument, const GsAccess *access)
{
	GsDomain *domain = instrument->domain;
	GHashTable *revoked = domain->world->revoked;
	HvMfn mfn = revoked ? gs_memory_lookup(domain->memory, access->address, NULL)
			    : HV_INVALID_MFN;
	const GsDomain *owner = revoked ? g_hash_table_lookup(revoked, GSIZE_TO_POINTER(mfn)) : NULL;
	g_autofree char *text = NULL;
	grant_ref_t ref;

	if (!owner)
		return;
	if (!mapper(owner, mfn, &ref)) {
		g_hash_table_remove(revoked, GSIZE_TO_POINTER(mfn));
		return;
	}
	if (!gs_instrument_first(instrument, GS_VIOLATION_USE_AFTER_REVOKE, access->pc, 1))
		return;
	text = gs_access_text(access);
	gs_violation_here(domain, GS_VIOLATION_USE_AFTER_REVOKE, "%s of a page whose owner has "
			  "ended access by ref %u while it was mapped%s",
			  text, ref, owner == domain ? " by a peer" : "");
}
