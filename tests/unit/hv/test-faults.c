/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Each historic bug: what is seen with the switch on, and without it.  Every test
 * runs twice, _i says whether the bug is there.
 */
#include "fixture.h"

#define WHOLE_PAGE 3

static Fixture *machine(HvGuestType granter, const char *fault, gboolean on)
{
	Fixture *fx = fx_new(granter, HV_GUEST_PV);

	ck_assert_ptr_nonnull(hv_fault_by_name(fault));
	ck_assert(fx->hv->fault_set(fx->machine, fault, on));
	fx->expect_bugs = on;
	return fx;
}

/* The books agree exactly if the bug is not there. */
static void check_tells(Fixture *fx, gboolean wrong, const char *what)
{
	g_autofree char *text = fx->hv->check(fx->machine);

	if (!wrong) {
		ck_assert_msg(!text, "%s", text);
		ck_assert(fx->expect_bugs || !fx->bugs);
		return;
	}
	ck_assert_ptr_nonnull(text);
	ck_assert_msg(strstr(text, what), "%s", text);
	ck_assert_uint_ge(fx->bugs, 1);
}

static void page_out(Fixture *fx, guint page)
{
	ck_assert_int_eq(fx->hv->paging_nominate(fx->dom[GRANTER], page), 0);
	ck_assert_int_eq(fx->hv->paging_evict(fx->dom[GRANTER], page), 0);
}

START_TEST(map_eagain_keeps_flags)
{
	g_autoptr(Fixture) fx = machine(HV_GUEST_HVM, "map-eagain-keeps-flags", _i);

	fx_grant(fx, 8, 3, 0);
	page_out(fx, 3);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_eagain);
	ck_assert_uint_eq(fx_look(fx, 8).status, _i ? GTF_reading | GTF_writing : 0);
	check_tells(fx, _i, "GTF flags 0x18 are set, the pins need 0");
}
END_TEST

START_TEST(copy_eagain_keeps_flags)
{
	g_autoptr(Fixture) fx = machine(HV_GUEST_HVM, "copy-eagain-keeps-flags", _i);
	gnttab_copy_t op = fx_copy_op(fx, 8, 0, 8);

	fx_grant(fx, 8, 3, 0);
	page_out(fx, 3);
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_eagain);
	ck_assert_uint_eq(fx_look(fx, 8).status, _i ? GTF_reading : 0);
	check_tells(fx, _i, "GTF flags 0x8 are set, the pins need 0");
}
END_TEST

static grant_handle_t map_device(Fixture *fx, guint flags)
{
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_device_map | flags);

	ck_assert_int_eq(fx_do_map(fx, &op), GNTST_okay);
	return op.handle;
}

START_TEST(unmap_puts_device_always)
{
	g_autoptr(Fixture) fx = machine(HV_GUEST_PV, "unmap-puts-device-always", _i);
	grant_handle_t handle;

	fx_grant(fx, 8, 3, 0);
	handle = map_device(fx, GNTMAP_readonly);
	ck_assert_int_eq(fx_unmap_at(fx, handle, 0, 0), GNTST_okay);
	ck_assert_uint_eq(fx_pins(fx, 8).device_read, 1);
	check_tells(fx, _i, "1 references are counted, 2 are there");
	/* The next ones free the page under its owner, then there is none left. */
	ck_assert_int_eq(fx_unmap_at(fx, handle, 0, 0), GNTST_okay);
	ck_assert_int_eq(fx_unmap_at(fx, handle, 0, 0), GNTST_okay);
	check_tells(fx, _i, "0 references are counted, 2 are there");
}
END_TEST

/* A whole mapping that is not read-only leaves nothing to be done but that. */
START_TEST(unmap_puts_writable_device_always)
{
	g_autoptr(Fixture) fx = machine(HV_GUEST_PV, "unmap-puts-device-always", _i);
	grant_handle_t handle;

	fx_grant(fx, 8, 3, 0);
	handle = map_device(fx, 0);
	ck_assert_int_eq(fx_unmap_at(fx, handle, 0, 0), GNTST_okay);
	ck_assert_uint_eq(fx_pins(fx, 8).device_write, 1);
	check_tells(fx, _i, "1 references are counted, 2 are there");
}
END_TEST

/* A PV page's host map takes a type, so its device map does, too. */
START_TEST(device_map_of_pv_page_has_type)
{
	g_autoptr(Fixture) fx = machine(HV_GUEST_PV, "device-map-skips-type", _i);

	fx_grant(fx, 8, 3, 0);
	map_device(fx, GNTMAP_host_map);
	check_tells(fx, FALSE, NULL);
}
END_TEST

START_TEST(device_map_skips_type)
{
	g_autoptr(Fixture) fx = machine(HV_GUEST_HVM, "device-map-skips-type", _i);
	grant_handle_t handle;
	guint64 bus;

	fx_grant(fx, 8, 3, 0);
	handle = map_device(fx, 0);
	bus = fx_pins(fx, 8).mfn << HV_PAGE_SHIFT;
	check_tells(fx, _i, "0 type references are counted, 1 are there");
	ck_assert_int_eq(fx_unmap_at(fx, handle, 0, bus), GNTST_okay);
	if (_i)
		ck_assert_uint_ge(fx->bugs, 2); /* the type underflows */
	check_tells(fx, FALSE, NULL);
}
END_TEST

