/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which entries a hypercall is about, its arguments say; of an unmap the mapping, as long
 * as there is one.  So this is the same with every hypervisor.
 */
#include "world/trace-entry.h"

#include <string.h>

/* Of one size, so that there is no padding to compare. */
typedef struct {
	guint granter;
	grant_ref_t ref;
} Named;

static void name_entry(const GsDomain *domain, domid_t granter, grant_ref_t ref)
{
	GsWorld *world = domain->world;
	const Named named = { granter == DOMID_SELF ? domain->id : granter, ref };

	if (!world->named)
		world->named = g_array_new(FALSE, FALSE, sizeof(Named));
	for (guint i = world->named->len; i-- > 0;)
		if (memcmp(&g_array_index(world->named, Named, i), &named, sizeof(named)) == 0)
			return;
	g_array_append_val(world->named, named);
}

static void name_mapped(const GsDomain *domain, grant_handle_t handle)
{
	HvMapping mapping;

	if (domain->world->hv->mapping(domain->hv, handle, &mapping))
		name_entry(domain, mapping.granter, mapping.ref);
}

static void name_copied(const GsDomain *domain, const gnttab_copy_t *op)
{
	if (op->flags & GNTCOPY_source_gref)
		name_entry(domain, op->source.domid, op->source.u.ref);
	if (op->flags & GNTCOPY_dest_gref)
		name_entry(domain, op->dest.domid, op->dest.u.ref);
}

void gs_trace_named(const GsDomain *domain, guint op, gconstpointer structure)
{
	const gnttab_map_grant_ref_t *map = structure;
	const gnttab_transfer_t *transfer = structure;
	const gnttab_swap_grant_ref_t *swap = structure;

	switch (op) {
	case GNTTABOP_map_grant_ref:
		name_entry(domain, map->dom, map->ref);
		break;
	case GNTTABOP_unmap_grant_ref:
		name_mapped(domain, ((const gnttab_unmap_grant_ref_t *)structure)->handle);
		break;
	case GNTTABOP_unmap_and_replace:
		name_mapped(domain, ((const gnttab_unmap_and_replace_t *)structure)->handle);
		break;
	case GNTTABOP_copy:
		name_copied(domain, structure);
		break;
	case GNTTABOP_transfer:
		name_entry(domain, transfer->domid, transfer->ref);
		break;
	case GNTTABOP_swap_grant_ref:
		name_entry(domain, DOMID_SELF, swap->ref_a);
		name_entry(domain, DOMID_SELF, swap->ref_b);
		break;
	default:
		break;
	}
}

static void trace_entry(const GsDomain *granter, grant_ref_t ref)
{
	const HvInterface *hv = granter->world->hv;
	HvGrantEntry entry;
	HvGrantPins pins;

	if (hv->grant_entry(granter->hv, ref, &entry) && hv->grant_pins(granter->hv, ref, &pins))
		gs_trace(granter->world, GS_TRACE_ENTRY, granter->id, ref, entry.flags,
			 entry.status, pins.host_read, pins.host_write, pins.device_read,
			 pins.device_write);
}

void gs_trace_entries(GsWorld *world)
{
	for (guint i = 0; world->named && i < world->named->len; i++) {
		const Named *named = &g_array_index(world->named, Named, i);
		const GsDomain *granter = gs_world_domain(world, named->granter);

		if (granter)
			trace_entry(granter, named->ref);
	}
	g_clear_pointer(&world->named, g_array_unref);
}
