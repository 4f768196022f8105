/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Machines and domains: configuration, frames, and death with mappings outstanding. */
#include "fixture.h"

static Fixture *pair(int i)
{
	Fixture *fx = fx_new(i & 1 ? HV_GUEST_HVM : HV_GUEST_PV,
			     i & 2 ? HV_GUEST_PVH : HV_GUEST_PV);

	fx_grant(fx, 8, 3, 0);
	fx_grant(fx, 9, 4, 0);
	return fx;
}

/* What a shared object from other headers is told. */
START_TEST(interface_of_other_headers)
{
	HvInterface other = *hv_model();

	ck_assert_ptr_null(hv_interface_unfit(&other));
	other.abi++;
	ck_assert_ptr_nonnull(hv_interface_unfit(&other));
}
END_TEST

START_TEST(machine_bad_config)
{
	const HvInterface *hv = hv_model();
	HvMachineConfig config = {.frames = _i ? HV_MAX_FRAMES + 1 : 0};
	HvHost host = {0};
	g_autoptr(GError) error = NULL;

	ck_assert_ptr_null(hv->machine_new(&config, &host, NULL, &error));
	ck_assert(g_error_matches(error, HV_ERROR, HV_ERROR_CONFIG));
}
END_TEST

/* The largest machine costs nothing before it is used; its frames come in order. */
START_TEST(machine_largest)
{
	g_autoptr(Fixture) fx = pair(0);
	HvMachineConfig config = {.frames = HV_MAX_FRAMES};
	HvMachine *machine = fx->hv->machine_new(&config, &fx->host, fx, NULL);
	HvDomainConfig domain_config;
	HvDomain *domain;

	ck_assert_ptr_nonnull(machine);
	ck_assert_uint_eq(fx->hv->frames_free(machine), HV_MAX_FRAMES - 1);
	ck_assert_int_ge(fx->hv->frames_fd(machine), 0);
	hv_domain_config_init(&domain_config, 1, HV_GUEST_PV);
	domain_config.pages = 5000;
	domain = fx->hv->domain_new(machine, &domain_config, NULL);
	for (guint i = 0; i < 5000; i++)
		ck_assert_uint_eq(fx->hv->domain_page(domain, i), i + 1);
	ck_assert_uint_eq(fx->hv->domain_page(domain, 5000), HV_INVALID_MFN);
	ck_assert_ptr_null(fx->hv->frame_ptr(machine, HV_MAX_FRAMES));
	fx->hv->machine_free(machine);
}
END_TEST

START_TEST(domain_bad_config)
{
	g_autoptr(Fixture) fx = pair(0);
	g_autoptr(GError) error = NULL;
	HvDomainConfig config;

	hv_domain_config_init(&config, 9, HV_GUEST_PV);
	switch (_i) {
	case 0:
		config.id = DOMID_FIRST_RESERVED;
		break;
	case 1:
		config.vcpus = 129;
		break;
	case 2:
		config.max_grant_frames = 0;
		break;
	case 3:
		config.max_maptrack_frames = 65537;
		break;
	case 4:
		config.max_grant_version = 3;
		break;
	case 5:
		config.id = GRANTER;
		break;
	case 6:
		config.type = HV_GUEST_PVH + 1;
		break;
	case 7:
		config.pages = HV_MAX_FRAMES + 1;
		break;
	}
	ck_assert_ptr_null(fx->hv->domain_new(fx->machine, &config, &error));
	ck_assert(g_error_matches(error, HV_ERROR, HV_ERROR_CONFIG));
}
END_TEST

START_TEST(domain_too_large)
{
	g_autoptr(Fixture) fx = pair(0);
	g_autoptr(GError) error = NULL;
	HvDomainConfig config;

	hv_domain_config_init(&config, 9, HV_GUEST_HVM);
	config.pages = fx->hv->frames_free(fx->machine);
	ck_assert_ptr_null(fx->hv->domain_new(fx->machine, &config, &error));
	ck_assert(g_error_matches(error, HV_ERROR, HV_ERROR_NO_FRAMES));
	config.pages--;
	ck_assert_ptr_nonnull(fx->hv->domain_new(fx->machine, &config, NULL));
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), 0);
}
END_TEST

