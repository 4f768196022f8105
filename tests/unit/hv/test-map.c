/* SPDX-License-Identifier: GPL-2.0-or-later */
/* map_grant_ref: one test a row of what real Xen answers. */
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

START_TEST(map_rw_okay)
{
	g_autoptr(Fixture) fx = pair(_i);
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_host_map);
	HvMfn mfn = fx->hv->domain_page(fx->dom[GRANTER], 3);

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_do_map(fx, &op), GNTST_okay);
	ck_assert_uint_eq(op.handle, 0);
	ck_assert_uint_eq(op.dev_bus_addr, mfn << 12);
	ck_assert_uint_eq(fx_look(fx, 8).flags, GTF_permit_access | GTF_reading | GTF_writing);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 1);
	ck_assert_uint_eq(fx_pins(fx, 8).mfn, mfn);
	if (_i & 2) {
		HvP2mEntry entry = fx->hv->p2m_get(fx->dom[MAPPER], FX_GPA >> 12);

		ck_assert_int_eq(entry.type, HV_P2M_GRANT_MAP_RW);
		ck_assert_uint_eq(entry.mfn, mfn);
		ck_assert_uint_eq(fx->p2ms, 1);
	} else {
		ck_assert_uint_eq(fx_pte(fx, MAPPER, 0), fx->last_pte);
		ck_assert_uint_eq(fx->last_va, FX_VA);
		ck_assert_uint_eq(fx->last_pte >> 12 & 0xffffffffff, mfn);
		ck_assert_uint_eq(fx->last_pte & 3, 3);
	}
	ck_assert_int_eq(fx_unmap(fx, 0, 0), GNTST_okay);
	ck_assert_uint_eq(fx_look(fx, 8).flags, GTF_permit_access);
	if (_i & 2)
		ck_assert_int_eq(fx->hv->p2m_get(fx->dom[MAPPER], FX_GPA >> 12).type,
				 HV_P2M_INVALID);
	else
		ck_assert_uint_eq(fx_pte(fx, MAPPER, 0), 0);
}
END_TEST

START_TEST(map_ro_marks_reading_only)
{
	g_autoptr(Fixture) fx = pair(_i);

	fx_grant(fx, 8, 3, GTF_readonly);
	ck_assert_int_eq(fx_map(fx, 8, 0, GNTMAP_readonly, NULL), GNTST_okay);
	ck_assert_uint_eq(fx_look(fx, 8).status, GTF_reading);
	ck_assert_uint_eq(fx_pins(fx, 8).host_read, 1);
	if (_i & 2)
		ck_assert_int_eq(fx->hv->p2m_get(fx->dom[MAPPER], FX_GPA >> 12).type,
				 HV_P2M_GRANT_MAP_RO);
	else
		ck_assert_uint_eq(fx_pte(fx, MAPPER, 0) & 3, 1);
}
END_TEST

START_TEST(map_no_kind_beats_domain_check)
{
	g_autoptr(Fixture) fx = pair(_i);
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_readonly);

	op.dom = 77;
	fx_op_fails(fx, op, GNTST_bad_gntref);
}
END_TEST

START_TEST(map_translated_flags_beat_domain_check)
{
	static const guint flags[] = {GNTMAP_device_map, GNTMAP_application_map,
				      GNTMAP_contains_pte};
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_HVM);
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_host_map | flags[_i]);

	op.dom = 77;
	fx_op_fails(fx, op, GNTST_general_error);
}
END_TEST

START_TEST(map_translated_other_bit_fails_late)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_HVM);

	fx_grant(fx, 8, 3, 0);
	fx_map_fails(fx, 8, GNTMAP_host_map | 1 << 20, GNTST_general_error);
}
END_TEST

START_TEST(map_pv_other_bits_go_into_pte)
{
	g_autoptr(Fixture) fx = pv();

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 1 << 16 | 1 << 18 | 1 << 7, NULL), GNTST_okay);
	ck_assert_uint_eq(fx_pte(fx, MAPPER, 0) & 0xe00, 0xa00);
}
END_TEST

