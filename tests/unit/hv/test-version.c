/* SPDX-License-Identifier: GPL-2.0-or-later */
/* set_version and get_version. */
#include "fixture.h"

static Fixture *pv(void)
{
	return fx_new(HV_GUEST_PV, HV_GUEST_PV);
}

static void max_v1(HvDomainConfig *config)
{
	config->max_grant_version = 1;
}

START_TEST(version_unknown_writes_current)
{
	g_autoptr(Fixture) fx = pv();
	guint now;

	ck_assert_int_eq(fx_set_version(fx, GRANTER, _i ? 3 : 0, &now), -EINVAL);
	ck_assert_uint_eq(now, 1);
}
END_TEST

START_TEST(version_2_beyond_maximum)
{
	g_autoptr(Fixture) fx = fx_new_tuned(HV_GUEST_PV, HV_GUEST_PV, max_v1);
	guint now;

	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, &now), -ENOSYS);
	ck_assert_uint_eq(now, 1);
	ck_assert_int_eq(fx_set_version(fx, GRANTER, 1, &now), 0);
}
END_TEST

START_TEST(version_change_with_pinned_ref)
{
	g_autoptr(Fixture) fx = pv();
	guint now;

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, &now), -EBUSY);
	ck_assert_uint_eq(now, 1);
}
END_TEST

START_TEST(version_reserved_refs_are_carried_over)
{
	g_autoptr(Fixture) fx = pv();
	guint64 frame = fx_frame(fx, GRANTER, 3);

	fx_grant(fx, 7, 3, 0);
	fx_grant(fx, 8, 4, 0);
	fx_grant(fx, 20, 4, 0); /* lies where v2 has entry 10 */
	ck_assert_int_eq(fx_map(fx, 7, 0, 0, NULL), GNTST_okay);
	for (guint version = 2; version > 0; version--) {
		HvGrantEntry entry;

		ck_assert_int_eq(fx_set_version(fx, GRANTER, version, NULL), 0);
		entry = fx_look(fx, 7);
		ck_assert_uint_eq(entry.version, version);
		ck_assert_uint_eq(entry.flags, version == 2 ? GTF_permit_access :
				  GTF_permit_access | GTF_reading | GTF_writing);
		ck_assert_uint_eq(entry.status, GTF_reading | GTF_writing);
		ck_assert_uint_eq(entry.domid, MAPPER);
		ck_assert_uint_eq(entry.frame, frame);
		for (grant_ref_t ref = 8; ref < 32; ref++)
			ck_assert_uint_eq(fx_look(fx, ref).flags, 0);
		ck_assert_uint_eq(fx->hv->grant_entries(fx->dom[GRANTER]),
				  version == 2 ? 256 : 512);
		ck_assert_uint_eq(fx->hv->status_frames(fx->dom[GRANTER]), version == 2);
	}
	ck_assert_int_eq(fx_unmap(fx, 0, 0), GNTST_okay);
	ck_assert_uint_eq(fx_look(fx, 7).flags, GTF_permit_access);
}
END_TEST

START_TEST(version_1_cannot_represent)
{
	g_autoptr(Fixture) fx = pv();
	guint now;

	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	if (_i)
		fx_entry(fx, GRANTER, 3, MAPPER, 1ull << 32, GTF_permit_access);
	else
		fx_entry(fx, GRANTER, 3, MAPPER, 0, GTF_transitive);
	ck_assert_int_eq(fx_set_version(fx, GRANTER, 1, &now), -ERANGE);
	ck_assert_uint_eq(now, 2);
}
END_TEST

START_TEST(version_1_zeroes_odd_types)
{
	g_autoptr(Fixture) fx = pv();

	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	fx_entry(fx, GRANTER, 3, MAPPER, 5, GTF_accept_transfer);
	ck_assert_int_eq(fx_set_version(fx, GRANTER, 1, NULL), 0);
	ck_assert_uint_eq(fx_look(fx, 3).flags, 0);
	ck_assert_uint_eq(fx_look(fx, 3).domid, 0);
}
END_TEST

