/* SPDX-License-Identifier: GPL-2.0-or-later */
/* L1 tables of PV domains: l1_attach, mmu_update, update_va_mapping. */
#include "fixture.h"

#define RW 3ull

static Fixture *pv(void)
{
	return fx_new(HV_GUEST_PV, HV_GUEST_PV);
}

static guint64 own(Fixture *fx, guint page)
{
	return fx->hv->domain_page(fx->dom[MAPPER], page) << 12;
}

static long set_va(Fixture *fx, guint64 va, guint64 pte)
{
	return fx_call(fx, MAPPER, __HYPERVISOR_update_va_mapping, va, pte, 0);
}

static long set_pte(Fixture *fx, guint64 address, guint64 pte, guint *done)
{
	mmu_update_t req = {.ptr = address, .val = pte};

	return fx_call(fx, MAPPER, __HYPERVISOR_mmu_update, GPOINTER_TO_SIZE(&req), 1,
		       GPOINTER_TO_SIZE(done));
}

START_TEST(l1_attach_checks)
{
	g_autoptr(Fixture) fx = pv();
	HvMfn mfn = fx->hv->domain_page(fx->dom[MAPPER], 5);
	HvMfn foreign = fx->hv->domain_page(fx->dom[GRANTER], 5);

	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[MAPPER], 0x1000, mfn), -EINVAL);
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[MAPPER], 1ull << 47, mfn), -EINVAL);
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[MAPPER], 0xffff800000000000, mfn), -EINVAL);
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[MAPPER], 0, foreign), -EINVAL);
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[MAPPER], 0, 99999), -EINVAL);
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[MAPPER], 0, mfn), 0);
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[MAPPER], 0xffff880000000000, mfn), 0);
}
END_TEST

START_TEST(l1_attach_not_for_translated)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_HVM, HV_GUEST_PV);

	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[GRANTER], 0, 5), -EOPNOTSUPP);
	ck_assert_int_eq(fx_call(fx, GRANTER, __HYPERVISOR_mmu_update, 0, 0, 0), -ENOSYS);
	ck_assert_int_eq(fx_call(fx, GRANTER, __HYPERVISOR_update_va_mapping, 0, 0, 0), -ENOSYS);
}
END_TEST

START_TEST(l1_attach_announces_entries)
{
	g_autoptr(Fixture) fx = pv();
	guint64 *table = (guint64 *)fx_page(fx, MAPPER, 5);
	HvMfn mfn = fx->hv->domain_page(fx->dom[MAPPER], 5);

	table[9] = own(fx, 6) | RW;
	fx->ptes = 0;
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[MAPPER], 0x200000, mfn), 0);
	ck_assert_uint_eq(fx->ptes, 1);
	ck_assert_uint_eq(fx->last_va, 0x209000);
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[MAPPER], 0x200000, HV_INVALID_MFN), 0);
	ck_assert_uint_eq(fx->ptes, 2);
	ck_assert_uint_eq(fx->last_pte, 0);
	ck_assert_int_eq(set_va(fx, 0x209000, 0), -EINVAL);
}
END_TEST

START_TEST(l1_attach_refuses_bad_entries)
{
	g_autoptr(Fixture) fx = pv();
	guint64 *table = (guint64 *)fx_page(fx, MAPPER, 5);
	HvMfn mfn = fx->hv->domain_page(fx->dom[MAPPER], 5);

	table[0] = own(fx, 6) | RW;
	table[1] = own(fx, 5) | RW; /* itself, writable */
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[MAPPER], 0, mfn), -EBUSY);
	table[1] = fx->hv->domain_page(fx->dom[GRANTER], 5) << 12 | RW;
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[MAPPER], 0, mfn), -EBUSY);
	table[1] = own(fx, 5) | 1;
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[MAPPER], 0, mfn), 0);
}
END_TEST

START_TEST(l1_writable_page_cannot_be_a_table)
{
	g_autoptr(Fixture) fx = pv();
	HvMfn mfn = fx->hv->domain_page(fx->dom[MAPPER], 5);

	ck_assert_int_eq(set_va(fx, FX_VA, own(fx, 5) | RW), 0);
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[MAPPER], 0, mfn), -EINVAL);
	ck_assert_int_eq(set_va(fx, FX_VA, own(fx, 5) | 1), 0);
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[MAPPER], 0, mfn), 0);
	ck_assert_int_eq(set_va(fx, FX_VA, own(fx, 5) | RW), -EBUSY);
}
END_TEST