START_TEST(map_bad_domain)
{
	static const domid_t domids[] = {77, DOMID_SELF, DOMID_IO, DOMID_INVALID};
	g_autoptr(Fixture) fx = pv();
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_host_map);

	op.dom = domids[_i];
	fx_op_fails(fx, op, GNTST_bad_domain);
}
END_TEST

START_TEST(map_own_numeric_id_works)
{
	g_autoptr(Fixture) fx = pv();
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_host_map);

	fx_entry(fx, MAPPER, 8, MAPPER, fx_frame(fx, MAPPER, 5), GTF_permit_access);
	op.dom = MAPPER;
	ck_assert_int_eq(fx_do_map(fx, &op), GNTST_okay);
}
END_TEST

START_TEST(map_ref_beyond_table)
{
	g_autoptr(Fixture) fx = pv();

	fx_map_fails(fx, 512, GNTMAP_host_map, GNTST_bad_gntref);
	fx_map_fails(fx, G_MAXUINT32, GNTMAP_host_map, GNTST_bad_gntref);
}
END_TEST

/* Entries that do not grant this map. */
START_TEST(map_not_granted)
{
	static const struct {
		domid_t domid;
		guint16 flags;
	} entry[] = {
		{OTHER, GTF_permit_access}, {DOMID_SELF, GTF_permit_access},
		{MAPPER, GTF_invalid}, {MAPPER, GTF_accept_transfer}, {MAPPER, GTF_transitive},
		{MAPPER, GTF_permit_access | GTF_sub_page},
		{MAPPER, GTF_permit_access | GTF_readonly},
	};
	g_autoptr(Fixture) fx = pv();

	if (_i >= 7)
		fx_set_version(fx, GRANTER, 2, NULL);
	fx_entry(fx, GRANTER, 8, entry[_i % 7].domid, fx_frame(fx, GRANTER, 3),
		 entry[_i % 7].flags);
	fx_map_fails(fx, 8, GNTMAP_host_map, GNTST_general_error);
	ck_assert_uint_eq(fx_look(fx, 8).flags, entry[_i % 7].flags);
}
END_TEST

START_TEST(map_cache_and_undefined_entry_bits_ignored)
{
	g_autoptr(Fixture) fx = pv();

	fx_grant(fx, 8, 3, GTF_PWT | GTF_PCD | GTF_PAT | 0xfe00);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
}
END_TEST

/* A failed map keeps neither the frame nor its type. */
START_TEST(map_failed_keeps_nothing)
{
	g_autoptr(Fixture) fx = pv();
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_host_map | GNTMAP_device_map);
	HvMfn mfn = fx->hv->domain_page(fx->dom[GRANTER], 3);
	guint free = fx->hv->frames_free(fx->machine);

	fx_grant(fx, 8, 3, 0);
	op.host_addr = 0x1000;
	fx_op_fails(fx, op, GNTST_general_error);
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[GRANTER], 0, mfn), 0);
	fx->hv->domain_destroy(fx->dom[GRANTER]);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free + FX_PAGES + 1);
}
END_TEST

/* The entry that was there before loses its reference. */
START_TEST(map_over_own_page_pv)
{
	g_autoptr(Fixture) fx = pv();
	HvMfn mfn = fx->hv->domain_page(fx->dom[MAPPER], 5);

	ck_assert_int_eq(fx_call(fx, MAPPER, __HYPERVISOR_update_va_mapping, FX_VA,
				 mfn << 12 | 3, 0), 0);
	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[MAPPER], 0, mfn), 0);
}
END_TEST

START_TEST(map_bad_page_pv)
{
	g_autoptr(Fixture) fx = pv();
	guint64 frames[] = {fx_frame(fx, OTHER, 0), 0, 511, 512, 0xffffffff};

	fx_entry(fx, GRANTER, 8, MAPPER, frames[_i], GTF_permit_access);
	fx_map_fails(fx, 8, GNTMAP_host_map, GNTST_bad_page);
}
END_TEST

START_TEST(map_bad_page_hole)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_HVM, HV_GUEST_PV);

	fx_grant(fx, 8, FX_PAGES, 0);
	fx_map_fails(fx, 8, GNTMAP_host_map, GNTST_bad_page);
}
END_TEST

