/* SPDX-License-Identifier: GPL-2.0-or-later */
/* unmap_grant_ref: one test a row of what real Xen answers. */
#include "fixture.h"

static Fixture *pair(int i)
{
	Fixture *fx = fx_new(i & 1 ? HV_GUEST_HVM : HV_GUEST_PV,
			     i & 2 ? HV_GUEST_PVH : HV_GUEST_PV);

	fx_grant(fx, 8, 3, 0);
	fx_grant(fx, 9, 4, 0);
	return fx;
}

START_TEST(unmap_bad_handle)
{
	g_autoptr(Fixture) fx = pair(_i);

	ck_assert_int_eq(fx_unmap(fx, 0, 0), GNTST_bad_handle);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(fx_unmap(fx, 1, 0), GNTST_bad_handle);
	ck_assert_int_eq(fx_unmap(fx, 256, 0), GNTST_bad_handle);
	ck_assert_int_eq(fx_unmap(fx, G_MAXUINT32, 0), GNTST_bad_handle);
}
END_TEST

START_TEST(unmap_same_handle_twice_in_batch)
{
	g_autoptr(Fixture) fx = pair(_i);
	gnttab_unmap_grant_ref_t op[2] = {{.host_addr = fx_addr(fx, MAPPER, 0)}};

	op[1] = op[0];
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_unmap_grant_ref, op, 2), 0);
	ck_assert_int_eq(op[0].status, GNTST_okay);
	ck_assert_int_eq(op[1].status, GNTST_bad_handle);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 0);
}
END_TEST

START_TEST(unmap_wrong_host_addr_keeps_handle)
{
	g_autoptr(Fixture) fx = pair(_i);
	HvMapping mapping;

	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(fx_unmap(fx, 0, 1), GNTST_general_error);
	ck_assert(fx->hv->mapping(fx->dom[MAPPER], 0, &mapping));
	ck_assert_uint_eq(mapping.host_addr, fx_addr(fx, MAPPER, 0));
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 1);
	ck_assert_int_eq(fx_unmap_at(fx, 0, fx_addr(fx, MAPPER, 0) | 0xabc, 0), GNTST_okay);
	ck_assert(!fx->hv->mapping(fx->dom[MAPPER], 0, &mapping));
}
END_TEST

/* The address of another grant is as wrong as any. */
START_TEST(unmap_address_of_another_grant)
{
	g_autoptr(Fixture) fx = pair(_i);
	grant_handle_t first, second;

	ck_assert_int_eq(fx_map(fx, 8, 0, 0, &first), GNTST_okay);
	ck_assert_int_eq(fx_map(fx, 9, 1, 0, &second), GNTST_okay);
	ck_assert_int_eq(fx_unmap(fx, first, 1), GNTST_general_error);
	ck_assert_int_eq(fx_unmap(fx, first, 0), GNTST_okay);
	ck_assert_int_eq(fx_unmap(fx, second, 1), GNTST_okay);
}
END_TEST

START_TEST(unmap_host_addr_zero_does_nothing)
{
	g_autoptr(Fixture) fx = pair(_i);

	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(fx_unmap_at(fx, 0, 0, 0), GNTST_okay);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 1);
	ck_assert_uint_eq(fx->hv->mappings(fx->dom[MAPPER], NULL, NULL), 1);
}
END_TEST

START_TEST(unmap_wrong_dev_bus_addr_undoes_nothing)
{
	g_autoptr(Fixture) fx = pair(0);
	guint64 bus = fx->hv->domain_page(fx->dom[GRANTER], 3) << 12;

	ck_assert_int_eq(fx_map(fx, 8, 0, GNTMAP_device_map, NULL), GNTST_okay);
	ck_assert_int_eq(fx_unmap_at(fx, 0, FX_VA, bus + 4096), GNTST_bad_dev_addr);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 1);
	ck_assert_uint_eq(fx_pins(fx, 8).device_write, 1);
	ck_assert_uint_ne(fx_pte(fx, MAPPER, 0), 0);
	/* Without a device map the address is not looked at. */
	ck_assert_int_eq(fx_map(fx, 9, 1, 0, NULL), GNTST_okay);
	ck_assert_int_eq(fx_unmap_at(fx, 1, fx_addr(fx, MAPPER, 1), 0x5000), GNTST_okay);
}
END_TEST

