/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Handles: how many, in which order. */
#include "fixture.h"

static void one_frame(HvDomainConfig *config)
{
	config->max_maptrack_frames = 1;
	config->vcpus = 3;
}

static void two_frames(HvDomainConfig *config)
{
	config->max_maptrack_frames = 2;
}

/* Maps read-only and writable alternately over several refs, as 128 pins are the limit. */
static guint map_until_full(Fixture *fx)
{
	guint n;

	for (n = 0; n < 2000; n++) {
		grant_ref_t ref = 8 + n / 100;
		gint16 status;

		fx_grant(fx, ref, 3, 0);
		status = fx_map(fx, ref, n % 512, 0, NULL);
		if (status == GNTST_no_space)
			break;
		ck_assert_int_eq(status, GNTST_okay);
	}
	return n;
}

START_TEST(maptrack_255_with_one_frame)
{
	g_autoptr(Fixture) fx = fx_new_tuned(HV_GUEST_PV, HV_GUEST_PV, one_frame);

	ck_assert_uint_eq(map_until_full(fx), 255);
}
END_TEST

START_TEST(maptrack_511_with_two_frames)
{
	g_autoptr(Fixture) fx = fx_new_tuned(HV_GUEST_PV, HV_GUEST_PV, two_frames);

	ck_assert_uint_eq(map_until_full(fx), 511);
}
END_TEST

START_TEST(maptrack_full_before_ref_checks)
{
	g_autoptr(Fixture) fx = fx_new_tuned(HV_GUEST_PV, HV_GUEST_PV, one_frame);
	gnttab_map_grant_ref_t op;

	map_until_full(fx);
	ck_assert_int_eq(fx_map(fx, 99999, 0, 0, NULL), GNTST_no_space);
	op = fx_map_op(fx, 8, 0, GNTMAP_host_map);
	op.dom = 77;
	ck_assert_int_eq(fx_do_map(fx, &op), GNTST_bad_domain);
}
END_TEST

START_TEST(maptrack_first_in_first_out)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	grant_handle_t handle;

	fx_grant(fx, 8, 3, 0);
	for (guint i = 0; i < 600; i++) {
		ck_assert_int_eq(fx_map(fx, 8, 0, 0, &handle), GNTST_okay);
		ck_assert_uint_eq(handle, i % 256);
		ck_assert_int_eq(fx_unmap(fx, handle, 0), GNTST_okay);
	}
}
END_TEST

START_TEST(maptrack_failed_map_uses_one_up)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_host_map);
	grant_handle_t handle;

	fx_grant(fx, 8, 3, 0);
	/* On its flags or its domain: no handle yet. */
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, &handle), GNTST_okay);
	op.dom = 77;
	ck_assert_int_eq(fx_do_map(fx, &op), GNTST_bad_domain);
	op = fx_map_op(fx, 8, 0, 0);
	ck_assert_int_eq(fx_do_map(fx, &op), GNTST_bad_gntref);
	ck_assert_int_eq(fx_map(fx, 8, 1, 0, &handle), GNTST_okay);
	ck_assert_uint_eq(handle, 1);
	ck_assert_int_eq(fx_map(fx, 9, 2, 0, NULL), GNTST_general_error);
	ck_assert_int_eq(fx_map(fx, 9999, 2, 0, NULL), GNTST_bad_gntref);
	ck_assert_int_eq(fx_map(fx, 8, 2, 0, &handle), GNTST_okay);
	ck_assert_uint_eq(handle, 4);
}
END_TEST

static void collect(const HvMapping *mapping, gpointer data)
{
	GString *seen = data;

	g_string_append_printf(seen, "%u:%u ", mapping->handle, mapping->ref);
}

START_TEST(maptrack_listed_by_handle)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	g_autoptr(GString) seen = g_string_new(NULL);

	for (guint i = 0; i < 4; i++) {
		fx_grant(fx, 8 + i, 3, 0);
		ck_assert_int_eq(fx_map(fx, 8 + i, i, 0, NULL), GNTST_okay);
	}
	ck_assert_int_eq(fx_unmap(fx, 1, 1), GNTST_okay);
	ck_assert_uint_eq(fx->hv->mappings(fx->dom[MAPPER], collect, seen), 3);
	ck_assert_str_eq(seen->str, "0:8 2:10 3:11 ");
}
END_TEST

/* A second vCPU finds no frame left: one stolen handle ends its list, one is used. */
START_TEST(maptrack_vcpu_steals)
{
	g_autoptr(Fixture) fx = fx_new_tuned(HV_GUEST_PV, HV_GUEST_PV, one_frame);
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 1, GNTMAP_host_map);
	unsigned long args[5] = {GNTTABOP_map_grant_ref, GPOINTER_TO_SIZE(&op), 1};

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(fx->hv->hypercall(fx->dom[MAPPER], 2, __HYPERVISOR_grant_table_op,
					   args), 0);
	ck_assert_int_eq(op.status, GNTST_okay);
	ck_assert_uint_eq(op.handle, 2);
	/* 256 less one entry at the end of each of two lists, less the two in use. */
	ck_assert_uint_eq(map_until_full(fx), 252);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("maptrack");
	TCase *tc = tcase_create("maptrack");

	suite_add_tcase(suite, tc);
	tcase_add_test(tc, maptrack_255_with_one_frame);
	tcase_add_test(tc, maptrack_511_with_two_frames);
	tcase_add_test(tc, maptrack_full_before_ref_checks);
	tcase_add_test(tc, maptrack_first_in_first_out);
	tcase_add_test(tc, maptrack_failed_map_uses_one_up);
	tcase_add_test(tc, maptrack_listed_by_handle);
	tcase_add_test(tc, maptrack_vcpu_steals);
	return run_suite(suite);
}
