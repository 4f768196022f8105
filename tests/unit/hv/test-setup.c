/* SPDX-License-Identifier: GPL-2.0-or-later */
/* setup_table, query_size, get_status_frames and the rules of the hypercall itself. */
#include "fixture.h"

static Fixture *pv(void)
{
	return fx_new(HV_GUEST_PV, HV_GUEST_PV);
}

static gint16 setup(Fixture *fx, guint caller, domid_t dom, guint count, xen_pfn_t *frames)
{
	gnttab_setup_table_t op = {.dom = dom, .nr_frames = count, .status = 99};

	set_xen_guest_handle(op.frame_list, frames);
	ck_assert_int_eq(fx_gnttab(fx, caller, GNTTABOP_setup_table, &op, 1), 0);
	return op.status;
}

static gint16 status_frames(Fixture *fx, guint caller, domid_t dom, guint count, guint64 *frames)
{
	gnttab_get_status_frames_t op = {.dom = dom, .nr_frames = count, .status = 99};

	set_xen_guest_handle(op.frame_list, frames);
	ck_assert_int_eq(fx_gnttab(fx, caller, GNTTABOP_get_status_frames, &op, 1), 0);
	return op.status;
}

START_TEST(op_unknown)
{
	g_autoptr(Fixture) fx = pv();

	ck_assert_int_eq(fx_gnttab(fx, MAPPER, 13, NULL, 1), -ENOSYS);
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_dump_table, NULL, 1), -ENOSYS);
}
END_TEST

START_TEST(op_count_negative)
{
	g_autoptr(Fixture) fx = pv();

	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_map_grant_ref, NULL, -1), -EINVAL);
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, 99, NULL, 0x80000000), -EINVAL);
}
END_TEST

START_TEST(op_high_bits_in_cmd)
{
	g_autoptr(Fixture) fx = pv();

	ck_assert_int_eq(fx_gnttab(fx, MAPPER, 1 << 12, NULL, 0), -EINVAL);
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, 1 << 12 | 99, NULL, 0), -EINVAL);
}
END_TEST

START_TEST(op_map_count_zero)
{
	g_autoptr(Fixture) fx = pv();

	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_map_grant_ref, NULL, 0), 0);
}
END_TEST

START_TEST(op_needs_count_one)
{
	static const guint cmd[] = {
		GNTTABOP_setup_table, GNTTABOP_query_size, GNTTABOP_get_status_frames,
	};
	g_autoptr(Fixture) fx = pv();

	ck_assert_int_eq(fx_gnttab(fx, MAPPER, cmd[_i], NULL, 0), -EINVAL);
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, cmd[_i], NULL, 2), -EINVAL);
}
END_TEST

START_TEST(op_unreadable)
{
	static const guint cmd[] = {
		GNTTABOP_map_grant_ref, GNTTABOP_unmap_grant_ref, GNTTABOP_copy,
		GNTTABOP_setup_table, GNTTABOP_query_size, GNTTABOP_get_status_frames,
		GNTTABOP_set_version, GNTTABOP_get_version,
	};
	g_autoptr(Fixture) fx = pv();

	fx->refuse_end = G_MAXUINT64;
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, cmd[_i], fx, 1), -EFAULT);
}
END_TEST

START_TEST(op_not_for_translated)
{
	static const guint cmd[] = {
		GNTTABOP_unmap_and_replace, GNTTABOP_get_status_frames, GNTTABOP_transfer,
		1 << 12,
	};
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PVH);

	ck_assert_int_eq(fx_gnttab(fx, MAPPER, cmd[_i], NULL, 1), -ENOSYS);
}
END_TEST

START_TEST(setup_grows_and_lists)
{
	g_autoptr(Fixture) fx = pv();
	xen_pfn_t frames[65] = {0};

	ck_assert_int_eq(setup(fx, MAPPER, DOMID_SELF, 4, frames), GNTST_okay);
	ck_assert_uint_eq(fx->hv->grant_frames(fx->dom[MAPPER]), 4);
	ck_assert_uint_eq(fx->hv->grant_entries(fx->dom[MAPPER]), 2048);
	for (guint i = 0; i < 4; i++)
		ck_assert_int_eq(fx->hv->p2m_get(fx->dom[MAPPER], frames[i]).type,
				 HV_P2M_RAM_RW);
	ck_assert_uint_eq(frames[4], 0);
	ck_assert_int_eq(setup(fx, MAPPER, DOMID_SELF, 65, frames), GNTST_general_error);
}
END_TEST