START_TEST(unmap_device_and_host_in_two_steps)
{
	g_autoptr(Fixture) fx = pair(_i);
	guint64 bus = fx->hv->domain_page(fx->dom[GRANTER], 3) << 12;

	ck_assert_int_eq(fx_map(fx, 8, 0, GNTMAP_device_map, NULL), GNTST_okay);
	ck_assert_int_eq(fx_unmap_at(fx, 0, 0, bus), GNTST_okay);
	ck_assert_uint_eq(fx_pins(fx, 8).device_write, 0);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 1);
	ck_assert_uint_eq(fx_look(fx, 8).status, GTF_reading | GTF_writing);
	ck_assert_int_eq(fx_unmap(fx, 0, 0), GNTST_okay);
	ck_assert_uint_eq(fx_look(fx, 8).status, 0);
	ck_assert_int_eq(fx_unmap(fx, 0, 0), GNTST_bad_handle);
}
END_TEST

START_TEST(unmap_writing_goes_with_last_write_pin)
{
	g_autoptr(Fixture) fx = pair(_i);
	grant_handle_t rw, ro;

	if (_i & 4)
		fx_set_version(fx, GRANTER, 2, NULL);
	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, &rw), GNTST_okay);
	ck_assert_int_eq(fx_map(fx, 8, 1, GNTMAP_readonly, &ro), GNTST_okay);
	ck_assert_int_eq(fx_unmap(fx, rw, 0), GNTST_okay);
	ck_assert_uint_eq(fx_look(fx, 8).status, GTF_reading);
	ck_assert_int_eq(fx_unmap(fx, ro, 1), GNTST_okay);
	ck_assert_uint_eq(fx_look(fx, 8).status, 0);
}
END_TEST

START_TEST(unmap_clears_flags_of_zeroed_entry)
{
	g_autoptr(Fixture) fx = pair(_i);

	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	fx_entry(fx, GRANTER, 8, 0, 0, GTF_reading | GTF_writing | GTF_PWT);
	ck_assert_int_eq(fx_unmap(fx, 0, 0), GNTST_okay);
	ck_assert_uint_eq(fx_look(fx, 8).flags, GTF_PWT);
}
END_TEST

START_TEST(unmap_two_refs_at_one_va)
{
	g_autoptr(Fixture) fx = pair(0);
	grant_handle_t first, second;

	ck_assert_int_eq(fx_map(fx, 8, 0, 0, &first), GNTST_okay);
	ck_assert_int_eq(fx_map(fx, 9, 0, 0, &second), GNTST_okay);
	ck_assert_int_eq(fx_unmap(fx, first, 0), GNTST_general_error);
	ck_assert_int_eq(fx_unmap(fx, second, 0), GNTST_okay);
}
END_TEST

START_TEST(unmap_one_ref_twice_at_one_va)
{
	g_autoptr(Fixture) fx = pair(0);
	grant_handle_t first, second;

	ck_assert_int_eq(fx_map(fx, 8, 0, 0, &first), GNTST_okay);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, &second), GNTST_okay);
	ck_assert_int_eq(fx_unmap(fx, first, 0), GNTST_okay);
	ck_assert_int_eq(fx_unmap(fx, second, 0), GNTST_general_error);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 1);
}
END_TEST

/* The mapper clears its PTE itself: the frame is free, the handle is not. */
static void lose_granter(Fixture *fx)
{
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(fx_call(fx, MAPPER, __HYPERVISOR_update_va_mapping, FX_VA, 0, 0), 0);
	fx->hv->domain_destroy(fx->dom[GRANTER]);
}

START_TEST(unmap_after_granter_gone_writes_back)
{
	g_autoptr(Fixture) fx = pair(0);
	gnttab_unmap_grant_ref_t op = {.host_addr = FX_VA};

	lose_granter(fx);
	fx->refuse_writes_only = TRUE;
	fx->refuse = GPOINTER_TO_SIZE(&op);
	fx->refuse_end = fx->refuse + sizeof(op);
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_unmap_grant_ref, &op, 1), -EFAULT);
	ck_assert_uint_eq(fx->crashes, 1);
}
END_TEST