START_TEST(domain_destroy_gives_everything_back)
{
	g_autoptr(Fixture) fx = pair(_i);
	guint free = fx->hv->frames_free(fx->machine);

	fx->hv->domain_destroy(fx->dom[GRANTER]);
	ck_assert_ptr_null(fx->hv->domain_by_id(fx->machine, GRANTER));
	fx->hv->domain_destroy(fx->dom[MAPPER]);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free + 2 * (FX_PAGES + 1));
}
END_TEST

START_TEST(granter_dies_with_page_mapped)
{
	g_autoptr(Fixture) fx = pair(_i);
	guint free = fx->hv->frames_free(fx->machine);
	HvMfn mfn = fx->hv->domain_page(fx->dom[GRANTER], 3);
	gnttab_copy_t copy = fx_copy_op(fx, 8, 0, 4);
	HvDomainConfig config;

	strcpy(fx->hv->frame_ptr(fx->machine, mfn), "kept");
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	fx->hv->domain_destroy(fx->dom[GRANTER]);
	ck_assert_ptr_null(fx->hv->domain_by_id(fx->machine, GRANTER));
	/* All but the mapped frame and the grant table. */
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free + FX_PAGES - 1);
	ck_assert_str_eq(fx->hv->frame_ptr(fx->machine, mfn), "kept");
	ck_assert_int_eq(fx_map(fx, 9, 1, 0, NULL), GNTST_bad_page);
	ck_assert_int_eq(fx_map(fx, 8, 1, 0, NULL), GNTST_okay);
	ck_assert_int_eq(fx_do_copy(fx, &copy), GNTST_bad_domain);
	hv_domain_config_init(&config, GRANTER, HV_GUEST_PV);
	ck_assert_ptr_null(fx->hv->domain_new(fx->machine, &config, NULL));
	ck_assert_int_eq(fx_unmap(fx, 0, 0), GNTST_okay);
	ck_assert_int_eq(fx_unmap(fx, 2, 1), GNTST_okay);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free + FX_PAGES + 1);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_bad_domain);
	ck_assert_int_eq(fx_do_copy(fx, &copy), GNTST_bad_domain);
	ck_assert_ptr_nonnull(fx->hv->domain_new(fx->machine, &config, NULL));
}
END_TEST

START_TEST(mapper_dies_with_page_mapped)
{
	g_autoptr(Fixture) fx = pair(_i);
	guint free = fx->hv->frames_free(fx->machine);

	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(fx_map(fx, 9, 1, GNTMAP_readonly, NULL), GNTST_okay);
	if (!(_i & 2))
		ck_assert_int_eq(fx_map(fx, 9, 2, GNTMAP_device_map, NULL), GNTST_okay);
	fx->hv->domain_destroy(fx->dom[MAPPER]);
	ck_assert_uint_eq(fx_look(fx, 8).status, 0);
	ck_assert_uint_eq(fx_look(fx, 9).status, 0);
	ck_assert_uint_eq(fx_pins(fx, 9).mfn, HV_INVALID_MFN);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free + FX_PAGES + 1);
	fx->hv->domain_destroy(fx->dom[GRANTER]);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free + 2 * (FX_PAGES + 1));
}
END_TEST

START_TEST(both_die)
{
	g_autoptr(Fixture) fx = pair(_i);
	guint free = fx->hv->frames_free(fx->machine);

	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(fx_map(fx, 9, 1, GNTMAP_readonly, NULL), GNTST_okay);
	fx->hv->domain_destroy(fx->dom[GRANTER]);
	fx->hv->domain_destroy(fx->dom[MAPPER]);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free + 2 * (FX_PAGES + 1));
}
END_TEST

START_TEST(granter_dies_with_its_table_mapped)
{
	g_autoptr(Fixture) fx = pair(0);
	guint free = fx->hv->frames_free(fx->machine);
	gpointer table = fx_v2(fx, GRANTER, 0);
	HvMfn mfn = ((guint8 *)table - (guint8 *)fx->hv->frame_ptr(fx->machine, 0)) >> 12;

	fx_entry(fx, GRANTER, 8, MAPPER, mfn, GTF_permit_access);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	fx->hv->domain_destroy(fx->dom[GRANTER]);
	ck_assert_int_eq(fx_unmap(fx, 0, 0), GNTST_okay);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free + FX_PAGES + 1);
}
END_TEST

