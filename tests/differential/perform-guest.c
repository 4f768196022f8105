/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What guests do in memory that is their own: entries of the grant table, pages. */
#include "world.h"

#include <string.h>

static void write_v1(grant_entry_v1_t *entry, const guint64 arg[DF_ARGS], guint64 frame)
{
	entry->domid = (domid_t)arg[2];
	entry->frame = (guint32)frame;
	__atomic_store_n(&entry->flags, (guint16)arg[1], __ATOMIC_SEQ_CST);
}

static void write_v2(grant_entry_v2_t *entry, const guint64 arg[DF_ARGS], guint64 frame)
{
	guint16 flags = (guint16)arg[1];

	entry->hdr.domid = (domid_t)arg[2];
	if ((flags & GTF_type_mask) == GTF_transitive) {
		entry->transitive.trans_domid = (domid_t)arg[6];
		entry->transitive.gref = (grant_ref_t)arg[7];
	} else if (flags & GTF_sub_page) {
		entry->sub_page.page_off = (guint16)arg[4];
		entry->sub_page.length = (guint16)arg[5];
		entry->sub_page.frame = frame;
	} else {
		entry->full_page.frame = frame;
	}
	__atomic_store_n(&entry->hdr.flags, flags, __ATOMIC_SEQ_CST);
}

static void write_entry(DfWorld *world, const DfOp *op)
{
	const guint64 *arg = op->slot[0].arg;
	guint version = world->hv->grant_version(world->dom[op->dom]);
	guint each = HV_PAGE_SIZE / (version == 2 ? sizeof(grant_entry_v2_t) :
				     sizeof(grant_entry_v1_t));
	guint64 frame = df_resolve(world, op->dom, DF_T_FRAME, arg[3]);
	guint8 *page = df_table_page(world, op->dom, (guint)(arg[0] / each));

	world->rc = page != NULL;
	if (page && version == 2)
		write_v2((grant_entry_v2_t *)page + arg[0] % each, arg, frame);
	else if (page)
		write_v1((grant_entry_v1_t *)page + arg[0] % each, arg, frame);
}

static void write_by_interface(DfWorld *world, const DfOp *op)
{
	const guint64 *arg = op->slot[0].arg;
	HvGrantEntry entry = {
		.flags = (guint16)arg[1], .domid = (domid_t)arg[2],
		.frame = df_resolve(world, op->dom, DF_T_FRAME, arg[3]),
	};

	world->rc = world->hv->grant_entry_write(world->dom[op->dom], (grant_ref_t)arg[0], &entry);
}

/* Only the flags, as a guest ends access: reading and writing go with the rest. */
static void revoke_entry(DfWorld *world, const DfOp *op)
{
	HvGrantEntry entry;

	world->rc = world->hv->grant_entry(world->dom[op->dom],
					   (grant_ref_t)op->slot[0].arg[0], &entry);
	if (!world->rc)
		return;
	entry.flags = 0;
	world->hv->grant_entry_write(world->dom[op->dom], (grant_ref_t)op->slot[0].arg[0], &entry);
}

/* A page table in use cannot be written to by its domain. */
static void fill(DfWorld *world, const DfOp *op)
{
	const guint64 *arg = op->slot[0].arg;
	guint64 gfn = df_resolve(world, op->dom, DF_T_FRAME, arg[0]);
	HvP2mEntry entry = world->hv->p2m_get(world->dom[op->dom], gfn);
	guint from = MIN((guint)arg[1], HV_PAGE_SIZE);
	guint8 *page;

	if (entry.type != HV_P2M_RAM_RW || df_is_l1(world, op->dom, entry.mfn))
		return;
	page = world->hv->frame_ptr(world->machine, entry.mfn);
	world->rc = page != NULL;
	if (page)
		memset(page + from, (int)arg[3], MIN((guint)arg[2], HV_PAGE_SIZE - from));
}

void df_perform_guest(DfWorld *world, const DfOp *op)
{
	if (op->kind == DF_ENTRY)
		write_entry(world, op);
	else if (op->kind == DF_ENTRY_WRITE)
		write_by_interface(world, op);
	else if (op->kind == DF_REVOKE)
		revoke_entry(world, op);
	else
		fill(world, op);
}
