/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * memory_op as far as grants and paging need it, after do_memory_op in
 * xen/common/memory.c and xenmem_add_to_physmap_one in xen/arch/x86/mm/p2m.c
 * (4.17).  Here: which command is whose, and a place for the grant table's frames.
 *
 * Not modelled, -ENOSYS: every other command, other spaces than the grant
 * table's, continuations.
 */
#include "machine/memory-op.h"

#define EXTENT_SHIFT 6 /* above: where a continuation goes on */

static int add_to_physmap(HvDomain *caller, guint64 arg);
static int remove_from_physmap(HvDomain *caller, guint64 arg);

long hv_memory_op(HvDomain *domain, guint64 cmd, guint64 arg)
{
	HvStep step;

	if (cmd >> EXTENT_SHIFT)
		return -ENOSYS;
	step = hv_step(domain, __HYPERVISOR_memory_op, cmd);
	if (step.kind == HV_STEP_ERRNO)
		return step.value;
	switch (cmd) {
	case XENMEM_increase_reservation:
	case XENMEM_decrease_reservation:
	case XENMEM_populate_physmap:
		return hv_memory_reservation(domain, cmd, arg);
	case XENMEM_acquire_resource:
		return hv_memory_acquire_resource(domain, arg);
	case XENMEM_paging_op:
		return hv_memory_paging_op(domain, arg);
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

/* What is at gfn makes room: a shared frame of Xen's is unhooked, a page is freed. */
static int make_room(HvDomain *domain, HvGfn gfn, HvMfn mfn)
{
	HvMfn old = hv_p2m_get(domain, gfn).mfn;

	if (old == HV_INVALID_MFN || old == mfn)
		return 0;
	if (hv_frame(domain->machine, old)->heap)
		return hv_p2m_remove(domain, gfn, old);
	return hv_memory_remove_page(domain, gfn);
}

static int add_grant_frame(HvDomain *domain, guint64 idx, HvGfn gfn)
{
	HvMfn mfn;
	int rc = hv_engine_frame_at(domain, idx, gfn, &mfn);

	if (rc)
		return rc;
	rc = make_room(domain, gfn, mfn);
	if (!rc)
		rc = hv_p2m_add(domain, gfn, mfn, HV_P2M_RAM_RW);
	hv_frame_put(domain->machine, mfn);
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