START_TEST(va_mapping_rules)
{
	g_autoptr(Fixture) fx = pv();
	guint64 foreign = fx->hv->domain_page(fx->dom[GRANTER], 5) << 12;

	ck_assert_int_eq(set_va(fx, 0x80000000, 0), -EINVAL);
	ck_assert_int_eq(set_va(fx, FX_VA, foreign | RW), -EBUSY);
	ck_assert_int_eq(set_va(fx, FX_VA, 512ull << 12 | RW), -EPERM);
	ck_assert_int_eq(set_va(fx, FX_VA, 0x000ffffffffff000 | RW), -EINVAL);
	ck_assert_int_eq(set_va(fx, FX_VA, own(fx, 1) | RW | 1 << 4), -EINVAL);
	ck_assert_uint_eq(fx_pte(fx, MAPPER, 0), 0);
	ck_assert_int_eq(set_va(fx, FX_VA + 0x3000, own(fx, 1) | RW), 0);
	ck_assert_uint_eq(fx->last_va, FX_VA + 0x3000);
	ck_assert_uint_eq(fx->last_pte & 0x000ffffffffff003, own(fx, 1) | RW);
	ck_assert_int_eq(set_va(fx, FX_VA + 0x3000, 0), 0);
	ck_assert_uint_eq(fx->last_pte, 0);
}
END_TEST

/* After 64-bit Xen: kernel mappings get the user bit and bit 52, user ones global. */
START_TEST(va_mapping_adjusts)
{
	g_autoptr(Fixture) fx = pv();

	ck_assert_int_eq(set_va(fx, FX_VA, own(fx, 1) | RW), 0);
	ck_assert_uint_eq(fx->last_pte, own(fx, 1) | RW | 4 | 1ull << 52);
	ck_assert_int_eq(set_va(fx, FX_VA, own(fx, 1) | RW | 4), 0);
	ck_assert_uint_eq(fx->last_pte, own(fx, 1) | RW | 4 | 1 << 8);
}
END_TEST

START_TEST(va_mapping_of_own_grant_frame)
{
	g_autoptr(Fixture) fx = pv();
	xen_pfn_t frame = 0;
	gnttab_setup_table_t op = {.dom = DOMID_SELF, .nr_frames = 1};

	set_xen_guest_handle(op.frame_list, &frame);
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_setup_table, &op, 1), 0);
	ck_assert_int_eq(set_va(fx, FX_VA, frame << 12 | RW), 0);
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[MAPPER], 0, frame), -EINVAL);
}
END_TEST

/* dom0 may choose how its memory is cached, but not that of the hypervisor's pages. */
START_TEST(va_mapping_uncached)
{
	g_autoptr(Fixture) fx = pv();
	xen_pfn_t frame = 0;
	gnttab_setup_table_t op = {.dom = DOMID_SELF, .nr_frames = 1};
	guint64 page = fx->hv->domain_page(fx->dom[0], 1) << 12;

	set_xen_guest_handle(op.frame_list, &frame);
	ck_assert_int_eq(fx_gnttab(fx, 0, GNTTABOP_setup_table, &op, 1), 0);
	ck_assert_int_eq(fx_call(fx, 0, __HYPERVISOR_update_va_mapping, FX_VA,
				 page | RW | 1 << 4, 0), 0);
	ck_assert_int_eq(fx_call(fx, 0, __HYPERVISOR_update_va_mapping, FX_VA,
				 frame << 12 | RW | 1 << 4, 0), -EACCES);
	ck_assert_int_eq(fx_call(fx, 0, __HYPERVISOR_update_va_mapping, FX_VA,
				 frame << 12 | RW, 0), 0);
}
END_TEST

START_TEST(mmu_update_rules)
{
	g_autoptr(Fixture) fx = pv();
	guint done = 77;
	guint64 table = own(fx, FX_L1_PAGE);

	ck_assert_int_eq(set_pte(fx, table + 8, own(fx, 1) | RW, &done), 0);
	ck_assert_uint_eq(done, 1);
	ck_assert_uint_eq(fx->last_va, FX_VA + 0x1000);
	ck_assert_int_eq(set_pte(fx, fx->hv->domain_page(fx->dom[GRANTER], FX_L1_PAGE) << 12, 0,
				 &done), -EINVAL);
	ck_assert_uint_eq(done, 0);
	ck_assert_int_eq(set_pte(fx, table | 3, 0, NULL), -ENOSYS);
	/* Memory that is no table is simply written. */
	ck_assert_int_eq(set_pte(fx, own(fx, 2) + 16, 0x1234, NULL), 0);
	ck_assert_uint_eq(((guint64 *)fx_page(fx, MAPPER, 2))[2], 0x1234);
}
END_TEST

START_TEST(mmu_update_shared_table_tells_every_va)
{
	g_autoptr(Fixture) fx = pv();
	HvMfn mfn = fx->hv->domain_page(fx->dom[MAPPER], FX_L1_PAGE);

	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[MAPPER], 0x600000, mfn), 0);
	fx->ptes = 0;
	ck_assert_int_eq(set_pte(fx, mfn << 12, own(fx, 1) | RW, NULL), 0);
	ck_assert_uint_eq(fx->ptes, 2);
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[MAPPER], FX_VA, HV_INVALID_MFN), 0);
	fx->ptes = 0;
	ck_assert_int_eq(set_pte(fx, mfn << 12, 0, NULL), 0);
	ck_assert_uint_eq(fx->ptes, 1);
	ck_assert_uint_eq(fx->last_va, 0x600000);
}
END_TEST

