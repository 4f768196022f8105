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

/* Takes a page from gfn for good; -ENOENT if there is none (guest_remove_page). */
int xs_memory_remove_page(HvDomain *domain, HvGfn gfn)
{
	HvP2mEntry entry = xs_p2m_get(domain, gfn);
	int rc = 0;

	if (entry.type == HV_P2M_INVALID || entry.type == HV_P2M_MMIO_DM)
		return -ENOENT;
	if (entry.type == HV_P2M_RAM_PAGED || entry.type == HV_P2M_RAM_PAGING_IN) {
		xs_p2m_remove(domain, gfn, entry.mfn);
		if (entry.mfn != HV_INVALID_MFN)
			xs_frame_release(entry.mfn);
		return 0;
	}
	/* Not somebody else's: a grant mapping is undone by the grant interface. */
	if (!xs_frame_get(entry.mfn, domain))
		return -ENXIO;
	if (xs_translated(domain))
		rc = xs_p2m_remove(domain, gfn, entry.mfn);
	else
		xs_frame(entry.mfn)->gfn = HV_INVALID_MFN;
	if (!rc)
		xs_frame_release(entry.mfn);
	xs_put_page(xs_frame(entry.mfn));
	return rc;
}

/* A PV guest learns the machine frame in the place of its own number. */
static gboolean populate_one(HvDomain *caller, HvDomain *target, guint64 at, HvGfn gfn)
{
	HvMfn mfn = xs_frame_alloc(target);

	if (mfn == HV_INVALID_MFN)
		return FALSE;
	if (xs_translated(target)) {
		if (!xs_p2m_add(target, gfn, mfn, HV_P2M_RAM_RW))
			return TRUE;
		xs_frame_release(mfn);
		return FALSE;
	}
	xs_frame(mfn)->gfn = gfn;
	return xs_guest_write(caller, at, &mfn, sizeof(mfn));
}

/* A translated guest is given the page without a place, as in Xen. */
static gboolean increase_one(HvDomain *caller, HvDomain *target, guint64 at)
{
	HvMfn mfn = xs_frame_alloc(target);

	if (mfn == HV_INVALID_MFN)
		return FALSE;
	return !at || xs_translated(target) || xs_guest_write(caller, at, &mfn, sizeof(mfn));
}

static gboolean one_extent(HvDomain *caller, HvDomain *target, guint cmd, guint64 at)
{
	xen_pfn_t gfn;

	if (cmd == XENMEM_increase_reservation)
		return increase_one(caller, target, at);
	if (!xs_guest_read(caller, &gfn, at, sizeof(gfn)))
		return FALSE;
	return cmd == XENMEM_populate_physmap ? populate_one(caller, target, at, gfn) :
						xs_memory_remove_page(target, gfn) == 0;
}

static long all_extents(HvDomain *caller, HvDomain *target, guint cmd,
			const struct xen_memory_reservation *op)
{
	guint64 list = GPOINTER_TO_SIZE(op->extent_start.p), i;

	for (i = 0; i < op->nr_extents; i++) {
		if (!one_extent(caller, target, cmd, list ? list + i * sizeof(xen_pfn_t) : 0))
			break;
	}
	return i;
}

long xs_memory_reservation(HvDomain *caller, guint cmd, guint64 arg)
{
	struct xen_memory_reservation op;
	HvDomain *target;

	if (!xs_guest_read(caller, &op, arg, sizeof(op)))
		return 0;
	target = xs_domain_find_any(caller, op.domid);
	if (!target || !xs_domain_may_target(caller, target))
		return 0;
	if (op.extent_order || (op.mem_flags & XENMEMF_populate_on_demand))
		return -ENOSYS;
	return all_extents(caller, target, cmd, &op);
}
