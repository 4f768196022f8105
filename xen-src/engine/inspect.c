/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking at Xen's grant tables. */
#include "engine/engine.h"
#include "machine/books.h"

void hv_engine_size(const HvDomain *domain, HvTableSize *size)
{
	struct xs_table table;

	xs_gnttab_table(xs_domain_of(domain), &table);
	*size = (HvTableSize){
		.version = table.version, .frames = table.frames,
		.status_frames = table.status_frames, .entries = table.entries,
		.handles = table.maptrack_limit,
	};
}

gboolean hv_engine_entry(const HvDomain *domain, grant_ref_t ref, HvEntryPlace *place)
{
	struct xs_entry entry;

	if (!xs_gnttab_entry(xs_domain_of(domain), ref, &entry))
		return FALSE;
	*place = (HvEntryPlace){.header = entry.header, .status = entry.status};
	if (entry.status)
		place->frame.v2 = entry.frame_at;
	else
		place->frame.v1 = entry.frame_at;
	return TRUE;
}

gboolean hv_engine_pins(const HvDomain *domain, grant_ref_t ref, HvGrantPins *pins)
{
	struct xs_pins held;

	if (!xs_gnttab_pins(xs_domain_of(domain), ref, &held))
		return FALSE;
	*pins = (HvGrantPins){
		.host_read = held.host_read, .host_write = held.host_write,
		.device_read = held.device_read, .device_write = held.device_write,
		.mfn = held.mfn,
	};
	return TRUE;
}

gboolean hv_engine_mapping(const HvDomain *domain, grant_handle_t handle, HvMapping *mapping,
			   guint *serial)
{
	const GArray *notes = domain->gt->note;
	XsMapNote note = {0};
	struct xs_mapping map;

	if (!xs_gnttab_mapping(xs_domain_of(domain), handle, &map))
		return FALSE;
	if (handle < notes->len)
		note = g_array_index(notes, XsMapNote, handle);
	*mapping = (HvMapping){
		.handle = handle, .granter = map.domid, .ref = map.ref, .flags = map.flags,
		.host_addr = note.host_addr,
	};
	*serial = note.serial;
	return TRUE;
}

/* A lock that is kept would be seen only by who takes it next. */
void hv_engine_check(HvCheck *check, const HvDomain *domain)
{
	const char *held = xs_gnttab_held(xs_domain_of(domain));

	if (held)
		hv_check_fails(check, "domain %u: the lock of %s is held after the call",
			       domain->id, held);
}
