/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The pager, page tables of PV domains, and the toolstack. */
#include "world.h"

static guint64 value(const DfWorld *world, const DfOp *op, guint slot, guint column)
{
	return df_resolve(world, op->dom, df_kinds[op->kind].column[column].type,
			  op->slot[slot].arg[column]);
}

static void l1_attach(DfWorld *world, const DfOp *op)
{
	guint64 mfn = value(world, op, 0, 1);
	guint at = (guint)op->slot[0].arg[0] % DF_L1S;

	world->rc = world->hv->l1_attach(world->dom[op->dom], DF_VA + ((guint64)at << 21), mfn);
	if (!world->rc)
		world->l1[op->dom][at] = mfn;
}

static void mmu_update(DfWorld *world, const DfOp *op)
{
	mmu_update_t *req = (gpointer)world->guest;

	for (guint i = 0; i < op->count; i++)
		req[i] = (mmu_update_t){.ptr = value(world, op, i, 0), .val = value(world, op, i, 1)};
	world->args_used = op->count * sizeof(*req);
	world->rc = df_hypercall(world, op, __HYPERVISOR_mmu_update, DF_GUEST, op->count, 0);
}

static void destroy(DfWorld *world, guint dom)
{
	world->hv->domain_destroy(world->dom[dom]);
	world->dom[dom] = NULL;
	for (guint i = world->live->len; i-- > 0;)
		if (g_array_index(world->live, DfLive, i).dom == dom)
			g_array_remove_index_fast(world->live, i);
}

void df_perform_other(DfWorld *world, const DfOp *op)
{
	HvDomain *domain = world->dom[op->dom];

	switch (op->kind) {
	case DF_NOMINATE:
		world->rc = world->hv->paging_nominate(domain, value(world, op, 0, 0));
		break;
	case DF_EVICT:
		world->rc = world->hv->paging_evict(domain, value(world, op, 0, 0));
		break;
	case DF_PREP:
		world->rc = world->hv->paging_prep(domain, value(world, op, 0, 0));
		break;
	case DF_ACCESS:
		world->rc = world->hv->paging_access(domain, value(world, op, 0, 0));
		break;
	case DF_L1_ATTACH:
		l1_attach(world, op);
		break;
	case DF_UPDATE_VA:
		world->rc = df_hypercall(world, op, __HYPERVISOR_update_va_mapping,
					 value(world, op, 0, 0), value(world, op, 0, 1),
					 op->slot[0].arg[2]);
		break;
	case DF_MMU_UPDATE:
		mmu_update(world, op);
		break;
	case DF_CREATE:
		world->rc = df_world_add_domain(world, (guint)op->slot[0].arg[0] % DF_DOMAINS);
		break;
	default:
		destroy(world, op->dom);
		break;
	}
}
