/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * grant_table_op: from the slots to argument structures in guest memory, the
 * call, and what the guest keeps of the answers.
 */
#include "world.h"

#include <string.h>

static void keep_live(DfWorld *world, const DfOp *op, const DfSlot *slot)
{
	DfLive live = {.id = slot->id, .dom = op->dom, .slot = *slot};

	g_array_append_val(world->live, live);
}

static void drop_live(DfWorld *world, guint dom, guint64 handle)
{
	for (guint i = 0; df_tag(handle) == DF_MADE && i < world->live->len; i++) {
		const DfLive *live = &g_array_index(world->live, DfLive, i);

		if (live->dom == dom && live->id == df_y(handle)) {
			g_array_remove_index_fast(world->live, i);
			return;
		}
	}
}

static void keep_map(DfWorld *world, const DfOp *op, const DfSlot *slot,
		     const gnttab_map_grant_ref_t *arg)
{
	if (!slot->id)
		return;
	if (slot->id >= world->made->len)
		g_array_set_size(world->made, slot->id + 1);
	g_array_index(world->made, DfMade, slot->id) =
		(DfMade){.handle = arg->handle, .bus = arg->dev_bus_addr};
	if (arg->status == GNTST_okay)
		keep_live(world, op, slot);
}

static void keep(DfWorld *world, const DfOp *op)
{
	for (guint i = 0; i < op->count; i++) {
		const DfSlot *slot = &op->slot[i];

		if (op->kind == DF_MAP)
			keep_map(world, op, slot, (const gnttab_map_grant_ref_t *)world->guest + i);
		else if ((op->kind == DF_UNMAP || op->kind == DF_UNMAP_REPLACE) &&
			 df_slot_status(world, op, i) == GNTST_okay)
			drop_live(world, op->dom, slot->arg[0]);
	}
}

void df_perform_gnttab(DfWorld *world, const DfOp *op)
{
	const DfKindRow *row = &df_kinds[op->kind];
	guint cmd = (guint)row->cmd, count = op->count;

	world->args_used = row->size * op->count;
	memset(world->guest, 0xa5, world->args_used);
	if (op->kind == DF_SETUP_TABLE || op->kind == DF_GET_STATUS_FRAMES) {
		world->list_used = 0x400;
		memset(world->guest + DF_GUEST_LIST, 0xa5, world->list_used);
	}
	for (guint i = 0; i < op->count; i++)
		df_put_argument(world, op, &op->slot[i], world->guest + i * row->size);
	if (op->kind == DF_GNTTAB_RAW) {
		memset(world->guest, 0, world->args_used);
		cmd = (guint)op->slot[0].arg[0];
		count = (guint)op->slot[0].arg[1];
	}
	world->rc = df_hypercall(world, op, __HYPERVISOR_grant_table_op, cmd, DF_GUEST, count);
	keep(world, op);
}

gint16 df_slot_word(const DfWorld *world, const DfOp *op, guint slot)
{
	const DfKindRow *row = &df_kinds[op->kind];
	gint16 status;

	memcpy(&status, world->guest + slot * row->size + row->status_at, sizeof(status));
	return status;
}

long df_slot_status(const DfWorld *world, const DfOp *op, guint slot)
{
	if (df_kinds[op->kind].status_at < 0 || world->rc)
		return world->rc;
	return df_slot_word(world, op, slot);
}

long df_hypercall(DfWorld *world, const DfOp *op, guint nr, guint64 a, guint64 b, guint64 c)
{
	unsigned long args[5] = {a, b, c, DOMID_SELF}; /* the last: mmu_update's owner */

	return world->hv->hypercall(world->dom[op->dom], op->vcpu, nr, args);
}