START_TEST(copy_ignores_device_pins)
{
	g_autoptr(Fixture) fx = machine(HV_GUEST_PV, "copy-ignores-device-pins", _i);
	gnttab_copy_t op = fx_copy_op(fx, 8, 0, 8);

	fx_grant(fx, 8, 3, 0);
	map_device(fx, 0);
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_okay);
	ck_assert_uint_eq(fx_pins(fx, 8).device_write, 1);
	ck_assert_uint_eq(fx_look(fx, 8).status, _i ? 0 : GTF_reading | GTF_writing);
	check_tells(fx, _i, "GTF flags 0 are set, the pins need 0x18");
}
END_TEST

/* Host maps keep their marks even so. */
START_TEST(copy_looks_at_host_pins)
{
	g_autoptr(Fixture) fx = machine(HV_GUEST_PV, "copy-ignores-device-pins", _i);
	gnttab_copy_t op = fx_copy_op(fx, 8, 0, 8);

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(fx_map(fx, 8, 1, GNTMAP_readonly, NULL), GNTST_okay);
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_okay);
	ck_assert_uint_eq(fx_look(fx, 8).status, GTF_reading | GTF_writing);
	check_tells(fx, FALSE, NULL);
}
END_TEST

/* The guest takes any status but a negative one for success. */
START_TEST(map_status_positive)
{
	g_autoptr(Fixture) fx = machine(HV_GUEST_PV, "map-status-positive", _i);
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_host_map);

	ck_assert_int_eq(fx_do_map(fx, &op), _i ? 1 : GNTST_general_error);
	ck_assert_uint_eq(op.handle, 0xabcd);
	check_tells(fx, FALSE, NULL);
}
END_TEST

START_TEST(copy_preempted_at_first)
{
	g_autoptr(Fixture) fx = machine(HV_GUEST_PV, "copy-preempted-at-first", _i);
	HvInjection preempt = {
		.kind = HV_INJECT_PREEMPT, .domid = MAPPER, .nr = __HYPERVISOR_grant_table_op,
		.cmd = GNTTABOP_copy, .nth = 1, .times = 1,
	};
	gnttab_copy_t op = fx_copy_op(fx, 8, 0, 8);

	fx_grant(fx, 8, 3, 0);
	ck_assert(fx->hv->inject(fx->machine, &preempt));
	ck_assert_int_eq(fx_do_copy(fx, &op), _i ? 99 : GNTST_okay);
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_okay);
}
END_TEST

/* The reference of a transitive entry lies where a full page has its frame. */
START_TEST(map_transitive)
{
	g_autoptr(Fixture) fx = machine(HV_GUEST_HVM, "map-transitive", _i);

	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	fx_entry(fx, GRANTER, 8, MAPPER, WHOLE_PAGE, GTF_transitive);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), _i ? GNTST_okay : GNTST_general_error);
	if (_i)
		ck_assert_uint_eq(fx_pins(fx, 8).mfn,
				  fx->hv->domain_page(fx->dom[GRANTER], WHOLE_PAGE));
}
END_TEST

START_TEST(unmap_partial_drops_count)
{
	g_autoptr(Fixture) fx = machine(HV_GUEST_PV, "unmap-partial-drops-count", _i);
	grant_handle_t handle;

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, &handle), GNTST_okay);
	ck_assert_int_eq(fx_unmap_at(fx, handle, 0, 0), GNTST_okay);
	check_tells(fx, _i, "0 mappings are counted, 1 live");
	ck_assert_int_eq(fx_unmap_at(fx, handle, 0, 0), GNTST_okay);
	if (_i)
		ck_assert_uint_ge(fx->bugs, 3); /* check, underflow, check */
	ck_assert_int_eq(fx_unmap(fx, handle, 0), GNTST_okay);
	check_tells(fx, FALSE, NULL);
}
END_TEST

START_TEST(copy_pinned_frame_changed)
{
	g_autoptr(Fixture) fx = machine(HV_GUEST_PV, "copy-pinned-frame-changed", _i);
	gnttab_copy_t op = {
		.source = {.u.gmfn = fx_frame(fx, MAPPER, 0), .domid = DOMID_SELF},
		.dest = {.u.ref = 8, .domid = GRANTER}, .len = 4, .flags = GNTCOPY_dest_gref,
	};

	strcpy((char *)fx_page(fx, MAPPER, 0), "new");
	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, GNTMAP_readonly, NULL), GNTST_okay);
	fx_grant(fx, 8, 4, 0);
	ck_assert_int_eq(fx_do_copy(fx, &op), _i ? GNTST_okay : GNTST_general_error);
	/* The page of the reference is page 4: page 3 could go meanwhile. */
	ck_assert_str_eq((char *)fx_page(fx, GRANTER, 3), _i ? "new" : "");
	ck_assert_str_eq((char *)fx_page(fx, GRANTER, 4), "");
}
END_TEST

