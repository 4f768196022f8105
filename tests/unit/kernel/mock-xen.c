/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The fake hypervisor: L1 tables, grant-table set-up, and mapping one grant. */
#include "mock.h"

#include <errno.h>
#include <string.h>

#define PRESENT  1ul
#define WRITABLE 2ul
#define FRAME(pte) (((pte) & 0x000ffffffffff000ul) / MOCK_PAGE)

static unsigned long *l1_slot(Mock *mock, unsigned long va)
{
	return &mock->l1[(va - mock->layout.direct_base) >> 21];
}

static void show(Mock *mock, unsigned long va, unsigned long pte)
{
	mock_map(mock, va, pte & PRESENT ? FRAME(pte) : MOCK_NONE, pte & WRITABLE);
}

int mock_l1_attach(void *data, unsigned long va, unsigned long mfn)
{
	Mock *mock = data;
	const unsigned long *table = mock_frame(mock, mfn);

	ck_assert(!mock->layout.translated);
	*l1_slot(mock, va) = mfn;
	for (unsigned int i = 0; i < 512; i++)
		show(mock, va + i * MOCK_PAGE, table[i]);
	return 0;
}

static long write_pte(Mock *mock, unsigned long mfn, unsigned int index, unsigned long pte)
{
	for (unsigned int i = 0; i < sizeof(mock->l1) / sizeof(mock->l1[0]); i++)
		if (mfn && mock->l1[i] == mfn) {
			((unsigned long *)mock_frame(mock, mfn))[index] = pte;
			show(mock, mock->layout.direct_base + ((unsigned long)i << 21) +
			     index * MOCK_PAGE, pte);
			return 0;
		}
	return -EINVAL;
}

static long write_va(Mock *mock, unsigned long va, unsigned long pte)
{
	return write_pte(mock, *l1_slot(mock, va), va / MOCK_PAGE % 512, pte);
}

static long mmu_update(Mock *mock, const mmu_update_t *update, unsigned long count)
{
	for (unsigned long i = 0; i < count; i++) {
		mock->mmu_updates++;
		if (write_pte(mock, update[i].ptr / MOCK_PAGE, update[i].ptr % MOCK_PAGE / 8,
			      update[i].val))
			return -EINVAL;
	}
	return 0;
}

/* Translated: a pfn, and each alias of it, shows another frame. */
static void set_p2m(Mock *mock, unsigned long pfn, unsigned long mfn)
{
	mock->p2m[pfn] = mfn;
	mock_map(mock, mock->layout.direct_base + pfn * MOCK_PAGE, mfn, true);
	for (unsigned long i = 0; i < MOCK_SPACE / MOCK_PAGE; i++)
		if (mock->alias[i] == pfn + 1)
			mock_map(mock, mock->layout.vmalloc_base + i * MOCK_PAGE, mfn, true);
}

void mock_map_pfn(void *data, unsigned long va, unsigned long pfn, _Bool writable)
{
	Mock *mock = data;

	ck_assert(mock->layout.translated);
	mock->alias[(va - mock->layout.vmalloc_base) / MOCK_PAGE] = pfn == MOCK_NONE ? 0 : pfn + 1;
	mock_map(mock, va, pfn == MOCK_NONE ? MOCK_NONE : mock->p2m[pfn], writable);
}

static long setup_table(Mock *mock, gnttab_setup_table_t *op)
{
	if (op->nr_frames > mock->grant_frames)
		mock->grant_frames = op->nr_frames;
	for (unsigned int i = 0; i < op->nr_frames; i++)
		op->frame_list.p[i] = MOCK_GRANT + i;
	op->status = GNTST_okay;
	return 0;
}

static long status_frames(gnttab_get_status_frames_t *op)
{
	for (unsigned int i = 0; i < op->nr_frames; i++)
		op->frame_list.p[i] = MOCK_STATUS + i;
	op->status = GNTST_okay;
	return 0;
}

static long host_access(Mock *mock, unsigned long addr, bool map, bool readonly)
{
	unsigned long pte = MOCK_FOREIGN * MOCK_PAGE | PRESENT | (readonly ? 0 : WRITABLE);

	if (!mock->layout.translated)
		return write_va(mock, addr, map ? pte : 0);
	set_p2m(mock, addr / MOCK_PAGE, map ? MOCK_FOREIGN : MOCK_NONE);
	return 0;
}

static long map_one(Mock *mock, gnttab_map_grant_ref_t *op)
{
	op->status = GNTST_bad_gntref;
	if (op->dom != 7 || op->ref != 8)
		return 0;
	op->status = GNTST_eagain;
	if (mock->eagain) {
		mock->eagain--;
		return 0;
	}
	op->handle = 5;
	op->dev_bus_addr = MOCK_FOREIGN * MOCK_PAGE;
	op->status = host_access(mock, op->host_addr, true, op->flags & GNTMAP_readonly)
			     ? GNTST_general_error : GNTST_okay;
	return 0;
}

static long unmap_one(Mock *mock, gnttab_unmap_grant_ref_t *op)
{
	op->status = GNTST_bad_handle;
	if (op->handle == 5 && !host_access(mock, op->host_addr, false, false))
		op->status = GNTST_okay;
	return 0;
}

static long one_grant_op(Mock *mock, unsigned long cmd, void *op)
{
	switch (cmd) {
	case GNTTABOP_query_size:
		*(gnttab_query_size_t *)op = (gnttab_query_size_t){
			.dom = DOMID_SELF, .nr_frames = mock->grant_frames,
			.max_nr_frames = MOCK_MAX_GRANT, .status = GNTST_okay,
		};
		return 0;
	case GNTTABOP_set_version:
		mock->grant_version = ((gnttab_set_version_t *)op)->version;
		return 0;
	case GNTTABOP_setup_table:
		return setup_table(mock, op);
	case GNTTABOP_get_status_frames:
		return status_frames(op);
	case GNTTABOP_map_grant_ref:
		return map_one(mock, op);
	case GNTTABOP_unmap_grant_ref:
		return unmap_one(mock, op);
	default:
		return -ENOSYS;
	}
}

static long grant_op(Mock *mock, unsigned long cmd, char *ops, unsigned long count)
{
	size_t size = cmd == GNTTABOP_map_grant_ref ? sizeof(gnttab_map_grant_ref_t)
						    : sizeof(gnttab_unmap_grant_ref_t);
	long rc = 0;

	for (unsigned long i = 0; i < count && !rc; i++)
		rc = one_grant_op(mock, cmd, ops + i * size);
	return rc;
}

static long memory_op(Mock *mock, unsigned long cmd, const void *arg)
{
	const xen_add_to_physmap_t *op = arg;

	if (cmd != XENMEM_add_to_physmap || op->space != XENMAPSPACE_grant_table)
		return -ENOSYS;
	set_p2m(mock, op->gpfn, MOCK_GRANT + op->idx);
	return 0;
}

long mock_hypercall(void *mock, unsigned int nr, const unsigned long args[5])
{
	switch (nr) {
	case __HYPERVISOR_grant_table_op:
		return grant_op(mock, args[0], (char *)args[1], args[2]);
	case __HYPERVISOR_memory_op:
		return memory_op(mock, args[0], (const void *)args[1]);
	case __HYPERVISOR_mmu_update:
		return mmu_update(mock, (const mmu_update_t *)args[0], args[1]);
	case __HYPERVISOR_update_va_mapping:
		return write_va(mock, args[0], args[1]);
	default:
		return -ENOSYS;
	}
}