START_TEST(setup_smaller_count_changes_nothing)
{
	g_autoptr(Fixture) fx = pv();
	xen_pfn_t frames[4], again[4] = {0};

	if (_i)
		ck_assert_int_eq(fx_set_version(fx, MAPPER, 2, NULL), 0);
	ck_assert_int_eq(setup(fx, MAPPER, DOMID_SELF, 4, frames), GNTST_okay);
	for (guint count = 0; count < 4; count++) {
		ck_assert_int_eq(setup(fx, MAPPER, DOMID_SELF, count, again), GNTST_okay);
		ck_assert_uint_eq(fx->hv->grant_frames(fx->dom[MAPPER]), 4);
		ck_assert_mem_eq(frames, again, count * sizeof(frames[0]));
		ck_assert_uint_eq(again[count], 0);
	}
}
END_TEST

START_TEST(setup_growth_does_not_move_pins)
{
	g_autoptr(Fixture) fx = pv();
	xen_pfn_t frames[8];

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(setup(fx, GRANTER, DOMID_SELF, 8, frames), GNTST_okay);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 1);
	ck_assert_uint_eq(fx_pins(fx, 4095).host_write, 0);
	ck_assert_int_eq(fx_unmap(fx, 0, 0), GNTST_okay);
}
END_TEST

START_TEST(setup_without_memory)
{
	g_autoptr(Fixture) fx = pv();
	HvDomainConfig config;
	xen_pfn_t frames[64];
	guint free = fx->hv->frames_free(fx->machine);

	hv_domain_config_init(&config, 9, HV_GUEST_PV);
	config.pages = free - 3;
	ck_assert_ptr_nonnull(fx->hv->domain_new(fx->machine, &config, NULL));
	ck_assert_int_eq(setup(fx, MAPPER, DOMID_SELF, 8, frames), GNTST_general_error);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), 2);
	ck_assert_uint_eq(fx->hv->grant_frames(fx->dom[MAPPER]), 1);
	ck_assert_int_eq(setup(fx, MAPPER, DOMID_SELF, 3, frames), GNTST_okay);
}
END_TEST

START_TEST(setup_other_domain)
{
	g_autoptr(Fixture) fx = pv();
	xen_pfn_t frames[2];

	ck_assert_int_eq(setup(fx, MAPPER, GRANTER, 2, frames), GNTST_permission_denied);
	ck_assert_int_eq(setup(fx, MAPPER, 77, 2, frames), GNTST_bad_domain);
	ck_assert_int_eq(setup(fx, 0, GRANTER, 2, frames), GNTST_okay);
	ck_assert_uint_eq(fx->hv->grant_frames(fx->dom[GRANTER]), 2);
}
END_TEST

START_TEST(setup_unwritable_list)
{
	g_autoptr(Fixture) fx = pv();
	xen_pfn_t frames[2] = {0};

	fx->refuse = GPOINTER_TO_SIZE(&frames[0]);
	fx->refuse_end = fx->refuse + 8;
	ck_assert_int_eq(setup(fx, MAPPER, DOMID_SELF, 2, frames), GNTST_bad_virt_addr);
	ck_assert_uint_ne(frames[1], 0);
}
END_TEST

START_TEST(setup_translated_lists_nowhere)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_HVM, HV_GUEST_PV);
	xen_pfn_t frame = 0;

	ck_assert_int_eq(setup(fx, GRANTER, DOMID_SELF, 1, &frame), GNTST_okay);
	ck_assert_uint_eq(frame, G_MAXUINT64);
}
END_TEST

START_TEST(query_size)
{
	g_autoptr(Fixture) fx = pv();
	gnttab_query_size_t op = {.dom = DOMID_SELF};

	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_query_size, &op, 1), 0);
	ck_assert_int_eq(op.status, GNTST_okay);
	ck_assert_uint_eq(op.nr_frames, 1);
	ck_assert_uint_eq(op.max_nr_frames, 64);
	op.dom = GRANTER;
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_query_size, &op, 1), 0);
	ck_assert_int_eq(op.status, GNTST_permission_denied);
	op.dom = 77;
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_query_size, &op, 1), 0);
	ck_assert_int_eq(op.status, GNTST_bad_domain);
}
END_TEST

START_TEST(status_frames_rows)
{
	g_autoptr(Fixture) fx = pv();
	guint64 frames[3] = {0};
	xen_pfn_t shared[9];

	ck_assert_int_eq(status_frames(fx, MAPPER, DOMID_SELF, 1, frames), GNTST_general_error);
	ck_assert_int_eq(fx_set_version(fx, MAPPER, 2, NULL), 0);
	ck_assert_int_eq(status_frames(fx, MAPPER, DOMID_SELF, 1, frames), GNTST_okay);
	ck_assert_uint_ne(frames[0], 0);
	ck_assert_int_eq(status_frames(fx, MAPPER, DOMID_SELF, 2, frames), GNTST_general_error);
	ck_assert_int_eq(setup(fx, MAPPER, DOMID_SELF, 9, shared), GNTST_okay);
	ck_assert_int_eq(status_frames(fx, MAPPER, DOMID_SELF, 2, frames), GNTST_okay);
	ck_assert_int_eq(status_frames(fx, MAPPER, 77, 1, frames), GNTST_bad_domain);
	ck_assert_int_eq(status_frames(fx, MAPPER, GRANTER, 1, frames),
			 GNTST_permission_denied);
}
END_TEST

