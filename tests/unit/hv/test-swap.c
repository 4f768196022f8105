/* SPDX-License-Identifier: GPL-2.0-or-later */
/* swap_grant_ref and cache_flush: one test a row of what real Xen answers. */
#include "fixture.h"

static Fixture *pair(int i)
{
	Fixture *fx = fx_new(i & 1 ? HV_GUEST_HVM : HV_GUEST_PV, HV_GUEST_PV);

	if (i & 2)
		ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	fx_grant(fx, 8, 3, 0);
	fx_grant(fx, 9, 4, GTF_readonly);
	return fx;
}

static gint16 swap(Fixture *fx, grant_ref_t a, grant_ref_t b)
{
	gnttab_swap_grant_ref_t op = {.ref_a = a, .ref_b = b, .status = 99};

	ck_assert_int_eq(fx_gnttab(fx, GRANTER, GNTTABOP_swap_grant_ref, &op, 1), 0);
	return op.status;
}

START_TEST(swap_exchanges_entries)
{
	g_autoptr(Fixture) fx = pair(_i);

	ck_assert_int_eq(swap(fx, 8, 9), GNTST_okay);
	ck_assert_uint_eq(fx_look(fx, 8).frame, fx_frame(fx, GRANTER, 4));
	ck_assert_uint_eq(fx_look(fx, 8).flags, GTF_permit_access | GTF_readonly);
	ck_assert_uint_eq(fx_look(fx, 9).frame, fx_frame(fx, GRANTER, 3));
	ck_assert_uint_eq(fx_look(fx, 9).flags, GTF_permit_access);
}
END_TEST

/* "bad ref bad_gntref (both refs before busy), busy eagain, the same ref okay even when busy" */
START_TEST(swap_answers)
{
	g_autoptr(Fixture) fx = pair(_i);
	guint end = fx->hv->grant_entries(fx->dom[GRANTER]);
	const struct {
		grant_ref_t a, b;
		gint16 status;
	} rows[] = {
		{8, end, GNTST_bad_gntref}, {end, 8, GNTST_bad_gntref},
		{G_MAXUINT32, G_MAXUINT32, GNTST_bad_gntref}, {8, 9, GNTST_eagain},
		{9, 8, GNTST_eagain}, {8, 8, GNTST_okay}, {9, end - 1, GNTST_okay},
	};

	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		ck_assert_int_eq(swap(fx, rows[i].a, rows[i].b), rows[i].status);
}
END_TEST

START_TEST(swap_fault_in_batch)
{
	g_autoptr(Fixture) fx = pair(0);
	gnttab_swap_grant_ref_t op[2] = {{.ref_a = 8, .ref_b = 9, .status = 99},
					 {.ref_a = 8, .ref_b = 9, .status = 99}};

	fx->refuse = GPOINTER_TO_SIZE(&op[1]);
	fx->refuse_end = fx->refuse + 1;
	fx->refuse_writes_only = _i;
	/* A status that cannot be written is still a swap done. */
	if (_i)
		fx->refuse = (fx->refuse_end = GPOINTER_TO_SIZE(&op[1].status) + 1) - 1;
	ck_assert_int_eq(fx_gnttab(fx, GRANTER, GNTTABOP_swap_grant_ref, op, 2), -EFAULT);
	ck_assert_int_eq(op[0].status, GNTST_okay);
	ck_assert_int_eq(op[1].status, 99);
	ck_assert_uint_eq(fx_look(fx, 8).frame, fx_frame(fx, GRANTER, _i ? 3 : 4));
}
END_TEST

static guint64 address(Fixture *fx, guint dom, guint page)
{
	return fx->hv->domain_page(fx->dom[dom], page) << HV_PAGE_SHIFT;
}

static long flush(Fixture *fx, guint64 bus, guint offset, guint length, guint what)
{
	gnttab_cache_flush_t op = {
		.a.dev_bus_addr = bus, .offset = offset, .length = length, .op = what,
	};

	return fx_gnttab(fx, MAPPER, GNTTABOP_cache_flush, &op, 1);
}