START_TEST(map_bad_page_grant_mapped)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_HVM, HV_GUEST_HVM);

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	/* The mapper grants on what it has mapped. */
	fx_entry(fx, MAPPER, 9, OTHER, FX_GPA >> 12, GTF_permit_access);
	gnttab_map_grant_ref_t op = {.host_addr = FX_VA, .flags = GNTMAP_host_map, .ref = 9,
				     .dom = MAPPER};
	fx_gnttab(fx, OTHER, GNTTABOP_map_grant_ref, &op, 1);
	ck_assert_int_eq(op.status, GNTST_bad_page);
}
END_TEST

START_TEST(map_page_table_page)
{
	g_autoptr(Fixture) fx = pv();

	fx_grant(fx, 8, FX_L1_PAGE, 0);
	fx_map_fails(fx, 8, GNTMAP_host_map, GNTST_general_error);
	fx_map_fails(fx, 8, GNTMAP_device_map, GNTST_general_error);
	ck_assert_int_eq(fx_map(fx, 8, 0, GNTMAP_readonly, NULL), GNTST_okay);
}
END_TEST

START_TEST(map_bad_host_addr)
{
	static const guint64 addrs[] = {
		0x80000000ull, 0x8000000000000000ull, 0xffff800000000000ull, 0x1000,
	};
	g_autoptr(Fixture) fx = pv();
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_host_map);

	fx_grant(fx, 8, 3, 0);
	op.host_addr = addrs[_i];
	fx_op_fails(fx, op, GNTST_general_error);
}
END_TEST

START_TEST(map_contains_pte)
{
	g_autoptr(Fixture) fx = pv();
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_host_map | GNTMAP_contains_pte);
	guint64 table = fx->hv->domain_page(fx->dom[MAPPER], FX_L1_PAGE) << 12;

	fx_grant(fx, 8, 3, 0);
	op.host_addr = table + 4;
	fx_op_fails(fx, op, GNTST_general_error);
	op.host_addr = fx->hv->domain_page(fx->dom[MAPPER], 0) << 12;
	fx_op_fails(fx, op, GNTST_general_error);
	op.host_addr = table + 7 * 8;
	ck_assert_int_eq(fx_do_map(fx, &op), GNTST_okay);
	ck_assert_uint_eq(fx->last_va, FX_VA + 0x7000);
	ck_assert_int_eq(fx_unmap_at(fx, op.handle, op.host_addr, 0), GNTST_okay);
	ck_assert_uint_eq(fx_pte(fx, MAPPER, 7), 0);
}
END_TEST

START_TEST(map_own_grant_frame_rw)
{
	g_autoptr(Fixture) fx = pv();
	gpointer table = fx_v2(fx, GRANTER, 0);
	HvMfn mfn = ((guint8 *)table - (guint8 *)fx->hv->frame_ptr(fx->machine, 0)) >> 12;

	fx_entry(fx, GRANTER, 8, MAPPER, mfn, GTF_permit_access);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
}
END_TEST

START_TEST(map_over_ram_leaves_hole)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PVH);
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_host_map);
	guint free = fx->hv->frames_free(fx->machine);

	fx_grant(fx, 8, 3, 0);
	op.host_addr = 5 << 12 | 0x123; /* unaligned maps too */
	ck_assert_int_eq(fx_do_map(fx, &op), GNTST_okay);
	ck_assert_int_eq(fx_unmap_at(fx, op.handle, op.host_addr, 0), GNTST_okay);
	ck_assert_int_eq(fx->hv->p2m_get(fx->dom[MAPPER], 5).type, HV_P2M_INVALID);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free);
}
END_TEST

START_TEST(map_over_grant_translated_crashes)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PVH);

	fx_grant(fx, 8, 3, 0);
	fx_grant(fx, 9, 4, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	fx_map_fails(fx, 9, GNTMAP_host_map, GNTST_general_error);
	ck_assert_uint_eq(fx->crashes, 1);
	ck_assert_uint_eq(fx->crashed, MAPPER);
}
END_TEST

