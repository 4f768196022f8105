/* SPDX-License-Identifier: GPL-2.0-or-later */
/* memory_op: a place for the table's frames, giving pages back, getting new ones. */
#include "world.h"

#include <string.h>

static guint64 value(const DfWorld *world, const DfOp *op, guint slot, guint column)
{
	return df_resolve(world, op->dom, df_kinds[op->kind].column[column].type,
			  op->slot[slot].arg[column]);
}

static void reservation(DfWorld *world, const DfOp *op)
{
	struct xen_memory_reservation *arg = (gpointer)world->guest;
	xen_pfn_t *list = (gpointer)(world->guest + DF_GUEST_LIST);

	*arg = (struct xen_memory_reservation){
		.nr_extents = op->count, .domid = (domid_t)value(world, op, 0, 1),
		.extent_start.p = GSIZE_TO_POINTER(DF_GUEST + DF_GUEST_LIST),
	};
	for (guint i = 0; i < op->count; i++)
		list[i] = value(world, op, i, 0);
	world->list_used = op->count * sizeof(*list);
}

/* A PV guest gets to know a new page and gives it the number of one that it has lost. */
static void number_page(DfWorld *world, guint dom, HvMfn mfn)
{
	guint pages = MIN(world->setting->domain[dom].pages, DF_PAGES);

	for (guint i = 0; i < pages; i++) {
		HvP2mEntry entry = world->hv->p2m_get(world->dom[dom], world->page[dom][i]);

		if (entry.type != HV_P2M_INVALID)
			continue;
		world->page[dom][i] = mfn;
		return;
	}
}

static guint memory_cmd(DfKind kind)
{
	switch (kind) {
	case DF_ADD_TO_PHYSMAP:
		return XENMEM_add_to_physmap;
	case DF_REMOVE_FROM_PHYSMAP:
		return XENMEM_remove_from_physmap;
	case DF_DECREASE:
		return XENMEM_decrease_reservation;
	default:
		return XENMEM_populate_physmap;
	}
}

void df_perform_memory(DfWorld *world, const DfOp *op)
{
	world->args_used = df_kinds[op->kind].size;
	memset(world->guest, 0, world->args_used);
	if (op->kind == DF_ADD_TO_PHYSMAP)
		*(xen_add_to_physmap_t *)world->guest = (xen_add_to_physmap_t){
			.domid = (domid_t)value(world, op, 0, 0),
			.space = XENMAPSPACE_grant_table, .idx = value(world, op, 0, 1),
			.gpfn = value(world, op, 0, 2),
		};
	else if (op->kind == DF_REMOVE_FROM_PHYSMAP)
		*(xen_remove_from_physmap_t *)world->guest = (xen_remove_from_physmap_t){
			.domid = (domid_t)value(world, op, 0, 0),
			.gpfn = value(world, op, 0, 1),
		};
	else
		reservation(world, op);
	world->rc = df_hypercall(world, op, __HYPERVISOR_memory_op, memory_cmd(op->kind),
				 DF_GUEST, 0);
	if (op->kind != DF_POPULATE || df_translated(world, op->dom) ||
	    op->slot[0].arg[1] != DOMID_SELF)
		return;
	for (long i = 0; i < world->rc; i++)
		number_page(world, op->dom,
			    ((const xen_pfn_t *)(world->guest + DF_GUEST_LIST))[i]);
}
