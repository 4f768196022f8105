/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an operation writes back to the guest, and which of them look at the count. */
#include "fixture.h"

/* What each writes: everything, or one field; of set_version nothing but the version is there. */
static const struct {
	guint cmd;
	gsize size;
	gsize field, field_size; /* none: the whole structure */
} writes[] = {
	{GNTTABOP_map_grant_ref, sizeof(gnttab_map_grant_ref_t), 0, 0},
	{GNTTABOP_query_size, sizeof(gnttab_query_size_t), 0, 0},
	{GNTTABOP_set_version, sizeof(gnttab_set_version_t), 0, 0},
#define FIELD(cmd, type, name) \
	{cmd, sizeof(type), G_STRUCT_OFFSET(type, name), sizeof(((type *)0)->name)}
	FIELD(GNTTABOP_unmap_grant_ref, gnttab_unmap_grant_ref_t, status),
	FIELD(GNTTABOP_unmap_and_replace, gnttab_unmap_and_replace_t, status),
	FIELD(GNTTABOP_copy, gnttab_copy_t, status),
	FIELD(GNTTABOP_setup_table, gnttab_setup_table_t, status),
	FIELD(GNTTABOP_get_status_frames, gnttab_get_status_frames_t, status),
	FIELD(GNTTABOP_get_version, gnttab_get_version_t, version),
	FIELD(GNTTABOP_swap_grant_ref, gnttab_swap_grant_ref_t, status),
	FIELD(GNTTABOP_transfer, gnttab_transfer_t, status),
#undef FIELD
};

/* The operation's result when these bytes of its structure cannot be written. */
static long with_unwritable(Fixture *fx, guint cmd, gsize from, gsize to)
{
	guint64 arg[16] = {0};

	fx->refuse = GPOINTER_TO_SIZE(arg) + from;
	fx->refuse_end = GPOINTER_TO_SIZE(arg) + to;
	fx->refuse_writes_only = TRUE;
	return fx_gnttab(fx, 0, cmd, arg, 1);
}

START_TEST(op_writes_whole_structure_or_one_field)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	gsize size = writes[_i].size, field = writes[_i].field;
	gsize end = field + writes[_i].field_size;
	/* set_version of 0 is no version: what is told is that, not 0. */
	long good = writes[_i].cmd == GNTTABOP_set_version ? -EINVAL : 0;

	if (!writes[_i].field_size) {
		ck_assert_int_eq(with_unwritable(fx, writes[_i].cmd, 0, 1), -EFAULT);
		ck_assert_int_eq(with_unwritable(fx, writes[_i].cmd, size - 1, size), -EFAULT);
		ck_assert_int_eq(with_unwritable(fx, writes[_i].cmd, size, size + 1), good);
		return;
	}
	ck_assert_int_eq(with_unwritable(fx, writes[_i].cmd, field, end), -EFAULT);
	ck_assert_int_eq(with_unwritable(fx, writes[_i].cmd, 0, field), good);
	ck_assert_int_eq(with_unwritable(fx, writes[_i].cmd, end, size + 1), good);
}
END_TEST

START_TEST(op_version_ignores_count)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	gnttab_set_version_t set = {.version = 2};
	gnttab_get_version_t get = {.dom = DOMID_SELF};

	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_set_version, &set, _i), 0);
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_get_version, &get, _i), 0);
	ck_assert_uint_eq(get.version, 2);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("op");
	TCase *tc = tcase_create("op");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, op_writes_whole_structure_or_one_field, 0, G_N_ELEMENTS(writes));
	tcase_add_loop_test(tc, op_version_ignores_count, 0, 3);
	return run_suite(suite);
}
