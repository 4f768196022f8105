/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * memory_op as far as a guest's grant code needs it, after do_memory_op in
 * xen/common/memory.c and xenmem_add_to_physmap_one in xen/arch/x86/mm/p2m.c
 * (4.17): a place for the grant table's frames, giving pages back, getting new
 * ones.
 *
 * Not modelled, -ENOSYS: every other command, other spaces than the grant
 * table's, extents of more than one page, continuations, populate on demand.  A
 * domain has no limit but the machine's (Xen: max_pages).
 */
#include "private.h"

#define EXTENT_SHIFT 6 /* above: where a continuation goes on */

static int add_to_physmap(HvDomain *caller, guint64 arg);
static int remove_from_physmap(HvDomain *caller, guint64 arg);
static long reservation(HvDomain *caller, guint64 arg, gboolean populate);

long hv_memory_op(HvDomain *domain, guint64 cmd, guint64 arg)
{
	HvStep step;

	if (cmd >> EXTENT_SHIFT)
		return -ENOSYS;
	step = hv_step(domain, __HYPERVISOR_memory_op, cmd);
	if (step.kind == HV_STEP_ERRNO)
		return step.value;
	switch (cmd) {
	case XENMEM_decrease_reservation:
		return reservation(domain, arg, FALSE);
	case XENMEM_populate_physmap:
		return reservation(domain, arg, TRUE);
	case XENMEM_add_to_physmap:
		return add_to_physmap(domain, arg);
	case XENMEM_remove_from_physmap:
		return remove_from_physmap(domain, arg);
	default:
		return -ENOSYS;
	}
}

/* A translated domain that the caller may change: 0 or -errno. */
static int find_translated(HvDomain *caller, domid_t domid, HvDomain **target)
{
	*target = hv_domain_find_any(caller, domid);
	if (!*target)
		return -ESRCH;
	if (!hv_translated(*target))
		return -EACCES;
	if (!hv_domain_may_target(caller, *target))
		return -EPERM;
	return 0;
}

/* Takes a page from gfn for good; -ENOENT if there is none (guest_remove_page). */
static int remove_page(HvDomain *domain, HvGfn gfn)
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
		hv_frame(domain->machine, entry.mfn)->gfn = HV_INVALID_MFN;
	if (!rc)
		hv_frame_release(domain->machine, entry.mfn);
	hv_frame_put(domain->machine, entry.mfn);
	return rc;
}

/* What is at gfn makes room: a shared frame of Xen's is unhooked, a page is freed. */
static int make_room(HvDomain *domain, HvGfn gfn, HvMfn mfn)
{
	HvMfn old = hv_p2m_get(domain, gfn).mfn;

	if (old == HV_INVALID_MFN || old == mfn)
		return 0;
	if (hv_frame(domain->machine, old)->heap)
		return hv_p2m_remove(domain, gfn, old);
	return remove_page(domain, gfn);
}

static int add_grant_frame(HvDomain *domain, guint64 idx, HvGfn gfn)
{
	HvMachine *machine = domain->machine;
	HvMfn mfn;
	int rc = hv_gnttab_frame_at(domain, idx, &mfn);

	if (rc)
		return rc;
	if (!hv_frame_get(machine, mfn, domain))
		return -EBUSY;
	rc = make_room(domain, gfn, mfn);
	if (!rc)
		rc = hv_p2m_add(domain, gfn, mfn, HV_P2M_RAM_RW);
	hv_frame_put(machine, mfn);
	return rc;
}

static int add_to_physmap(HvDomain *caller, guint64 arg)
{
	xen_add_to_physmap_t op;
	HvDomain *target;
	int rc;

	if (!hv_guest_read(caller, &op, arg, sizeof(op)))
		return -EFAULT;
	if (op.space != XENMAPSPACE_grant_table)
		return -ENOSYS;
	rc = find_translated(caller, op.domid, &target);
	if (rc)
		return rc;
	if (op.gpfn == HV_INVALID_MFN)
		return -EINVAL;
	return add_grant_frame(target, op.idx, op.gpfn);
}

static int remove_from_physmap(HvDomain *caller, guint64 arg)
{
	xen_remove_from_physmap_t op;
	HvDomain *target;
	HvP2mType type;
	HvMfn mfn;
	int rc;

	if (!hv_guest_read(caller, &op, arg, sizeof(op)))
		return -EFAULT;
	rc = find_translated(caller, op.domid, &target);
	if (rc)
		return rc;
	mfn = hv_p2m_get_page(target, op.gpfn, &type);
	if (mfn == HV_INVALID_MFN)
		return -ENOENT;
	rc = hv_p2m_remove(target, op.gpfn, mfn);
	hv_frame_put(target->machine, mfn);
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
	hv_frame(target->machine, mfn)->gfn = gfn;
	return hv_guest_write(caller, at, &mfn, sizeof(mfn));
}

/* How many extents were done: errors are told by nothing else. */
static long reservation(HvDomain *caller, guint64 arg, gboolean populate)
{
	struct xen_memory_reservation op;
	HvDomain *target;
	guint64 i;

	if (!hv_guest_read(caller, &op, arg, sizeof(op)))
		return 0;
	target = hv_domain_find_any(caller, op.domid);
	if (!target || !hv_domain_may_target(caller, target))
		return 0;
	if (op.extent_order || (op.mem_flags & XENMEMF_populate_on_demand))
		return -ENOSYS;
	for (i = 0; i < op.nr_extents; i++) {
		guint64 at = GPOINTER_TO_SIZE(op.extent_start.p) + i * sizeof(xen_pfn_t);
		xen_pfn_t gfn;

		if (!hv_guest_read(caller, &gfn, at, sizeof(gfn)))
			break;
		if (populate ? !populate_one(caller, target, at, gfn) :
			       remove_page(target, gfn) != 0)
			break;
	}
	return i;
}
