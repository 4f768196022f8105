/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tables that help, scripts and traces read. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"

START_TEST(status_table_is_complete)
{
	ck_assert_uint_eq(hv_status_count, 14);
	for (guint i = 0; i < hv_status_count; i++) {
		const HvStatusRow *row = &hv_status_table[i];

		ck_assert_int_eq(row->value, -(gint)i);
		ck_assert_ptr_eq(hv_status_by_value(row->value), row);
		ck_assert_ptr_eq(hv_status_by_name(row->name), row);
		ck_assert_ptr_eq(hv_status_by_name(row->name + strlen("GNTST_")), row);
		ck_assert(*row->text && *row->meaning);
	}
	ck_assert_str_eq(hv_status_by_value(GNTST_eagain)->name, "GNTST_eagain");
	ck_assert_str_eq(hv_status_by_value(GNTST_eagain)->text,
			 "operation not done; try again");
	ck_assert_ptr_null(hv_status_by_value(1));
	ck_assert_ptr_null(hv_status_by_value(-14));
	ck_assert_ptr_null(hv_status_by_name("bad"));
}
END_TEST

START_TEST(op_table_is_complete)
{
	ck_assert_uint_eq(hv_grant_op_count, 13);
	for (guint i = 0; i < hv_grant_op_count; i++) {
		const HvGrantOpRow *row = &hv_grant_op_table[i];

		ck_assert_uint_eq(row->cmd, i);
		ck_assert_ptr_eq(hv_grant_op_by_cmd(i), row);
		ck_assert_ptr_eq(hv_grant_op_by_name(row->name), row);
		ck_assert(row->status_at < (gssize)row->arg_size);
		ck_assert(*row->meaning);
	}
	ck_assert_uint_eq(hv_grant_op_by_name("map_grant_ref")->arg_size, 32);
	ck_assert_int_eq(hv_grant_op_by_name("set_version")->status_at, -1);
	ck_assert_ptr_null(hv_grant_op_by_cmd(13));
	ck_assert_ptr_null(hv_grant_op_by_name("map"));
}
END_TEST

START_TEST(gtf_table)
{
	guint16 all = 0;

	for (guint i = 0; i < hv_gtf_count; i++) {
		const HvGtfRow *row = &hv_gtf_table[i];

		ck_assert_ptr_eq(hv_gtf_by_name(row->name), row);
		ck_assert_uint_eq(row->value & ~row->mask, 0);
		all |= row->mask;
	}
	ck_assert_uint_eq(all, 0x1ff);
	ck_assert_uint_eq(hv_gtf_by_name("transitive")->value, GTF_transitive);
	ck_assert_ptr_null(hv_gtf_by_name("write"));
}
END_TEST

/* The same bits have other names in an entry that accepts a transfer. */
START_TEST(gtf_names)
{
	const HvGtfRow *readonly = hv_gtf_by_name("readonly");
	const HvGtfRow *committed = hv_gtf_by_name("transfer_committed");

	ck_assert_uint_eq(readonly->value, committed->value);
	ck_assert(hv_gtf_in(readonly, GTF_permit_access | GTF_readonly));
	ck_assert(!hv_gtf_in(committed, GTF_permit_access | GTF_readonly));
	ck_assert(hv_gtf_in(committed, GTF_accept_transfer | GTF_transfer_committed));
	ck_assert(!hv_gtf_in(readonly, GTF_accept_transfer | GTF_transfer_committed));
	ck_assert(hv_gtf_in(hv_gtf_by_name("invalid"), 0));
	ck_assert(!hv_gtf_in(hv_gtf_by_name("invalid"), GTF_writing));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("tables");
	TCase *tc = tcase_create("tables");

	suite_add_tcase(suite, tc);
	tcase_add_test(tc, status_table_is_complete);
	tcase_add_test(tc, op_table_is_complete);
	tcase_add_test(tc, gtf_table);
	tcase_add_test(tc, gtf_names);
	return run_suite(suite);
}
