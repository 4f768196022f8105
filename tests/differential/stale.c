/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether the death of a domain makes gnttab_release_mappings() in Xen's
 * grant_table.c end in BUG_ON: it undoes the mappings from the highest handle down,
 * and takes a pin of their kind from the entry that they name; a mapping whose granter
 * has gone and whose number another domain has got finds that domain's entry, which
 * may have no such pin, or none at all: then Xen reads beyond its table.  If it has one
 * that is another mapping's, the death of who has that ends so.  Of a domain that is
 * dying itself by then the pins are not to be seen.
 *
 * An unmap does not look for the pin: where such a death has taken it, the count goes
 * below zero, and borrows from the other kinds.
 */
#include "world.h"

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

static GArray *mappings_of(const DfWorld *world, guint mapper)
{
	GArray *mappings = g_array_new(FALSE, FALSE, sizeof(HvMapping));

	if (world->dom[mapper])
		world->hv->mappings(world->dom[mapper], collect, mappings);
	return mappings;
}

gboolean df_stale_named(const DfWorld *world, guint granter)
{
	for (guint i = 0; i < DF_DOMAINS; i++) {
		g_autoptr(GArray) mappings = mappings_of(world, i);

		for (guint j = 0; j < mappings->len; j++)
			if (g_array_index(mappings, HvMapping, j).granter == granter)
				return TRUE;
	}
	return FALSE;
}

void df_stale_new(DfWorld *world, guint granter)
{
	world->robbed[granter] = FALSE;
	for (guint i = 0; i < DF_DOMAINS; i++) {
		g_autoptr(GArray) mappings = mappings_of(world, i);

		for (guint j = 0; j < mappings->len; j++) {
			DfStale stale = {i, g_array_index(mappings, HvMapping, j)};

			if (stale.mapping.granter == granter)
				g_array_append_val(world->stale, stale);
		}
	}
}

static gboolean is_stale(const DfWorld *world, guint mapper, const HvMapping *mapping)
{
	for (guint i = 0; i < world->stale->len; i++) {
		const DfStale *stale = &g_array_index(world->stale, DfStale, i);

		if (stale->mapper == mapper && stale->mapping.handle == mapping->handle &&
		    stale->mapping.granter == mapping->granter &&
		    stale->mapping.ref == mapping->ref &&
		    stale->mapping.host_addr == mapping->host_addr)
			return TRUE;
	}
	return FALSE;
}

/* The granter is there no more, or is dying. */
static gboolean bug_by_the_dead(DfWorld *world, guint dom, const HvMapping *mapping)
{
	if (is_stale(world, dom, mapping))
		world->robbed[mapping->granter] = TRUE;
	return world->robbed[mapping->granter];
}

static gboolean stale_bug(DfWorld *world, guint dom)
{
	g_autoptr(GArray) mappings = NULL, entries = NULL;
	gboolean bug = FALSE;

	if (!world->dom[dom])
		return FALSE;
	mappings = mappings_of(world, dom);
	entries = g_array_new(FALSE, FALSE, sizeof(Entry));
	for (guint i = mappings->len; i-- > 0;) {
		const HvMapping *mapping = &g_array_index(mappings, HvMapping, i);
		Entry *entry;

		if (mapping->granter >= DF_DOMAINS)
			continue;
		if (!world->dom[mapping->granter]) {
			bug |= bug_by_the_dead(world, dom, mapping);
			continue;
		}
		entry = entry_of(world, entries, mapping);
		bug |= !entry || !take_pins(entry, mapping->flags);
	}
	return bug;
}

/* Adds what the mapping holds of the entry that is asked for. */
static void add_pins(const HvMapping *mapping, HvGrantPins *held)
{
	gboolean readonly = mapping->flags & GNTMAP_readonly;
	gboolean host = !!(mapping->flags & GNTMAP_host_map);
	gboolean device = !!(mapping->flags & GNTMAP_device_map);

	held->host_read += host && readonly;
	held->host_write += host && !readonly;
	held->device_read += device && readonly;
	held->device_write += device && !readonly;
}

/* Fewer pins of a kind than mappings that have one. */
static gboolean lacks_pins(const DfWorld *world, const HvMapping *of)
{
	HvGrantPins held = {0}, pins;

	if (of->granter >= DF_DOMAINS || !world->dom[of->granter] ||
	    !world->hv->grant_pins(world->dom[of->granter], of->ref, &pins))
		return FALSE;
	for (guint i = 0; i < DF_DOMAINS; i++) {
		g_autoptr(GArray) mappings = mappings_of(world, i);

		for (guint j = 0; j < mappings->len; j++) {
			const HvMapping *one = &g_array_index(mappings, HvMapping, j);

			if (one->granter == of->granter && one->ref == of->ref &&
			    !is_stale(world, i, one))
				add_pins(one, &held);
		}
	}
	return held.host_read > pins.host_read || held.host_write > pins.host_write ||
	       held.device_read > pins.device_read || held.device_write > pins.device_write;
}

static gboolean robbed_unmap(const DfWorld *world, const DfOp *op)
{
	HvMapping mapping;

	for (guint i = 0; world->dom[op->dom] && i < op->count; i++) {
		guint64 handle = df_resolve(world, op->dom, DF_T_HANDLE, op->slot[i].arg[0]);

		if (world->hv->mapping(world->dom[op->dom], (grant_handle_t)handle, &mapping) &&
		    lacks_pins(world, &mapping))
			return TRUE;
	}
	return FALSE;
}

gboolean df_stale_foreseen(DfWorld *world, const DfOp *op)
{
	if (!world->stale->len)
		return FALSE;
	if (op->kind == DF_UNMAP || op->kind == DF_UNMAP_REPLACE)
		return robbed_unmap(world, op);
	return op->kind == DF_DESTROY && stale_bug(world, op->dom);
}
