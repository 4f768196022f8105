/* SPDX-License-Identifier: GPL-2.0-or-later */
/* unmap_and_replace: one test a row of what real Xen answers. */
#include "fixture.h"

#define NEW_SLOT 7

/* Slot 0 shows the grant, NEW_SLOT a page of the mapper's own. */
static Fixture *mapped(guint flags, grant_handle_t *handle)
{
	Fixture *fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	guint64 own = fx->hv->domain_page(fx->dom[MAPPER], 5) << HV_PAGE_SHIFT | 3;

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, flags, handle), GNTST_okay);
	ck_assert_int_eq(fx_call(fx, MAPPER, __HYPERVISOR_update_va_mapping,
				 fx_addr(fx, MAPPER, NEW_SLOT), own, 0), 0);
	return fx;
}

static gint16 replace(Fixture *fx, grant_handle_t handle, guint64 addr, guint64 new_addr)
{
	gnttab_unmap_and_replace_t op = {
		.host_addr = addr, .new_addr = new_addr, .handle = handle, .status = 99,
	};

	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_unmap_and_replace, &op, 1), 0);
	return op.status;
}

START_TEST(replace_moves_the_entry)
{
	grant_handle_t handle;
	g_autoptr(Fixture) fx = mapped(_i ? GNTMAP_readonly : 0, &handle);
	guint64 pte = fx_pte(fx, MAPPER, NEW_SLOT);

	ck_assert_int_eq(replace(fx, handle, fx_addr(fx, MAPPER, 0),
				 fx_addr(fx, MAPPER, NEW_SLOT)), GNTST_okay);
	ck_assert_uint_eq(fx_pte(fx, MAPPER, 0), pte);
	ck_assert_uint_eq(fx_pte(fx, MAPPER, NEW_SLOT), 0);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 0);
	ck_assert_int_eq(replace(fx, handle, fx_addr(fx, MAPPER, 0), 0), GNTST_bad_handle);
}
END_TEST

START_TEST(replace_with_nothing_is_unmap)
{
	grant_handle_t handle;
	g_autoptr(Fixture) fx = mapped(0, &handle);

	ck_assert_int_eq(replace(fx, handle, fx_addr(fx, MAPPER, 0), 0), GNTST_okay);
	ck_assert_uint_eq(fx_pte(fx, MAPPER, 0), 0);
	ck_assert_uint_ne(fx_pte(fx, MAPPER, NEW_SLOT), 0);
}
END_TEST

/* "A wrong host address: -1, but new_addr's PTE is already gone." */
START_TEST(replace_wrong_host_addr_loses_new)
{
	grant_handle_t handle;
	g_autoptr(Fixture) fx = mapped(0, &handle);

	ck_assert_int_eq(replace(fx, handle, fx_addr(fx, MAPPER, 2),
				 fx_addr(fx, MAPPER, NEW_SLOT)), GNTST_general_error);
	ck_assert_uint_eq(fx_pte(fx, MAPPER, NEW_SLOT), 0);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 1);
	ck_assert_int_eq(fx_unmap(fx, handle, 0), GNTST_okay);
}
END_TEST

/* The grant's own entry is stolen before it is looked at. */
START_TEST(replace_with_itself)
{
	grant_handle_t handle;
	g_autoptr(Fixture) fx = mapped(0, &handle);

	ck_assert_int_eq(replace(fx, handle, fx_addr(fx, MAPPER, 0), fx_addr(fx, MAPPER, 0)),
			 GNTST_general_error);
	ck_assert_uint_eq(fx_pte(fx, MAPPER, 0), 0);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 1);
}
END_TEST

START_TEST(replace_without_table)
{
	grant_handle_t handle;
	g_autoptr(Fixture) fx = mapped(0, &handle);

	ck_assert_int_eq(replace(fx, handle, fx_addr(fx, MAPPER, 0), 0x123400000000),
			 GNTST_general_error);
	ck_assert_uint_ne(fx_pte(fx, MAPPER, 0), 0);
}
END_TEST

START_TEST(replace_not_with_contains_pte)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	guint64 l1 = fx->hv->domain_page(fx->dom[MAPPER], FX_L1_PAGE) << HV_PAGE_SHIFT;
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_host_map | GNTMAP_contains_pte);

	op.host_addr = l1;
	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_do_map(fx, &op), GNTST_okay);
	ck_assert_int_eq(replace(fx, op.handle, l1, fx_addr(fx, MAPPER, NEW_SLOT)),
			 GNTST_general_error);
	ck_assert_int_eq(replace(fx, op.handle, l1, 0), GNTST_okay);
}
END_TEST

START_TEST(replace_not_for_translated)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, _i ? HV_GUEST_PVH : HV_GUEST_HVM);
	gnttab_unmap_and_replace_t op = {.status = 99};

	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_unmap_and_replace, &op, 1), -ENOSYS);
	ck_assert_int_eq(op.status, 99);
}
END_TEST

START_TEST(replace_batch_stops_at_fault)
{
	grant_handle_t handle;
	g_autoptr(Fixture) fx = mapped(0, &handle);
	gnttab_unmap_and_replace_t op[2] = {
		{.host_addr = fx_addr(fx, MAPPER, 0), .handle = handle, .status = 99},
	};

	fx->refuse = GPOINTER_TO_SIZE(&op[1]);
	fx->refuse_end = fx->refuse + 1;
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_unmap_and_replace, op, 2), -EFAULT);
	ck_assert_int_eq(op[0].status, GNTST_okay);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("unmap-replace");
	TCase *tc = tcase_create("unmap_and_replace");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, replace_moves_the_entry, 0, 2);
	tcase_add_test(tc, replace_with_nothing_is_unmap);
	tcase_add_test(tc, replace_wrong_host_addr_loses_new);
	tcase_add_test(tc, replace_with_itself);
	tcase_add_test(tc, replace_without_table);
	tcase_add_test(tc, replace_not_with_contains_pte);
	tcase_add_loop_test(tc, replace_not_for_translated, 0, 2);
	tcase_add_test(tc, replace_batch_stops_at_fault);
	return run_suite(suite);
}