START_TEST(cache_flush_answers)
{
	g_autoptr(Fixture) fx = pair(0);
	guint64 own = address(fx, MAPPER, 2), mapped = address(fx, GRANTER, 3);
	const struct {
		guint64 bus;
		guint offset, length, op;
		long rc;
	} rows[] = {
		{own, 0, 4096, GNTTAB_CACHE_CLEAN, 0},
		{own, 1, 4096, GNTTAB_CACHE_CLEAN, -EINVAL},
		{own, 4096, 0, GNTTAB_CACHE_CLEAN, -EINVAL},
		{own, 0, 8, 4, -EINVAL},
		{own, 0, 8, GNTTAB_CACHE_CLEAN | GNTTAB_CACHE_SOURCE_GREF, -EINVAL},
		{own, 0, 8, GNTTAB_CACHE_INVAL, -EOPNOTSUPP},
		{own, 0, 8, GNTTAB_CACHE_INVAL | GNTTAB_CACHE_CLEAN, 0},
		{own, 0, 0, GNTTAB_CACHE_INVAL, 0},
		{own, 0, 8, 0, 0},
		{1ull << 40, 0, 8, GNTTAB_CACHE_CLEAN, -EINVAL},
		{0, 0, 8, GNTTAB_CACHE_CLEAN, -EPERM}, /* nobody's frame (R) */
		{mapped, 0, 8, GNTTAB_CACHE_CLEAN, 0},
		{address(fx, GRANTER, 4), 0, 8, GNTTAB_CACHE_CLEAN, -EINVAL},
		{address(fx, OTHER, 4), 0, 8, GNTTAB_CACHE_CLEAN, -EINVAL},
	};

	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		ck_assert_int_eq(flush(fx, rows[i].bus, rows[i].offset, rows[i].length,
				       rows[i].op), rows[i].rc);
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_cache_flush, NULL, 0), 0);
}
END_TEST

START_TEST(cache_flush_unreadable)
{
	g_autoptr(Fixture) fx = pair(0);
	gnttab_cache_flush_t op = {.op = 0};

	fx->refuse = GPOINTER_TO_SIZE(&op);
	fx->refuse_end = fx->refuse + 1;
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_cache_flush, &op, 1), -EFAULT);
}
END_TEST

/* The state of a continuation may stand above the command, for PV. */
START_TEST(cache_flush_opaque)
{
	g_autoptr(Fixture) fx = pair(1);
	gnttab_cache_flush_t op = {.op = 0};

	gnttab_cache_flush_t own = {
		.a.dev_bus_addr = address(fx, MAPPER, 2), .length = 8, .op = GNTTAB_CACHE_CLEAN,
	};

	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_cache_flush | 0x1000, &op, 1), -EILSEQ);
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_cache_flush | 0x1000, &own, 1), 0);
	ck_assert_int_eq(fx_gnttab(fx, GRANTER, GNTTABOP_cache_flush, &op, 1), -ENOSYS);
}
END_TEST

START_TEST(dump_table_is_no_operation)
{
	g_autoptr(Fixture) fx = pair(_i);
	gnttab_dump_table_t op = {.dom = DOMID_SELF, .status = 99};

	ck_assert_int_eq(fx_gnttab(fx, GRANTER, GNTTABOP_dump_table, &op, 1), -ENOSYS);
	ck_assert_int_eq(op.status, 99);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("swap");
	TCase *tc = tcase_create("swap_grant_ref, cache_flush, dump_table");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, swap_exchanges_entries, 0, 4);
	tcase_add_loop_test(tc, swap_answers, 0, 4);
	tcase_add_loop_test(tc, swap_fault_in_batch, 0, 2);
	tcase_add_test(tc, cache_flush_answers);
	tcase_add_test(tc, cache_flush_unreadable);
	tcase_add_test(tc, cache_flush_opaque);
	tcase_add_loop_test(tc, dump_table_is_no_operation, 0, 2);
	return run_suite(suite);
}