START_TEST(map_batch_goes_on_after_failure)
{
	g_autoptr(Fixture) fx = pv();
	gnttab_map_grant_ref_t op[3];

	fx_grant(fx, 8, 3, 0);
	for (guint i = 0; i < 3; i++)
		op[i] = fx_map_op(fx, i == 1 ? 9 : 8, i, GNTMAP_host_map);
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_map_grant_ref, op, 3), 0);
	ck_assert_int_eq(op[0].status, GNTST_okay);
	ck_assert_int_eq(op[1].status, GNTST_general_error);
	ck_assert_int_eq(op[2].status, GNTST_okay);
}
END_TEST

START_TEST(map_fault_in_mid_batch_keeps_earlier)
{
	g_autoptr(Fixture) fx = pv();
	gnttab_map_grant_ref_t op[3];

	fx_grant(fx, 8, 3, 0);
	for (guint i = 0; i < 3; i++)
		op[i] = fx_map_op(fx, 8, i, GNTMAP_host_map);
	fx->refuse = GPOINTER_TO_SIZE(&op[1]);
	fx->refuse_end = fx->refuse + 1;
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_map_grant_ref, op, 3), -EFAULT);
	ck_assert_int_eq(op[0].status, GNTST_okay);
	ck_assert_int_eq(op[1].status, 99);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 1);
}
END_TEST

START_TEST(map_event_tells_handle)
{
	g_autoptr(Fixture) fx = pv();

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(fx->last_event.type, HV_EVENT_MAP);
	ck_assert_uint_eq(fx->last_event.domid, MAPPER);
	ck_assert_uint_eq(fx->last_event.peer, GRANTER);
	ck_assert_uint_eq(fx->last_event.a, 8);
	ck_assert_uint_eq(fx->last_event.b, 0);
}
END_TEST

/* The guest's own user bit decides which marks Xen adds. */
START_TEST(map_application_pte)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, GNTMAP_application_map, NULL), GNTST_okay);
	ck_assert_int_eq(fx_map(fx, 8, 1, 0, NULL), GNTST_okay);
	/* Global for user mappings; guest kernel (bit 52) for the others. */
	ck_assert_uint_eq(fx_pte(fx, MAPPER, 0) >> 8 & 1, 1);
	ck_assert_uint_eq(fx_pte(fx, MAPPER, 0) >> 52 & 1, 0);
	ck_assert_uint_eq(fx_pte(fx, MAPPER, 1) >> 52 & 1, 1);
	ck_assert_uint_eq(fx_pte(fx, MAPPER, 0) & fx_pte(fx, MAPPER, 1) & 4, 4);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("map");
	TCase *tc = tcase_create("map_grant_ref");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, map_rw_okay, 0, 4);
	tcase_add_loop_test(tc, map_ro_marks_reading_only, 0, 4);
	tcase_add_loop_test(tc, map_no_kind_beats_domain_check, 0, 4);
	tcase_add_loop_test(tc, map_translated_flags_beat_domain_check, 0, 3);
	tcase_add_test(tc, map_translated_other_bit_fails_late);
	tcase_add_test(tc, map_pv_other_bits_go_into_pte);
	tcase_add_loop_test(tc, map_bad_domain, 0, 4);
	tcase_add_test(tc, map_own_numeric_id_works);
	tcase_add_test(tc, map_ref_beyond_table);
	tcase_add_loop_test(tc, map_not_granted, 0, 14);
	tcase_add_test(tc, map_cache_and_undefined_entry_bits_ignored);
	tcase_add_test(tc, map_failed_keeps_nothing);
	tcase_add_test(tc, map_over_own_page_pv);
	tcase_add_loop_test(tc, map_bad_page_pv, 0, 5);
	tcase_add_test(tc, map_bad_page_hole);
	tcase_add_test(tc, map_bad_page_grant_mapped);
	tcase_add_test(tc, map_page_table_page);
	tcase_add_loop_test(tc, map_bad_host_addr, 0, 4);
	tcase_add_test(tc, map_contains_pte);
	tcase_add_test(tc, map_own_grant_frame_rw);
	tcase_add_test(tc, map_over_ram_leaves_hole);
	tcase_add_test(tc, map_over_grant_translated_crashes);
	tcase_add_test(tc, map_batch_goes_on_after_failure);
	tcase_add_test(tc, map_fault_in_mid_batch_keeps_earlier);
	tcase_add_test(tc, map_event_tells_handle);
	tcase_add_test(tc, map_application_pte);
	return run_suite(suite);
}