START_TEST(unmap_after_granter_gone_crashes_mapper)
{
	g_autoptr(Fixture) fx = pair(0);
	gnttab_unmap_grant_ref_t op = {.host_addr = FX_VA, .status = 99};

	lose_granter(fx);
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_unmap_grant_ref, &op, 1), 0);
	ck_assert_int_eq(op.status, 99);
	ck_assert_uint_eq(fx->crashes, 1);
	ck_assert_uint_eq(fx->crashed, MAPPER);
}
END_TEST

static long reserve(Fixture *fx, guint dom, guint cmd, xen_pfn_t *gfn)
{
	struct xen_memory_reservation op = {
		.nr_extents = 1, .extent_start.p = gfn, .domid = DOMID_SELF,
	};

	return fx_call(fx, dom, __HYPERVISOR_memory_op, cmd, GPOINTER_TO_SIZE(&op), 0);
}

/*
 * The mapper's own page, mapped, mapped over and given away: a translated granter has it
 * now and the mapper maps it where it was.  The first mapping, undone there, drops a use
 * as writable that nobody has: Xen asks who granted and not whose the page is.
 */
START_TEST(unmap_of_own_page_that_is_anothers_now)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_HVM, HV_GUEST_PV);
	xen_pfn_t page = fx_frame(fx, MAPPER, 3), gfn = 0x100;
	gnttab_map_grant_ref_t own = fx_map_op(fx, 9, 0, GNTMAP_host_map);
	gnttab_unmap_grant_ref_t undo = {.host_addr = fx_addr(fx, MAPPER, 0)};

	fx_entry(fx, MAPPER, 9, MAPPER, page, GTF_permit_access);
	own.dom = MAPPER;
	ck_assert_int_eq(fx_do_map(fx, &own), GNTST_okay);
	undo.handle = own.handle;
	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(reserve(fx, MAPPER, XENMEM_decrease_reservation, &page), 1);
	ck_assert_int_eq(reserve(fx, GRANTER, XENMEM_populate_physmap, &gfn), 1);
	ck_assert_uint_eq(fx->hv->p2m_get(fx->dom[GRANTER], 0x100).mfn, page);
	fx_entry(fx, GRANTER, 10, MAPPER, 0x100, GTF_permit_access);
	ck_assert_int_eq(fx_map(fx, 10, 0, 0, NULL), GNTST_okay);
	fx->expect_bugs = TRUE;
	fx_gnttab(fx, MAPPER, GNTTABOP_unmap_grant_ref, &undo, 1);
	ck_assert_uint_eq(fx->bugs, 1);
}
END_TEST

/* 32 operations are completed together; the fault is in the second such group. */
START_TEST(unmap_pins_go_after_statuses_of_a_batch)
{
	g_autoptr(Fixture) fx = pair(0);
	gnttab_unmap_grant_ref_t op[40] = {{0}};

	for (guint i = 0; i < 40; i++) {
		ck_assert_int_eq(fx_map(fx, 8, i, 0, NULL), GNTST_okay);
		op[i] = (gnttab_unmap_grant_ref_t){
			.host_addr = fx_addr(fx, MAPPER, i), .handle = i, .status = 99,
		};
	}
	fx->refuse = GPOINTER_TO_SIZE(&op[34]);
	fx->refuse_end = fx->refuse + sizeof(op[34]);
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_unmap_grant_ref, op, 40), -EFAULT);
	ck_assert_int_eq(op[33].status, GNTST_okay);
	ck_assert_int_eq(op[34].status, 99);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 6);
}
END_TEST

static void watch_pins(gpointer data)
{
	Fixture *fx = data;

	/* ptes counts the unmap going on: pins of its group of 32 are all there. */
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, fx->ptes <= 32 ? 40 : 8);
}

START_TEST(unmap_pins_go_by_32)
{
	g_autoptr(Fixture) fx = pair(0);
	gnttab_unmap_grant_ref_t op[40] = {{0}};

	for (guint i = 0; i < 40; i++) {
		ck_assert_int_eq(fx_map(fx, 8, i, 0, NULL), GNTST_okay);
		op[i] = (gnttab_unmap_grant_ref_t){
			.host_addr = fx_addr(fx, MAPPER, i), .handle = i,
		};
	}
	fx->ptes = 0;
	fx->watch = watch_pins;
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_unmap_grant_ref, op, 40), 0);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 0);
}
END_TEST

