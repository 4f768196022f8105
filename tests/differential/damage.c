/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Whether a copy has written into a page table.  None may: a table has a type of its
 * own.  Xen 4.17's do (copy-pinned-frame-changed of the faults), and what the
 * hypervisor finds there afterwards are entries that nobody has checked.
 */
#include <string.h>

#include "world.h"

static gboolean writes_by_ref(const DfOp *op)
{
	for (guint i = 0; op->kind == DF_COPY && i < op->count; i++)
		if (op->slot[i].arg[7] & GNTCOPY_dest_gref)
			return TRUE;
	return FALSE;
}

static gconstpointer l1_page(const DfWorld *world, guint dom, guint at)
{
	HvMfn mfn = world->dom[dom] ? world->l1[dom][at] : HV_INVALID_MFN;

	return mfn == HV_INVALID_MFN ? NULL : world->hv->frame_ptr(world->machine, mfn);
}

void df_damage_before(DfWorld *world, const DfOp *op)
{
	world->watched = writes_by_ref(op);
	for (guint i = 0; world->watched && i < DF_DOMAINS * DF_L1S; i++) {
		gconstpointer page = l1_page(world, i / DF_L1S, i % DF_L1S);

		if (page)
			memcpy(world->l1_before[i], page, HV_PAGE_SIZE);
	}
}

void df_damage_after(DfWorld *world)
{
	for (guint i = 0; world->watched && i < DF_DOMAINS * DF_L1S; i++) {
		gconstpointer page = l1_page(world, i / DF_L1S, i % DF_L1S);

		world->damaged |= page && memcmp(world->l1_before[i], page, HV_PAGE_SIZE) != 0;
	}
}
