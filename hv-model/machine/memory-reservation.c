/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * XENMEM_increase_reservation, decrease_reservation and populate_physmap, after the
 * functions of those names and guest_remove_page in xen/common/memory.c (4.17).
 * The answer is how many extents were done; nothing says why it is less.
 *
 * Not modelled, -ENOSYS: extents of more than one page, populate on demand.  A domain
 * has no limit but the machine's (Xen: max_pages).
 */
#include "machine/memory-op.h"

/* A PV guest reads the pfn behind a frame in the machine-to-physical table. */
static void set_pfn(HvDomain *domain, HvMfn mfn, HvGfn pfn)
{
	const HvMachine *machine = domain->machine;

	hv_frame(machine, mfn)->gfn = pfn;
	if (machine->host->m2p_changed)
		machine->host->m2p_changed(machine->host_data, domain->id, mfn, pfn);
}

/* Takes a page from gfn for good; -ENOENT if there is none (guest_remove_page). */
int hv_memory_remove_page(HvDomain *domain, HvGfn gfn)
{
	HvP2mEntry entry = hv_p2m_get(domain, gfn);
	int rc = 0;

	if (entry.type == HV_P2M_INVALID || entry.type == HV_P2M_MMIO_DM)
		return -ENOENT;
	if (entry.type == HV_P2M_RAM_PAGED || entry.type == HV_P2M_RAM_PAGING_IN) {
		hv_p2m_remove(domain, gfn, entry.mfn);
		if (entry.mfn != HV_INVALID_MFN)
			hv_frame_release(domain->machine, entry.mfn);
		return 0;
	}
	/* Not somebody else's: a grant mapping is undone by the grant interface. */
	if (!hv_frame_get(domain->machine, entry.mfn, domain))
		return -ENXIO;
	if (hv_translated(domain))
		rc = hv_p2m_remove(domain, gfn, entry.mfn);
	else
		set_pfn(domain, entry.mfn, HV_INVALID_MFN);
	if (!rc)
		hv_frame_release(domain->machine, entry.mfn);
	hv_frame_put(domain->machine, entry.mfn);
	return rc;
}

/* A PV guest learns the machine frame in the place of its own number. */
static gboolean populate_one(HvDomain *caller, HvDomain *target, guint64 at, HvGfn gfn)
{
	HvMfn mfn = hv_frame_alloc(target);

	if (mfn == HV_INVALID_MFN)
		return FALSE;
	if (hv_translated(target)) {
		if (!hv_p2m_add(target, gfn, mfn, HV_P2M_RAM_RW))
			return TRUE;
		hv_frame_release(target->machine, mfn);
		return FALSE;
	}
	set_pfn(target, mfn, gfn);
	return hv_guest_write(caller, at, &mfn, sizeof(mfn));
}

/* A translated guest is given the page without a place, as in Xen. */
static gboolean increase_one(HvDomain *caller, HvDomain *target, guint64 at)
{
	HvMfn mfn = hv_frame_alloc(target);

	if (mfn == HV_INVALID_MFN)
		return FALSE;
	return !at || hv_translated(target) || hv_guest_write(caller, at, &mfn, sizeof(mfn));
}

static gboolean one_extent(HvDomain *caller, HvDomain *target, guint cmd, guint64 at)
{
	xen_pfn_t gfn;

	if (cmd == XENMEM_increase_reservation)
		return increase_one(caller, target, at);
	if (!hv_guest_read(caller, &gfn, at, sizeof(gfn)))
		return FALSE;
	return cmd == XENMEM_populate_physmap ? populate_one(caller, target, at, gfn) :
						hv_memory_remove_page(target, gfn) == 0;
}

static long all_extents(HvDomain *caller, HvDomain *target, guint cmd,
			const struct xen_memory_reservation *op)
{
	guint64 list = GPOINTER_TO_SIZE(op->extent_start.p), i;

	for (i = 0; i < op->nr_extents; i++) {
		/* The first one was asked for with the call. */
		HvStep step = {.kind = HV_STEP_GO};

		if (i)
			step = hv_step(caller, __HYPERVISOR_memory_op, cmd);
		if (step.kind == HV_STEP_ERRNO)
			return step.value;
		if (!one_extent(caller, target, cmd, list ? list + i * sizeof(xen_pfn_t) : 0))
			break;
	}
	return i;
}

long hv_memory_reservation(HvDomain *caller, guint cmd, guint64 arg)
{
	struct xen_memory_reservation op;
	HvDomain *target;

	if (!hv_guest_read(caller, &op, arg, sizeof(op)))
		return 0;
	target = hv_domain_find_any(caller, op.domid);
	if (!target || !hv_domain_may_target(caller, target))
		return 0;
	if (op.extent_order || (op.mem_flags & XENMEMF_populate_on_demand))
		return -ENOSYS;
	return all_extents(caller, target, cmd, &op);
}