/* After both unmaps the page may become a page table again. */
START_TEST(unmap_gives_types_back)
{
	g_autoptr(Fixture) fx = pair(0);
	HvMfn mfn = fx->hv->domain_page(fx->dom[GRANTER], 3);

	ck_assert_int_eq(fx_map(fx, 8, 0, GNTMAP_device_map, NULL), GNTST_okay);
	ck_assert_int_eq(fx_unmap_at(fx, 0, FX_VA, 0), GNTST_okay);
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[GRANTER], 0, mfn), -EINVAL);
	ck_assert_int_eq(fx_unmap_at(fx, 0, 0, mfn << 12), GNTST_okay);
	ck_assert_int_eq(fx->hv->l1_attach(fx->dom[GRANTER], 0, mfn), 0);
}
END_TEST

START_TEST(unmap_status_unwritable_still_undoes)
{
	g_autoptr(Fixture) fx = pair(0);
	gnttab_unmap_grant_ref_t op = {.host_addr = FX_VA, .status = 99};

	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	fx->refuse = GPOINTER_TO_SIZE(&op);
	fx->refuse_end = fx->refuse + sizeof(op);
	fx->refuse_writes_only = TRUE;
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_unmap_grant_ref, &op, 1), -EFAULT);
	ck_assert_int_eq(op.status, 99);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 0);
	ck_assert_uint_eq(fx->hv->mappings(fx->dom[MAPPER], NULL, NULL), 0);
}
END_TEST

START_TEST(unmap_only_status_is_written)
{
	g_autoptr(Fixture) fx = pair(0);
	gnttab_unmap_grant_ref_t op = {.host_addr = FX_VA | 5, .dev_bus_addr = 7, .status = 99};

	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_unmap_grant_ref, &op, 1), 0);
	ck_assert_uint_eq(op.host_addr, FX_VA | 5);
	ck_assert_uint_eq(op.dev_bus_addr, 7);
	ck_assert_int_eq(op.status, 0);
}
END_TEST

START_TEST(unmap_map_leaves_machine_as_before)
{
	g_autoptr(Fixture) fx = pair(_i);
	guint free = fx->hv->frames_free(fx->machine);

	for (guint round = 0; round < 600; round++) {
		grant_handle_t handle;

		ck_assert_int_eq(fx_map(fx, 8, 0, round & 1 ? GNTMAP_readonly : 0, &handle),
				 GNTST_okay);
		ck_assert_int_eq(fx_unmap(fx, handle, 0), GNTST_okay);
	}
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free);
	ck_assert_uint_eq(fx->hv->mappings(fx->dom[MAPPER], NULL, NULL), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("unmap");
	TCase *tc = tcase_create("unmap_grant_ref");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, unmap_bad_handle, 0, 4);
	tcase_add_loop_test(tc, unmap_same_handle_twice_in_batch, 0, 4);
	tcase_add_loop_test(tc, unmap_wrong_host_addr_keeps_handle, 0, 4);
	tcase_add_loop_test(tc, unmap_address_of_another_grant, 0, 4);
	tcase_add_loop_test(tc, unmap_host_addr_zero_does_nothing, 0, 4);
	tcase_add_test(tc, unmap_wrong_dev_bus_addr_undoes_nothing);
	tcase_add_loop_test(tc, unmap_device_and_host_in_two_steps, 0, 2);
	tcase_add_loop_test(tc, unmap_writing_goes_with_last_write_pin, 0, 8);
	tcase_add_loop_test(tc, unmap_clears_flags_of_zeroed_entry, 0, 4);
	tcase_add_test(tc, unmap_two_refs_at_one_va);
	tcase_add_test(tc, unmap_one_ref_twice_at_one_va);
	tcase_add_test(tc, unmap_after_granter_gone_crashes_mapper);
	tcase_add_test(tc, unmap_after_granter_gone_writes_back);
	tcase_add_test(tc, unmap_of_own_page_that_is_anothers_now);
	tcase_add_test(tc, unmap_pins_go_after_statuses_of_a_batch);
	tcase_add_test(tc, unmap_pins_go_by_32);
	tcase_add_test(tc, unmap_gives_types_back);
	tcase_add_test(tc, unmap_status_unwritable_still_undoes);
	tcase_add_test(tc, unmap_only_status_is_written);
	tcase_add_loop_test(tc, unmap_map_leaves_machine_as_before, 0, 4);
	return run_suite(suite);
}
