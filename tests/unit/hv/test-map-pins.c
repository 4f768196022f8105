/* SPDX-License-Identifier: GPL-2.0-or-later */
/* map_grant_ref of what is mapped already: how pins count, and what is checked only once. */
#include "fixture.h"

/* All four pairs of kinds, for tests run in a loop. */
static Fixture *pair(int i)
{
	return fx_new(i & 1 ? HV_GUEST_HVM : HV_GUEST_PV, i & 2 ? HV_GUEST_PVH : HV_GUEST_PV);
}

static Fixture *pv(void)
{
	return fx_new(HV_GUEST_PV, HV_GUEST_PV);
}

START_TEST(map_129th_pin_of_a_kind)
{
	g_autoptr(Fixture) fx = pv();

	fx_grant(fx, 8, 3, 0);
	for (guint i = 0; i < 128; i++)
		ck_assert_int_eq(fx_map(fx, 8, i, 0, NULL), GNTST_okay);
	fx_map_fails(fx, 8, GNTMAP_host_map, GNTST_general_error);
	ck_assert_int_eq(fx_map(fx, 8, 200, GNTMAP_readonly, NULL), GNTST_okay);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 128);
	ck_assert_uint_eq(fx_pins(fx, 8).host_read, 1);
}
END_TEST

START_TEST(map_129th_read_pin)
{
	g_autoptr(Fixture) fx = pv();

	fx_grant(fx, 8, 3, 0);
	for (guint i = 0; i < 128; i++)
		ck_assert_int_eq(fx_map(fx, 8, i, GNTMAP_readonly, NULL), GNTST_okay);
	fx_map_fails(fx, 8, GNTMAP_host_map | GNTMAP_readonly, GNTST_general_error);
}
END_TEST

START_TEST(map_129th_device_pin)
{
	g_autoptr(Fixture) fx = pv();
	guint flags = GNTMAP_device_map | (_i ? GNTMAP_readonly : 0);

	fx_grant(fx, 8, 3, 0);
	for (guint i = 0; i < 128; i++) {
		gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, flags);

		ck_assert_int_eq(fx_do_map(fx, &op), GNTST_okay);
	}
	fx_map_fails(fx, 8, flags, GNTST_general_error);
	ck_assert_int_eq(fx_map(fx, 8, 0, _i ? GNTMAP_readonly : 0, NULL), GNTST_okay);
}
END_TEST

START_TEST(map_pinned_entry_is_not_checked_again)
{
	g_autoptr(Fixture) fx = pair(_i);
	HvMfn mfn = fx->hv->domain_page(fx->dom[GRANTER], 3);

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	fx_entry(fx, GRANTER, 8, 0, 0, 0);
	ck_assert_int_eq(fx_map(fx, 8, 1, 0, NULL), GNTST_okay);
	ck_assert_uint_eq(fx_pins(fx, 8).mfn, mfn);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 2);
}
END_TEST

/* Nor for the first write pin, but for GTF_readonly. */
START_TEST(map_first_write_pin_checks_nothing_else)
{
	g_autoptr(Fixture) fx = pair(_i % 4);

	if (_i & 4)
		fx_set_version(fx, GRANTER, 2, NULL);
	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, GNTMAP_readonly, NULL), GNTST_okay);
	fx_entry(fx, GRANTER, 8, OTHER, 0, GTF_accept_transfer);
	ck_assert_int_eq(fx_map(fx, 8, 1, 0, NULL), GNTST_okay);
}
END_TEST

START_TEST(map_first_write_pin_checks_readonly)
{
	g_autoptr(Fixture) fx = pair(_i);

	if (!(_i & 1) && !(_i & 2))
		fx_set_version(fx, GRANTER, 2, NULL);
	fx_grant(fx, 8, 3, GTF_readonly);
	ck_assert_int_eq(fx_map(fx, 8, 0, GNTMAP_readonly, NULL), GNTST_okay);
	fx_map_fails(fx, 8, GNTMAP_host_map, GNTST_general_error);
	ck_assert_uint_eq(fx_look(fx, 8).status, GTF_reading);
}
END_TEST

START_TEST(map_pinned_by_another_domain)
{
	g_autoptr(Fixture) fx = pv();
	gnttab_map_grant_ref_t op = {.host_addr = FX_VA, .flags = GNTMAP_host_map, .ref = 8,
				     .dom = GRANTER};

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	fx_entry(fx, GRANTER, 8, OTHER, fx_frame(fx, GRANTER, 3), GTF_permit_access);
	fx_gnttab(fx, OTHER, GNTTABOP_map_grant_ref, &op, 1);
	ck_assert_int_eq(op.status, GNTST_general_error);
}
END_TEST

START_TEST(map_v2_marks_status_word)
{
	g_autoptr(Fixture) fx = pair(_i);
	grant_handle_t handle;

	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, &handle), GNTST_okay);
	ck_assert_uint_eq(fx_look(fx, 8).flags, GTF_permit_access);
	ck_assert_uint_eq(fx_look(fx, 8).status, GTF_reading | GTF_writing);
	ck_assert_int_eq(fx_unmap(fx, handle, 0), GNTST_okay);
	ck_assert_uint_eq(fx_look(fx, 8).status, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("map-pins");
	TCase *tc = tcase_create("pins");

	suite_add_tcase(suite, tc);
	tcase_add_test(tc, map_129th_pin_of_a_kind);
	tcase_add_test(tc, map_129th_read_pin);
	tcase_add_loop_test(tc, map_129th_device_pin, 0, 2);
	tcase_add_loop_test(tc, map_pinned_entry_is_not_checked_again, 0, 4);
	tcase_add_loop_test(tc, map_first_write_pin_checks_nothing_else, 0, 8);
	tcase_add_loop_test(tc, map_first_write_pin_checks_readonly, 0, 4);
	tcase_add_test(tc, map_pinned_by_another_domain);
	tcase_add_loop_test(tc, map_v2_marks_status_word, 0, 4);
	return run_suite(suite);
}