START_TEST(hypercall_unknown)
{
	g_autoptr(Fixture) fx = pair(0);
	unsigned long args[5] = {0};

	ck_assert_int_eq(fx_call(fx, MAPPER, __HYPERVISOR_multicall, 0, 0, 0), -ENOSYS);
	ck_assert_int_eq(fx->hv->hypercall(fx->dom[MAPPER], 1, __HYPERVISOR_grant_table_op,
					   args), -EINVAL);
}
END_TEST

/*
 * A mapping whose PTE was overwritten holds nothing: its granter can go, and a new
 * domain come with its number, which the mapper's end must not touch.
 */
START_TEST(granter_replaced_under_forgotten_mapping)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	HvDomainConfig config;
	grant_handle_t handle;

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, _i ? GNTMAP_readonly : 0, &handle), GNTST_okay);
	ck_assert_int_eq(fx_call(fx, MAPPER, __HYPERVISOR_update_va_mapping, FX_VA, 0, 0), 0);
	fx->hv->domain_destroy(fx->dom[GRANTER]);
	hv_domain_config_init(&config, GRANTER, HV_GUEST_PV);
	config.pages = FX_PAGES;
	fx->dom[GRANTER] = fx->hv->domain_new(fx->machine, &config, NULL);
	ck_assert_ptr_nonnull(fx->dom[GRANTER]);
	ck_assert_int_eq(fx_unmap_at(fx, handle, 0, 0), GNTST_okay);
	fx->hv->domain_destroy(fx->dom[MAPPER]);
	ck_assert_ptr_null(fx->hv->check(fx->machine));
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 0);
}
END_TEST

/* The new one's table may be too small for the forgotten reference. */
START_TEST(granter_replaced_by_one_with_a_smaller_table)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	xen_pfn_t frames[2];
	gnttab_setup_table_t op = {.dom = DOMID_SELF, .nr_frames = 2};
	HvDomainConfig config;
	grant_handle_t handle;

	set_xen_guest_handle(op.frame_list, frames);
	ck_assert_int_eq(fx_gnttab(fx, GRANTER, GNTTABOP_setup_table, &op, 1), 0);
	fx_grant(fx, 600, 3, 0);
	ck_assert_int_eq(fx_map(fx, 600, 0, 0, &handle), GNTST_okay);
	ck_assert_int_eq(fx_call(fx, MAPPER, __HYPERVISOR_update_va_mapping, FX_VA, 0, 0), 0);
	fx->hv->domain_destroy(fx->dom[GRANTER]);
	hv_domain_config_init(&config, GRANTER, HV_GUEST_PV);
	ck_assert_ptr_nonnull(fx->hv->domain_new(fx->machine, &config, NULL));
	ck_assert_int_eq(fx_unmap(fx, handle, 0), GNTST_bad_handle);
	fx->hv->domain_destroy(fx->dom[MAPPER]);
	ck_assert_ptr_null(fx->hv->check(fx->machine));
}
END_TEST

START_TEST(machine_without_host)
{
	static const HvHost host;
	HvMachineConfig config = {.frames = 8};
	GError *error = NULL;

	ck_assert_ptr_null(hv_model()->machine_new(&config, &host, NULL, &error));
	ck_assert(g_error_matches(error, HV_ERROR, HV_ERROR_CONFIG));
	g_error_free(error);
	hv_model()->machine_free(NULL);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("domain");
	TCase *tc = tcase_create("domain");

	suite_add_tcase(suite, tc);
	tcase_add_test(tc, interface_of_other_headers);
	tcase_add_loop_test(tc, machine_bad_config, 0, 2);
	tcase_add_test(tc, machine_largest);
	tcase_add_loop_test(tc, domain_bad_config, 0, 8);
	tcase_add_test(tc, domain_too_large);
	tcase_add_loop_test(tc, domain_destroy_gives_everything_back, 0, 4);
	tcase_add_loop_test(tc, granter_dies_with_page_mapped, 0, 4);
	tcase_add_loop_test(tc, mapper_dies_with_page_mapped, 0, 4);
	tcase_add_loop_test(tc, both_die, 0, 4);
	tcase_add_test(tc, granter_dies_with_its_table_mapped);
	tcase_add_test(tc, hypercall_unknown);
	tcase_add_loop_test(tc, granter_replaced_under_forgotten_mapping, 0, 2);
	tcase_add_test(tc, granter_replaced_by_one_with_a_smaller_table);
	tcase_add_test(tc, machine_without_host);
	return run_suite(suite);
}
