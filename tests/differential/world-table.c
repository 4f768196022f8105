/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How the guests come to see their grant tables: PV domains by setup_table, which
 * tells the frames, translated ones by putting each frame at a place of theirs.
 * Both are done by the harness when a table has grown, so that entries are
 * written where a guest writes them and not by the hypervisor's help.
 */
#include "world.h"

#define LIST (DF_GUEST + DF_GUEST_OWN + 0x100)

static long own_call(DfWorld *world, guint dom, guint nr, guint64 cmd)
{
	unsigned long args[5] = {cmd, DF_GUEST + DF_GUEST_OWN, 1};

	return world->hv->hypercall(world->dom[dom], 0, nr, args);
}

static void learn_pv(DfWorld *world, guint dom, guint frames)
{
	gnttab_setup_table_t *op = (gpointer)(world->guest + DF_GUEST_OWN);
	const xen_pfn_t *list = (gconstpointer)(world->guest + DF_GUEST_OWN + 0x100);

	*op = (gnttab_setup_table_t){.dom = DOMID_SELF, .nr_frames = frames, .status = 99};
	op->frame_list.p = GSIZE_TO_POINTER(LIST);
	if (own_call(world, dom, __HYPERVISOR_grant_table_op, GNTTABOP_setup_table) == 0 &&
	    op->status == GNTST_okay)
		for (guint i = 0; i < frames; i++)
			world->table[dom][i] = list[i];
	else
		for (guint i = 0; i < frames; i++)
			world->table[dom][i] = HV_INVALID_MFN;
}

static void learn_translated(DfWorld *world, guint dom, guint frames)
{
	for (guint i = world->tables[dom]; i < frames; i++) {
		xen_add_to_physmap_t *op = (gpointer)(world->guest + DF_GUEST_OWN);

		*op = (xen_add_to_physmap_t){
			.domid = DOMID_SELF, .space = XENMAPSPACE_grant_table, .idx = i,
			.gpfn = DF_TABLE_GFN + i,
		};
		own_call(world, dom, __HYPERVISOR_memory_op, XENMEM_add_to_physmap);
	}
}

void df_learn_table(DfWorld *world, guint dom)
{
	guint frames = MIN(world->hv->grant_frames(world->dom[dom]), DF_TABLES);

	if (frames <= world->tables[dom] || world->crashed[dom])
		return;
	if (df_translated(world, dom))
		learn_translated(world, dom, frames);
	else
		learn_pv(world, dom, frames);
	world->tables[dom] = frames;
}

HvMfn df_table_mfn(DfWorld *world, guint dom, guint frame)
{
	HvP2mEntry entry;

	if (frame >= world->tables[dom])
		return HV_INVALID_MFN;
	if (!df_translated(world, dom))
		return world->table[dom][frame];
	entry = world->hv->p2m_get(world->dom[dom], DF_TABLE_GFN + frame);
	return entry.type == HV_P2M_RAM_RW ? entry.mfn : HV_INVALID_MFN;
}

gpointer df_table_page(DfWorld *world, guint dom, guint frame)
{
	HvMfn mfn = df_table_mfn(world, dom, frame);

	return mfn == HV_INVALID_MFN ? NULL : world->hv->frame_ptr(world->machine, mfn);
}
