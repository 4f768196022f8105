/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * XENMEM_paging_op: the pager's operations as a privileged domain's hypercall, after
 * mem_paging_memop in xen/arch/x86/mm/mem_paging.c (4.17).  prep fills a new frame
 * from the pager's buffer; every translated domain has a ring here.
 */
#include "machine/memory-op.h"

int hv_memory_find_remote(HvDomain *caller, domid_t domid, HvDomain **target)
{
	if (domid == DOMID_SELF || domid == caller->id)
		return -EPERM;
	*target = hv_domain_find(caller->machine, domid);
	if (!*target)
		return -ESRCH;
	return caller->privileged ? 0 : -EPERM;
}

static int prep(HvDomain *caller, HvDomain *target, const xen_mem_paging_op_t *op)
{
	HvP2mEntry entry = hv_p2m_get(target, op->gfn);
	gboolean there = entry.mfn != HV_INVALID_MFN;
	guint8 contents[HV_PAGE_SIZE];
	guint64 buffer;
	int rc;

	memcpy(&buffer, &op->buffer, sizeof(buffer));
	if (!there && (entry.type == HV_P2M_RAM_PAGING_IN || entry.type == HV_P2M_RAM_PAGED)) {
		if (!buffer)
			return -EINVAL;
		if (!hv_guest_read(caller, contents, buffer, sizeof(contents)))
			return -EFAULT;
	}
	rc = hv_paging_prep(target, op->gfn);
	if (!rc && !there)
		memcpy(hv_frame_ptr(target->machine, hv_p2m_get(target, op->gfn).mfn), contents,
		       sizeof(contents));
	return rc;
}

long hv_memory_paging_op(HvDomain *caller, guint64 arg)
{
	xen_mem_paging_op_t op;
	HvDomain *target;
	int rc;

	if (!hv_guest_read(caller, &op, arg, sizeof(op)))
		return -EFAULT;
	rc = hv_memory_find_remote(caller, op.domain, &target);
	if (rc)
		return rc;
	if (target->dying)
		return -EINVAL;
	if (!hv_translated(target))
		return -ENODEV;
	switch (op.op) {
	case XENMEM_paging_op_nominate:
		return hv_paging_nominate(target, op.gfn);
	case XENMEM_paging_op_evict:
		return hv_paging_evict(target, op.gfn);
	case XENMEM_paging_op_prep:
		rc = prep(caller, target, &op);
		if (!rc && !hv_guest_write(caller, arg, &op, sizeof(op)))
			return -EFAULT;
		return rc;
	default:
		return -ENOSYS;
	}
}