/* Version 1 has none: only none can be asked for. */
START_TEST(status_frames_of_version_1)
{
	g_autoptr(Fixture) fx = pv();
	guint64 frame = 0;

	ck_assert_int_eq(status_frames(fx, MAPPER, DOMID_SELF, 0, &frame), GNTST_okay);
	ck_assert_int_eq(status_frames(fx, MAPPER, DOMID_SELF, 1, &frame), GNTST_general_error);
	ck_assert_uint_eq(frame, 0);
}
END_TEST

START_TEST(status_frames_unwritable_list)
{
	g_autoptr(Fixture) fx = pv();
	guint64 frame = 0;

	ck_assert_int_eq(fx_set_version(fx, MAPPER, 2, NULL), 0);
	fx->refuse = GPOINTER_TO_SIZE(&frame);
	fx->refuse_end = fx->refuse + sizeof(frame);
	ck_assert_int_eq(status_frames(fx, MAPPER, DOMID_SELF, 1, &frame), GNTST_bad_virt_addr);
}
END_TEST

/* What cannot be written back: -EFAULT, whatever was done. */
START_TEST(op_unwritable)
{
	static const guint cmds[] = {
		GNTTABOP_map_grant_ref, GNTTABOP_unmap_grant_ref, GNTTABOP_setup_table,
		GNTTABOP_copy, GNTTABOP_query_size, GNTTABOP_set_version,
		GNTTABOP_get_status_frames, GNTTABOP_get_version, GNTTABOP_swap_grant_ref,
		GNTTABOP_transfer, GNTTABOP_unmap_and_replace,
	};
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	guint64 arg[16];

	for (guint i = 0; i < G_N_ELEMENTS(cmds); i++) {
		memset(arg, 0, sizeof(arg));
		fx->refuse = GPOINTER_TO_SIZE(arg);
		fx->refuse_end = fx->refuse + sizeof(arg);
		fx->refuse_writes_only = TRUE;
		ck_assert_int_eq(fx_gnttab(fx, 0, cmds[i], arg, 1), -EFAULT);
	}
}
END_TEST

/* Shared frames come first, and go again if there are none left for the status. */
START_TEST(setup_without_memory_for_status)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	xen_pfn_t frames[64];
	gnttab_setup_table_t op = {.dom = DOMID_SELF, .nr_frames = 9};
	struct xen_memory_reservation fill = {.domid = DOMID_SELF};

	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	fill.nr_extents = fx->hv->frames_free(fx->machine) - 8;
	ck_assert_int_eq(fx_call(fx, OTHER, __HYPERVISOR_memory_op, XENMEM_increase_reservation,
				 GPOINTER_TO_SIZE(&fill), 0), fill.nr_extents);
	set_xen_guest_handle(op.frame_list, frames);
	ck_assert_int_eq(fx_gnttab(fx, GRANTER, GNTTABOP_setup_table, &op, 1), 0);
	ck_assert_int_eq(op.status, GNTST_general_error);
	ck_assert_uint_eq(fx->hv->grant_frames(fx->dom[GRANTER]), 1);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), 8);
	ck_assert_uint_eq(fx->hv->grant_version(fx->dom[GRANTER]), 2);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("setup");
	TCase *tc = tcase_create("setup");

	suite_add_tcase(suite, tc);
	tcase_add_test(tc, op_unknown);
	tcase_add_test(tc, op_count_negative);
	tcase_add_test(tc, op_high_bits_in_cmd);
	tcase_add_test(tc, op_map_count_zero);
	tcase_add_loop_test(tc, op_needs_count_one, 0, 3);
	tcase_add_loop_test(tc, op_unreadable, 0, 8);
	tcase_add_loop_test(tc, op_not_for_translated, 0, 4);
	tcase_add_test(tc, setup_grows_and_lists);
	tcase_add_loop_test(tc, setup_smaller_count_changes_nothing, 0, 2);
	tcase_add_test(tc, setup_growth_does_not_move_pins);
	tcase_add_test(tc, setup_without_memory);
	tcase_add_test(tc, setup_other_domain);
	tcase_add_test(tc, setup_unwritable_list);
	tcase_add_test(tc, setup_translated_lists_nowhere);
	tcase_add_test(tc, query_size);
	tcase_add_test(tc, status_frames_rows);
	tcase_add_test(tc, status_frames_of_version_1);
	tcase_add_test(tc, status_frames_unwritable_list);
	tcase_add_test(tc, op_unwritable);
	tcase_add_test(tc, setup_without_memory_for_status);
	return run_suite(suite);
}
