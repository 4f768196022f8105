/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * mmu_update and update_va_mapping of PV domains, after do_mmu_update and
 * do_update_va_mapping in xen/arch/x86/mm.c (4.17).  TLB flushes have no meaning
 * here.  Not modelled: other domains' page tables and frames (-ENOSYS for who may
 * use them), MMU_PT_UPDATE_PRESERVE_AD, _NO_TRANSLATE (-ENOSYS), L2 and above.
 */
#include "machine/private.h"

#define PTR_CMD_MASK 7u

/* An L1 entry, or any word of memory that is no page table. */
static int update_entry(HvDomain *domain, guint64 address, guint64 val)
{
	HvMachine *machine = domain->machine;
	HvMfn mfn = address >> HV_PAGE_SHIFT;
	HvL1Slot slot;

	if (hv_l1_find_by_address(&domain->l1, address, &slot))
		return hv_l1_modify(domain, &slot, val);
	if (!hv_frame_get(machine, mfn, domain))
		return -EINVAL;
	__atomic_store_n((guint64 *)hv_frame_ptr(machine, mfn) +
			 address % HV_PAGE_SIZE / sizeof(guint64), val, __ATOMIC_SEQ_CST);
	hv_frame_put(machine, mfn);
	return 0;
}

static int machphys_update(HvDomain *domain, guint64 address, guint64 gfn)
{
	HvFrame *frame = hv_frame(domain->machine, address >> HV_PAGE_SHIFT);

	if (!frame || !frame->refs || frame->owner != domain)
		return -EINVAL;
	frame->gfn = gfn;
	return 0;
}

static int update_one(HvDomain *domain, const mmu_update_t *req)
{
	guint64 address = req->ptr & ~(guint64)PTR_CMD_MASK;

	switch (req->ptr & PTR_CMD_MASK) {
	case MMU_NORMAL_PT_UPDATE:
		return update_entry(domain, address, req->val);
	case MMU_MACHPHYS_UPDATE:
		return machphys_update(domain, address, req->val);
	default:
		return -ENOSYS;
	}
}

/* Only the caller's own page tables and frames are modelled. */
static int check_foreign(HvDomain *domain, guint foreign)
{
	HvDomain *other;

	if (foreign == DOMID_SELF)
		return 0;
	/* Xen takes the own number for a mistake (get_pg_owner). */
	other = hv_domain_find(domain->machine, foreign & 0xffff);
	if (!(foreign >> 16) && (!other || other == domain))
		return -ESRCH;
	return domain->privileged ? -ENOSYS : -EPERM;
}

long hv_mmu_update(HvDomain *domain, guint64 reqs, guint count, guint64 done, guint foreign)
{
	int rc = check_foreign(domain, foreign);
	guint32 i;

	if (rc)
		return rc;
	for (i = 0; i < count; i++) {
		mmu_update_t req;

		if (!hv_guest_read(domain, &req, reqs + i * sizeof(req), sizeof(req)))
			rc = -EFAULT;
		else
			rc = update_one(domain, &req);
		if (rc)
			break;
	}
	/* Xen does not mind if this cannot be written. */
	if (done)
		hv_guest_write(domain, done, &i, sizeof(i));
	return rc;
}

long hv_update_va_mapping(HvDomain *domain, guint64 va, guint64 val, guint64 flags)
{
	HvL1Slot slot;

	(void)flags;
	if (!hv_l1_find(&domain->l1, va, &slot))
		return -EINVAL;
	return hv_l1_modify(domain, &slot, val);
}
