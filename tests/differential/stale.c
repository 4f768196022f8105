/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether the death of a domain makes gnttab_release_mappings() in Xen's
 * grant_table.c end in BUG_ON: it undoes the mappings from the highest handle down,
 * and takes a pin of their kind from the entry that they name; a mapping whose granter
 * has gone and whose number another domain has got finds that domain's entry, which
 * may have no such pin, or none at all: then Xen reads beyond its table.  If it has one
 * that is another mapping's, the death of who has that ends so.
 */
#include "compare.h"

typedef struct {
	guint granter;
	grant_ref_t ref;
	HvGrantPins left;
} Entry;

static void collect(const HvMapping *mapping, gpointer array)
{
	g_array_append_val((GArray *)array, *mapping);
}

static Entry *entry_of(const DfWorld *world, GArray *entries, const HvMapping *mapping)
{
	Entry entry = {.granter = mapping->granter, .ref = mapping->ref};

	for (guint i = 0; i < entries->len; i++) {
		Entry *one = &g_array_index(entries, Entry, i);

		if (one->granter == entry.granter && one->ref == entry.ref)
			return one;
	}
	if (!world->hv->grant_pins(world->dom[entry.granter], entry.ref, &entry.left))
		return NULL;
	g_array_append_val(entries, entry);
	return &g_array_index(entries, Entry, entries->len - 1);
}

/* FALSE if there is none to take. */
static gboolean take(guint *pins)
{
	return (*pins)-- > 0;
}

static gboolean take_pins(Entry *entry, guint flags)
{
	gboolean readonly = flags & GNTMAP_readonly;

	if ((flags & GNTMAP_device_map) &&
	    !take(readonly ? &entry->left.device_read : &entry->left.device_write))
		return FALSE;
	return !(flags & GNTMAP_host_map) ||
	       take(readonly ? &entry->left.host_read : &entry->left.host_write);
}

gboolean df_stale_bug(const DfWorld *world, guint dom)
{
	g_autoptr(GArray) mappings = NULL, entries = NULL;

	if (!world->dom[dom] || !world->stale)
		return FALSE;
	mappings = g_array_new(FALSE, FALSE, sizeof(HvMapping));
	entries = g_array_new(FALSE, FALSE, sizeof(Entry));
	world->hv->mappings(world->dom[dom], collect, mappings);
	for (guint i = mappings->len; i-- > 0;) {
		const HvMapping *mapping = &g_array_index(mappings, HvMapping, i);
		Entry *entry;

		/* A granter that is dying is the one that granted. */
		if (mapping->granter >= DF_DOMAINS || !world->dom[mapping->granter])
			continue;
		entry = entry_of(world, entries, mapping);
		if (!entry || !take_pins(entry, mapping->flags))
			return TRUE;
	}
	return FALSE;
}
