/* SPDX-License-Identifier: GPL-2.0-or-later */
/* map_grant_ref: where the mapping is put, and what the caller is told. */
#include "fixture.h"

START_TEST(map_at_va_zero)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_host_map);
	HvMfn table = fx->hv->domain_page(fx->dom[MAPPER], 5);

	fx_grant(fx, 8, 3, 0);
	op.host_addr = 0;
	fx_op_fails(fx, op, GNTST_general_error); /* no table there yet */
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[MAPPER], 0, table), 0);
	ck_assert_int_eq(fx_do_map(fx, &op), GNTST_okay);
	ck_assert_uint_eq(fx->last_va, 0);
	ck_assert_uint_ne(((guint64 *)fx_page(fx, MAPPER, 5))[0], 0);
	/* But it cannot be unmapped by that address: 0 means no host map. */
	ck_assert_int_eq(fx_unmap_at(fx, op.handle, 0, 0), GNTST_okay);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 1);
}
END_TEST

START_TEST(map_translated_unaligned_address)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, _i ? HV_GUEST_PVH : HV_GUEST_HVM);
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_host_map);

	fx_grant(fx, 8, 3, 0);
	op.host_addr += 0x123;
	ck_assert_int_eq(fx_do_map(fx, &op), GNTST_okay);
	ck_assert_int_eq(fx->hv->p2m_get(fx->dom[MAPPER], FX_GPA >> HV_PAGE_SHIFT).type,
			 HV_P2M_GRANT_MAP_RW);
}
END_TEST

/* The same address again is a grant already, of whatever reference. */
START_TEST(map_twice_at_one_gfn_crashes)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PVH);

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	fx_map_fails(fx, 8, GNTMAP_host_map, GNTST_general_error);
	ck_assert_uint_eq(fx->crashed, MAPPER);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 1);
}
END_TEST

START_TEST(map_tells_bus_addr_of_host_map)
{
	g_autoptr(Fixture) fx = fx_new(_i & 1 ? HV_GUEST_HVM : HV_GUEST_PV,
				       _i & 2 ? HV_GUEST_PVH : HV_GUEST_PV);
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_host_map);

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_do_map(fx, &op), GNTST_okay);
	ck_assert_uint_eq(op.dev_bus_addr,
			  fx->hv->domain_page(fx->dom[GRANTER], 3) << HV_PAGE_SHIFT);
}
END_TEST

START_TEST(map_failure_keeps_handle_and_bus_addr)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	const struct {
		domid_t dom;
		grant_ref_t ref;
		guint flags;
	} rows[] = {
		{GRANTER, 8, 0}, {77, 8, GNTMAP_host_map}, {GRANTER, 99999, GNTMAP_host_map},
		{GRANTER, 9, GNTMAP_host_map},
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		gnttab_map_grant_ref_t op = fx_map_op(fx, rows[i].ref, 0, rows[i].flags);

		op.dom = rows[i].dom;
		ck_assert_int_lt(fx_do_map(fx, &op), 0);
		ck_assert_uint_eq(op.handle, 0xabcd);
		ck_assert_uint_eq(op.dev_bus_addr, 0x1234);
	}
}
END_TEST

/* What no Xen permits: a translated domain's map for both, taken down in two steps. */
START_TEST(map_for_device_translated)
{
	g_autoptr(Fixture) fx = fx_new_permitted(HV_GUEST_PVH, HV_GUEST_PVH);
	gnttab_map_grant_ref_t op =
		fx_map_op(fx, 8, 0, GNTMAP_host_map | GNTMAP_device_map | GNTMAP_application_map);

	fx_grant(fx, 8, 3, 0);
	fx_op_fails(fx, op, GNTST_general_error); /* permits nothing else */
	op.flags &= ~GNTMAP_application_map;
	ck_assert_int_eq(fx_do_map(fx, &op), GNTST_okay);
	ck_assert_uint_eq(op.dev_bus_addr, fx_pins(fx, 8).mfn << HV_PAGE_SHIFT);
	ck_assert_int_eq(fx_unmap(fx, op.handle, 0), GNTST_okay);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 0);
	ck_assert_uint_eq(fx_pins(fx, 8).device_write, 1);
	ck_assert_int_eq(fx_unmap_at(fx, op.handle, 0, op.dev_bus_addr), GNTST_okay);
	ck_assert_uint_eq(fx_look(fx, 8).status, 0);
}
END_TEST

/* A device alone: no address, but a pin and a handle. */
START_TEST(map_for_device_only)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_device_map);

	fx_grant(fx, 8, 3, 0);
	op.host_addr = 0x8000000000000000ull; /* not looked at */
	ck_assert_int_eq(fx_do_map(fx, &op), GNTST_okay);
	ck_assert_uint_eq(fx_pins(fx, 8).device_write, 1);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 0);
	ck_assert_uint_eq(fx->ptes, 0);
	ck_assert_int_eq(fx_unmap_at(fx, op.handle, 0, op.dev_bus_addr), GNTST_okay);
	ck_assert_uint_eq(fx_look(fx, 8).status, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("map-place");
	TCase *tc = tcase_create("place");

	suite_add_tcase(suite, tc);
	tcase_add_test(tc, map_at_va_zero);
	tcase_add_loop_test(tc, map_translated_unaligned_address, 0, 2);
	tcase_add_test(tc, map_twice_at_one_gfn_crashes);
	tcase_add_loop_test(tc, map_tells_bus_addr_of_host_map, 0, 4);
	tcase_add_test(tc, map_failure_keeps_handle_and_bus_addr);
	tcase_add_test(tc, map_for_device_only);
	tcase_add_test(tc, map_for_device_translated);
	return run_suite(suite);
}