START_TEST(version_1_with_status_frame_mapped)
{
	g_autoptr(Fixture) fx = pv();
	guint64 frame = 0;
	gnttab_get_status_frames_t op = {.nr_frames = 1, .dom = DOMID_SELF};
	guint now;

	set_xen_guest_handle(op.frame_list, &frame);
	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	ck_assert_int_eq(fx_gnttab(fx, GRANTER, GNTTABOP_get_status_frames, &op, 1), 0);
	ck_assert_int_eq(op.status, GNTST_okay);
	ck_assert_int_eq(fx_call(fx, GRANTER, __HYPERVISOR_update_va_mapping, FX_VA,
				 frame << 12 | 3, 0), 0);
	ck_assert_int_eq(fx_set_version(fx, GRANTER, 1, &now), -EBUSY);
	ck_assert_uint_eq(now, 2);
	ck_assert_uint_eq(fx->crashes, 0);
	ck_assert_int_eq(fx_call(fx, GRANTER, __HYPERVISOR_update_va_mapping, FX_VA, 0, 0), 0);
	ck_assert_int_eq(fx_set_version(fx, GRANTER, 1, &now), 0);
}
END_TEST

/* For a translated domain the p2m is changed already: there is no way back. */
/* The guest's own reference to a status frame is gone before the frame is taken back. */
START_TEST(version_1_with_status_frame_given_back)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_HVM, HV_GUEST_PV);
	xen_pfn_t gfn = 0x500;
	xen_add_to_physmap_t add = {
		.domid = DOMID_SELF, .space = XENMAPSPACE_grant_table,
		.idx = XENMAPIDX_grant_table_status, .gpfn = gfn,
	};
	struct xen_memory_reservation op = {
		.nr_extents = 1, .extent_start.p = &gfn, .domid = DOMID_SELF,
	};

	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	ck_assert_int_eq(fx_call(fx, GRANTER, __HYPERVISOR_memory_op, XENMEM_add_to_physmap,
				 GPOINTER_TO_SIZE(&add), 0), 0);
	ck_assert_int_eq(fx_call(fx, GRANTER, __HYPERVISOR_memory_op, XENMEM_decrease_reservation,
				 GPOINTER_TO_SIZE(&op), 0), 1);
	ck_assert_int_eq(fx_set_version(fx, GRANTER, 1, NULL), 0);
	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	ck_assert_uint_eq(fx->hv->status_frames(fx->dom[GRANTER]), 1);
}
END_TEST

START_TEST(version_1_with_status_frame_granted_crashes_translated)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_HVM, HV_GUEST_PV);
	xen_add_to_physmap_t op = {
		.domid = DOMID_SELF, .space = XENMAPSPACE_grant_table, .gpfn = 0x500,
		.idx = XENMAPIDX_grant_table_status,
	};
	guint now;

	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	ck_assert_int_eq(fx_call(fx, GRANTER, __HYPERVISOR_memory_op, XENMEM_add_to_physmap,
				 GPOINTER_TO_SIZE(&op), 0), 0);
	fx_entry(fx, GRANTER, 7, MAPPER, 0x500, GTF_permit_access);
	ck_assert_int_eq(fx_map(fx, 7, 0, GNTMAP_readonly, NULL), GNTST_okay);
	ck_assert_int_eq(fx_set_version(fx, GRANTER, 1, &now), -EBUSY);
	ck_assert_uint_eq(fx->crashed, GRANTER);
}
END_TEST

START_TEST(version_get)
{
	g_autoptr(Fixture) fx = pv();
	gnttab_get_version_t op = {.dom = DOMID_SELF};

	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_get_version, &op, 1), 0);
	ck_assert_uint_eq(op.version, 1);
	op.dom = 77;
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_get_version, &op, 1), -ESRCH);
	op.dom = GRANTER;
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_get_version, &op, 1), -EPERM);
	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	ck_assert_int_eq(fx_gnttab(fx, 0, GNTTABOP_get_version, &op, 1), 0);
	ck_assert_uint_eq(op.version, 2);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("version");
	TCase *tc = tcase_create("version");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, version_unknown_writes_current, 0, 2);
	tcase_add_test(tc, version_2_beyond_maximum);
	tcase_add_test(tc, version_change_with_pinned_ref);
	tcase_add_test(tc, version_reserved_refs_are_carried_over);
	tcase_add_loop_test(tc, version_1_cannot_represent, 0, 2);
	tcase_add_test(tc, version_1_zeroes_odd_types);
	tcase_add_test(tc, version_1_with_status_frame_mapped);
	tcase_add_test(tc, version_1_with_status_frame_given_back);
	tcase_add_test(tc, version_1_with_status_frame_granted_crashes_translated);
	tcase_add_test(tc, version_get);
	return run_suite(suite);
}
