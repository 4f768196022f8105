/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Reading Xen's grant tables.  Included by gnttab.c alone, behind the structures
 * that it reads.
 */
#ifndef XS_GNTTAB_INSPECT_H
#define XS_GNTTAB_INSPECT_H

void xs_gnttab_table(const struct domain *d, struct xs_table *table)
{
	struct grant_table *t = d->grant_table;

	*table = (struct xs_table){
		.version = t->gt_version,
		.frames = nr_grant_frames(t),
		.status_frames = nr_status_frames(t),
		.entries = nr_grant_entries(t),
		.maptrack_limit = t->maptrack_limit,
	};
}

static unsigned int xs_pin_count(unsigned int pin, unsigned int shift)
{
	return pin >> shift & ((1u << XS_PIN_BITS) - 1);
}

bool xs_gnttab_entry(const struct domain *d, uint32_t ref, struct xs_entry *entry)
{
	struct grant_table *t = d->grant_table;

	if (ref >= nr_grant_entries(t))
		return false;
	*entry = (struct xs_entry){ .header = shared_entry_header(t, ref) };
	if (t->gt_version == 1) {
		entry->frame_at = &shared_entry_v1(t, ref).frame;
	} else {
		entry->status = &status_entry(t, ref);
		entry->frame_at = &shared_entry_v2(t, ref).full_page.frame;
	}
	return true;
}

bool xs_gnttab_pins(const struct domain *d, uint32_t ref, struct xs_pins *pins)
{
	struct grant_table *t = d->grant_table;
	const struct active_grant_entry *act;

	if (ref >= nr_grant_entries(t))
		return false;
	act = &_active_entry(t, ref);
	*pins = (struct xs_pins){
		.host_read = xs_pin_count(act->pin, GNTPIN_hstr_shift),
		.host_write = xs_pin_count(act->pin, GNTPIN_hstw_shift),
		.device_read = xs_pin_count(act->pin, GNTPIN_devr_shift),
		.device_write = xs_pin_count(act->pin, GNTPIN_devw_shift),
		.mfn = act->pin ? mfn_x(act->mfn) : ~0ul,
	};
	return true;
}

bool xs_gnttab_mapping(const struct domain *d, uint32_t handle, struct xs_mapping *mapping)
{
	struct grant_table *t = d->grant_table;
	const struct grant_mapping *map;

	if (handle >= t->maptrack_limit)
		return false;
	map = &maptrack_entry(t, handle);
	*mapping = (struct xs_mapping){ .ref = map->ref, .flags = map->flags, .domid = map->domid };
	return map->flags != 0;
}

const char *xs_gnttab_held(const struct domain *d)
{
	struct grant_table *t = d->grant_table;
	unsigned int ref, entries = nr_grant_entries(t);

	if (t->lock.readers || t->lock.written)
		return "the grant table";
	if (t->maptrack_lock.written)
		return "the maptrack";
	for (ref = 0; ref < entries; ref++)
		if (_active_entry(t, ref).lock.written)
			return "an active entry";
	return NULL;
}

#endif