/* The same through a transitive entry: the reference is on the new page of the last one. */
START_TEST(copy_pinned_frame_changed_behind_another)
{
	g_autoptr(Fixture) fx = machine(HV_GUEST_PV, "copy-pinned-frame-changed", _i);
	gnttab_copy_t op = {
		.source = {.u.gmfn = fx_frame(fx, MAPPER, 0), .domid = DOMID_SELF},
		.dest = {.u.ref = 8, .domid = GRANTER}, .len = 4, .flags = GNTCOPY_dest_gref,
	};
	gnttab_map_grant_ref_t pin = {
		.host_addr = fx_addr(fx, GRANTER, 0), .flags = GNTMAP_host_map | GNTMAP_readonly,
		.ref = 9, .dom = OTHER,
	};
	grant_entry_v2_t *entry;

	strcpy((char *)fx_page(fx, MAPPER, 0), "new");
	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	fx_entry(fx, OTHER, 9, GRANTER, fx_frame(fx, OTHER, 3), GTF_permit_access);
	ck_assert_int_eq(fx_gnttab(fx, GRANTER, GNTTABOP_map_grant_ref, &pin, 1), 0);
	ck_assert_int_eq(pin.status, GNTST_okay);
	fx_entry(fx, OTHER, 9, GRANTER, fx_frame(fx, OTHER, 4), GTF_permit_access);
	entry = fx_v2(fx, GRANTER, 8);
	entry->transitive.trans_domid = OTHER;
	entry->transitive.gref = 9;
	entry->hdr.domid = MAPPER;
	entry->hdr.flags = GTF_transitive;
	ck_assert_int_eq(fx_do_copy(fx, &op), _i ? GNTST_okay : GNTST_general_error);
	ck_assert_str_eq((char *)fx_page(fx, OTHER, 3), _i ? "new" : "");
	check_tells(fx, FALSE, NULL);
}
END_TEST

START_TEST(copy_self_unchecked)
{
	g_autoptr(Fixture) fx = machine(HV_GUEST_PV, "copy-self-unchecked", _i);
	gnttab_copy_t op[2] = {fx_copy_op(fx, 8, 0, 8), fx_copy_op(fx, 0, 0, 8)};

	fx_grant(fx, 8, 3, 0);
	strcpy((char *)fx_page(fx, GRANTER, 4), "secret");
	op[1].source.u.gmfn = fx_frame(fx, GRANTER, 4);
	op[1].flags = 0;
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_copy, op, 2), 0);
	ck_assert_int_eq(op[0].status, GNTST_okay);
	ck_assert_int_eq(op[1].status, _i ? GNTST_okay : GNTST_permission_denied);
	ck_assert_str_eq((char *)fx_page(fx, MAPPER, 0), _i ? "secret" : "");
}
END_TEST

START_TEST(fault_table)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);

	for (guint i = 0; i < hv_fault_count; i++) {
		const HvFaultRow *row = &hv_fault_table[i];

		ck_assert_ptr_eq(hv_fault_by_name(row->name), row);
		ck_assert_int_eq(row->id[0], 'C');
		ck_assert(*row->origin && *row->meaning);
		ck_assert(fx->hv->fault_set(fx->machine, row->name, TRUE));
		ck_assert(fx->hv->fault_set(fx->machine, row->name, FALSE));
	}
	ck_assert_ptr_null(hv_fault_by_name("C5"));
	ck_assert(!fx->hv->fault_set(fx->machine, "nothing", TRUE));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("faults");
	TCase *tc = tcase_create("faults");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, map_eagain_keeps_flags, 0, 2);
	tcase_add_loop_test(tc, copy_eagain_keeps_flags, 0, 2);
	tcase_add_loop_test(tc, unmap_puts_device_always, 0, 2);
	tcase_add_loop_test(tc, unmap_puts_writable_device_always, 0, 2);
	tcase_add_loop_test(tc, device_map_of_pv_page_has_type, 0, 2);
	tcase_add_loop_test(tc, device_map_skips_type, 0, 2);
	tcase_add_loop_test(tc, copy_ignores_device_pins, 0, 2);
	tcase_add_loop_test(tc, copy_looks_at_host_pins, 0, 2);
	tcase_add_loop_test(tc, map_status_positive, 0, 2);
	tcase_add_loop_test(tc, copy_preempted_at_first, 0, 2);
	tcase_add_loop_test(tc, map_transitive, 0, 2);
	tcase_add_loop_test(tc, unmap_partial_drops_count, 0, 2);
	tcase_add_loop_test(tc, copy_pinned_frame_changed, 0, 2);
	tcase_add_loop_test(tc, copy_pinned_frame_changed_behind_another, 0, 2);
	tcase_add_loop_test(tc, copy_self_unchecked, 0, 2);
	tcase_add_test(tc, fault_table);
	return run_suite(suite);
}
