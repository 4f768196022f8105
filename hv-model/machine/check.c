/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether the books agree, between hypercalls and over the whole machine:
 *
 *   pins       an entry is pinned as often as live mappings say, kind by kind;
 *   frames     references and types are those of allocation, page tables, L1
 *              entries, device maps, and host maps of translated domains.
 *
 * and what the engine can say of its tables.  A PV domain's host map keeps its reference
 * in the L1 entry.  Mappings of a domain that is gone have been forgotten by Xen, too, and
 * are passed over.
 */
#include "machine/books.h"

static gint by_id(gconstpointer a, gconstpointer b)
{
	return (gint)((const HvDomain *)a)->id - (gint)((const HvDomain *)b)->id;
}

/* Pins of one live mapping. */
static HvGrantPins pins_of(guint flags)
{
	gboolean readonly = !!(flags & GNTMAP_readonly);
	gboolean host = !!(flags & GNTMAP_host_map), device = !!(flags & GNTMAP_device_map);

	return (HvGrantPins){
		.host_read = host && readonly, .host_write = host && !readonly,
		.device_read = device && readonly, .device_write = device && !readonly,
	};
}

static void count_frame(HvCheck *check, const HvDomain *mapper, const HvMapping *mapping,
			HvGrantPins pins, HvMfn mfn)
{
	if (mfn >= check->machine->frames.count)
		return;
	check->frame[mfn].refs += pins.device_read + pins.device_write;
	check->frame[mfn].types += pins.device_write;
	if ((mapping->flags & GNTMAP_host_map) && hv_translated(mapper)) {
		check->frame[mfn].refs++;
		check->frame[mfn].types += hv_host_map_takes_type(
			mapper, hv_frame(check->machine, mfn)->owner, mapping->flags);
	}
}

static void count_mapping(HvCheck *check, const HvDomain *mapper, const HvMapping *mapping,
			  guint serial)
{
	const HvDomain *granter = hv_domain_find(mapper->machine, mapping->granter);
	HvGrantPins pins = pins_of(mapping->flags), held;
	HvCheckEntry *seen;

	if (!granter || granter->serial != serial)
		return;
	seen = hv_check_entry(check, granter, mapping->ref);
	seen->pins.host_read += pins.host_read;
	seen->pins.host_write += pins.host_write;
	seen->pins.device_read += pins.device_read;
	seen->pins.device_write += pins.device_write;
	seen->maps++;
	if (hv_engine_pins(granter, mapping->ref, &held))
		count_frame(check, mapper, mapping, pins, held.mfn);
}

static void count_mappings(HvCheck *check, const HvDomain *mapper)
{
	HvTableSize size = {0};
	HvMapping mapping;
	guint serial;

	hv_engine_size(mapper, &size);
	for (grant_handle_t handle = 0; handle < size.handles; handle++)
		if (hv_engine_mapping(mapper, handle, &mapping, &serial))
			count_mapping(check, mapper, &mapping, serial);
}

static gboolean same_pins(const HvGrantPins *a, const HvGrantPins *b)
{
	return a->host_read == b->host_read && a->host_write == b->host_write &&
	       a->device_read == b->device_read && a->device_write == b->device_write;
}

static void check_entry(HvCheck *check, const HvDomain *domain, grant_ref_t ref)
{
	const HvGrantPins *seen = &hv_check_entry_seen(check, domain, ref)->pins;
	HvGrantPins pins = {0};

	hv_engine_pins(domain, ref, &pins);
	if (!same_pins(&pins, seen))
		hv_check_fails(check, "domain %u, gref %u: pins (host r %u w %u, device r %u w "
			       "%u) but mappings (%u %u, %u %u)", domain->id, ref,
			       pins.host_read, pins.host_write, pins.device_read,
			       pins.device_write, seen->host_read, seen->host_write,
			       seen->device_read, seen->device_write);
}

static void check_domain(HvCheck *check, const HvDomain *domain)
{
	HvTableSize size = {0};
	guint frames = 0;

	hv_engine_size(domain, &size);
	for (grant_ref_t ref = 0; ref < size.entries && !check->text; ref++)
		check_entry(check, domain, ref);
	hv_engine_check(check, domain);
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
	for (const GList *i = domains; i; i = i->next) {
		count_mappings(&check, i->data);
		hv_check_tables(&check, i->data);
	}
	for (const GList *i = domains; i && !check.text; i = i->next)
		check_domain(&check, i->data);
	for (HvMfn mfn = 1; mfn < machine->frames.count && !check.text; mfn++)
		hv_check_frame(&check, mfn);
	g_list_free(domains);
	return hv_check_end(&check);
}
