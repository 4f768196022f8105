/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether the books agree, between hypercalls and over the whole machine:
 *
 *   maptrack   every handle is live or in one free list;
 *   pins       an entry is pinned as often as live mappings say, kind by kind;
 *   marks      GTF_reading and GTF_writing were set as the pins need it.  Compared
 *              is what Xen did to them: the words themselves are the guest's, who
 *              may write anything there;
 *   frames     references and types are those of allocation, page tables, L1
 *              entries, device maps, and host maps of translated domains.
 *
 * A PV domain's host map keeps its reference in the L1 entry.  Mappings of a
 * domain that is gone have been forgotten by Xen, too, and are passed over.
 */
#include "books.h"

static gint by_id(gconstpointer a, gconstpointer b)
{
	return (gint)((const HvDomain *)a)->id - (gint)((const HvDomain *)b)->id;
}

static HvDomain *granter_of(const HvDomain *mapper, const HvMaptrackEntry *entry)
{
	HvDomain *granter = hv_domain_find(mapper->machine, entry->domid);

	return granter && granter->serial == entry->serial ? granter : NULL;
}

/* Counts a live mapping for its entry and its frame. */
static void count_mapping(HvCheck *check, const HvDomain *mapper, const HvMaptrackEntry *entry)
{
	const HvDomain *granter = granter_of(mapper, entry);
	HvCheckEntry *seen;
	HvPins pins = hv_pins_for_map(entry->flags);
	HvMfn mfn;

	if (!granter)
		return;
	seen = hv_check_entry(check, granter, entry->ref);
	seen->pins.host_read += pins.host_read;
	seen->pins.host_write += pins.host_write;
	seen->pins.device_read += pins.device_read;
	seen->pins.device_write += pins.device_write;
	seen->maps++;
	mfn = hv_active(granter, entry->ref)->mfn;
	if (mfn >= check->machine->frames.count)
		return;
	check->frame[mfn].refs += pins.device_read + pins.device_write;
	check->frame[mfn].types += pins.device_write;
	if ((entry->flags & GNTMAP_host_map) && hv_translated(mapper)) {
		check->frame[mfn].refs++;
		check->frame[mfn].types += hv_host_map_takes_type(
			mapper, hv_frame(check->machine, mfn)->owner, entry->flags);
	}
}

static guint free_handles(const HvMaptrack *maptrack, guint vcpus)
{
	guint n = 0;

	for (guint i = 0; i < vcpus; i++)
		for (grant_handle_t h = maptrack->vcpu[i].head;
		     h != HV_NO_HANDLE && n <= maptrack->limit; h = maptrack->entry[h].next)
			n++;
	return n;
}

static void check_maptrack(HvCheck *check, const HvDomain *domain)
{
	const HvMaptrack *maptrack = &domain->gt.maptrack;
	guint live = 0;

	if (!maptrack->limit)
		return;
	for (grant_handle_t h = 0; h < maptrack->limit; h++)
		if (maptrack->entry[h].flags) {
			live++;
			count_mapping(check, domain, &maptrack->entry[h]);
		}
	if (live + free_handles(maptrack, domain->vcpus) != maptrack->limit)
		hv_check_fails(check, "domain %u: %u handles, of which %u are live and %u free",
			       domain->id, maptrack->limit, live,
			       free_handles(maptrack, domain->vcpus));
}

static gboolean same_pins(HvPins a, HvPins b)
{
	return a.host_read == b.host_read && a.host_write == b.host_write &&
	       a.device_read == b.device_read && a.device_write == b.device_write;
}

static void check_entry(HvCheck *check, const HvDomain *domain, grant_ref_t ref)
{
	const HvActive *act = hv_active(domain, ref);
	const HvCheckEntry *seen = hv_check_entry_seen(check, domain, ref);
	guint marks = (hv_active_pinned(act) ? GTF_reading : 0) |
		      (hv_active_write_pinned(act) ? GTF_writing : 0);

	if (!same_pins(act->pins, seen->pins))
		hv_check_fails(check, "domain %u, gref %u: pins (host r %u w %u, device r %u w "
			       "%u) but mappings (%u %u, %u %u)", domain->id, ref,
			       act->pins.host_read, act->pins.host_write, act->pins.device_read,
			       act->pins.device_write, seen->pins.host_read,
			       seen->pins.host_write, seen->pins.device_read,
			       seen->pins.device_write);
	else if (act->marks != marks)
		hv_check_fails(check, "domain %u, gref %u: GTF flags %#x are set, the pins need "
			       "%#x", domain->id, ref, act->marks, marks);
	else if (act->maps != seen->maps)
		hv_check_fails(check, "domain %u, gref %u: %u mappings are counted, %u live",
			       domain->id, ref, act->maps, seen->maps);
}

static void check_domain(HvCheck *check, const HvDomain *domain)
{
	guint entries = hv_gnttab_entries(domain), frames = 0;

	for (grant_ref_t ref = 0; ref < entries && !check->text; ref++)
		check_entry(check, domain, ref);
	for (HvMfn mfn = domain->first_frame; mfn; mfn = hv_frame(check->machine, mfn)->next)
		frames++;
	if (domain->refs != frames + !domain->dying)
		hv_check_fails(check, "domain %u: %u references for %u frames", domain->id,
			       domain->refs, frames);
}

char *hv_check(const HvMachine *machine)
{
	HvCheck check;
	GList *domains = g_list_sort(g_hash_table_get_values(machine->domains), by_id);

	hv_check_begin(&check, machine);
	for (const GList *i = domains; i && !check.text; i = i->next) {
		check_maptrack(&check, i->data);
		hv_check_tables(&check, i->data);
	}
	for (const GList *i = domains; i && !check.text; i = i->next)
		check_domain(&check, i->data);
	for (HvMfn mfn = 1; mfn < machine->frames.count && !check.text; mfn++)
		hv_check_frame(&check, mfn);
	g_list_free(domains);
	return hv_check_end(&check);
}