/* A grant's own entry: harmless bits may change, access may not. */
START_TEST(mmu_update_of_grant_entry)
{
	g_autoptr(Fixture) fx = pv();
	guint64 pte;

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, GNTMAP_readonly, NULL), GNTST_okay);
	pte = fx_pte(fx, MAPPER, 0);
	ck_assert_int_eq(set_va(fx, FX_VA, pte & ~0x60ull), 0);
	ck_assert_int_eq(set_va(fx, FX_VA, pte | 2), -EBUSY);
	ck_assert_int_eq(fx_unmap(fx, 0, 0), GNTST_okay);
}
END_TEST

START_TEST(mmu_update_foreign)
{
	g_autoptr(Fixture) fx = pv();
	unsigned long args[5] = {0, 0, 0, GRANTER, 0};

	ck_assert_int_eq(fx->hv->hypercall(fx->dom[MAPPER], 0, __HYPERVISOR_mmu_update, args),
			 -EPERM);
	ck_assert_int_eq(fx->hv->hypercall(fx->dom[0], 0, __HYPERVISOR_mmu_update, args),
			 -ENOSYS);
	args[3] = MAPPER; /* one's own number is no foreigner's */
	ck_assert_int_eq(fx->hv->hypercall(fx->dom[MAPPER], 0, __HYPERVISOR_mmu_update, args),
			 -ESRCH);
	args[3] = (GRANTER + 1) << 16 | DOMID_SELF; /* another one's page table */
	ck_assert_int_eq(fx->hv->hypercall(fx->dom[0], 0, __HYPERVISOR_mmu_update, args),
			 -ENOSYS);
	args[3] = 77;
	ck_assert_int_eq(fx->hv->hypercall(fx->dom[0], 0, __HYPERVISOR_mmu_update, args), -ESRCH);
}
END_TEST

START_TEST(mmu_update_machphys)
{
	g_autoptr(Fixture) fx = pv();
	guint64 foreign = fx->hv->domain_page(fx->dom[GRANTER], 3) << HV_PAGE_SHIFT;

	ck_assert_int_eq(set_pte(fx, own(fx, 2) | MMU_MACHPHYS_UPDATE, 0x99, NULL), 0);
	ck_assert_int_eq(set_pte(fx, foreign | MMU_MACHPHYS_UPDATE, 0x99, NULL), -EINVAL);
	ck_assert_int_eq(set_pte(fx, 1ull << 50 | MMU_MACHPHYS_UPDATE, 0x99, NULL), -EINVAL);
}
END_TEST

START_TEST(mmu_update_unreadable)
{
	g_autoptr(Fixture) fx = pv();
	mmu_update_t req[2] = {{.ptr = own(fx, 2), .val = 1}, {.ptr = own(fx, 2), .val = 2}};
	guint done = 77;
	unsigned long args[5] = {GPOINTER_TO_SIZE(req), 2, GPOINTER_TO_SIZE(&done), DOMID_SELF};

	fx->refuse = GPOINTER_TO_SIZE(&req[1]);
	fx->refuse_end = fx->refuse + 1;
	ck_assert_int_eq(fx->hv->hypercall(fx->dom[MAPPER], 0, __HYPERVISOR_mmu_update, args),
			 -EFAULT);
	ck_assert_uint_eq(done, 1);
	ck_assert_uint_eq(*(guint64 *)fx_page(fx, MAPPER, 2), 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("l1");
	TCase *tc = tcase_create("l1");

	suite_add_tcase(suite, tc);
	tcase_add_test(tc, l1_attach_checks);
	tcase_add_test(tc, l1_attach_not_for_translated);
	tcase_add_test(tc, l1_attach_announces_entries);
	tcase_add_test(tc, l1_attach_refuses_bad_entries);
	tcase_add_test(tc, l1_writable_page_cannot_be_a_table);
	tcase_add_test(tc, va_mapping_rules);
	tcase_add_test(tc, va_mapping_adjusts);
	tcase_add_test(tc, va_mapping_of_own_grant_frame);
	tcase_add_test(tc, va_mapping_uncached);
	tcase_add_test(tc, mmu_update_rules);
	tcase_add_test(tc, mmu_update_shared_table_tells_every_va);
	tcase_add_test(tc, mmu_update_of_grant_entry);
	tcase_add_test(tc, mmu_update_foreign);
	tcase_add_test(tc, mmu_update_machphys);
	tcase_add_test(tc, mmu_update_unreadable);
	return run_suite(suite);
}
