/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of refusals: its rows, and that each of them is reached and told. */
#include "refusal-cases.h"

static const struct {
	const RefusalCase *cases;
	const guint *count;
} groups[] = {
	{refusal_cases_map, &refusal_cases_map_count},
	{refusal_cases_copy, &refusal_cases_copy_count},
	{refusal_cases_other, &refusal_cases_other_count},
};

/* The only case of that row, or NULL. */
static const RefusalCase *case_of(HvRefusal why)
{
	const RefusalCase *found = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(groups); i++)
		for (guint k = 0; k < *groups[i].count; k++) {
			if (groups[i].cases[k].why != why)
				continue;
			ck_assert_msg(!found, "two cases of %s", hv_refusal_table[why].name);
			found = &groups[i].cases[k];
		}
	return found;
}

START_TEST(refusal_rows_are_complete)
{
	const HvRefusalRow *row = &hv_refusal_table[_i];

	ck_assert_ptr_nonnull(row->name);
	ck_assert_ptr_eq(hv_refusal_by_name(row->name), row);
	ck_assert(*row->meaning && *row->remedy);
	ck_assert(!row->ops || row->ops < 1u << hv_grant_op_count);
	ck_assert_ptr_nonnull(row->file);
	ck_assert_int_eq(!row->function, !row->condition);
	if (row->kind == HV_ANSWER_STATUS)
		ck_assert(row->answer != GNTST_okay && hv_status_by_value(row->answer));
	else if (row->kind == HV_ANSWER_ERRNO)
		ck_assert_int_lt(row->answer, 0);
	else
		ck_assert_ptr_null(row->function);
}
END_TEST

START_TEST(refusal_is_reached)
{
	const HvRefusalRow *row = &hv_refusal_table[_i];
	const RefusalCase *one = case_of(_i);
	g_autoptr(Fixture) fx = NULL;

	ck_assert_msg(one != NULL, "no case reaches %s", row->name);
	fx = fx_new_tuned(one->granter, one->mapper, one->tune);
	one->reach(fx);
	ck_assert_uint_ge(fx->refusals, 1);
	ck_assert_str_eq(hv_refusal_table[fx->last_refusal.why].name, row->name);
	if (row->kind != HV_ANSWER_INJECTED)
		ck_assert_int_eq(fx->last_refusal.answer, row->answer);
	ck_assert(!row->ops || (row->ops >> fx->last_refusal.cmd & 1));
}
END_TEST

START_TEST(refusal_tells_what_the_check_saw)
{
	g_autoptr(Fixture) fx = fx_new(PV, PV);
	gnttab_map_grant_ref_t op[3] = {
		fx_map_op(fx, 8, 0, GNTMAP_host_map | GNTMAP_readonly),
		fx_map_op(fx, 8, 1, GNTMAP_host_map),
		fx_map_op(fx, 9, 2, GNTMAP_host_map | GNTMAP_readonly),
	};
	const HvRefused *last = &fx->last_refusal;

	fx_grant(fx, 8, 3, GTF_readonly);
	fx_grant(fx, 9, 3, 0);
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_map_grant_ref, op, 3), 0);
	ck_assert_uint_eq(fx->refusals, 1);
	ck_assert_uint_eq(last->why, HV_REFUSE_ENTRY_READONLY);
	ck_assert_uint_eq(last->domid, MAPPER);
	ck_assert_uint_eq(last->nr, __HYPERVISOR_grant_table_op);
	ck_assert_uint_eq(last->cmd, GNTTABOP_map_grant_ref);
	ck_assert_uint_eq(last->element, 1);
	ck_assert_uint_eq(last->count, 3);
	ck_assert_uint_eq(last->at, GPOINTER_TO_SIZE(&op[1]));
	ck_assert_uint_eq(last->granter, GRANTER);
	ck_assert_uint_eq(last->ref, 8);
	ck_assert(last->has_entry);
	ck_assert_uint_eq(last->entry.flags, GTF_permit_access | GTF_readonly | GTF_reading);
	ck_assert_uint_eq(last->entry.domid, MAPPER);
	ck_assert_uint_eq(last->pins.host_read, 1);
	ck_assert_uint_eq(last->value, last->entry.flags);
}
END_TEST

/* The element that cannot be read counts as itself, not as the one before. */
START_TEST(refusal_of_an_unreadable_element)
{
	g_autoptr(Fixture) fx = fx_new(PV, PV);
	gnttab_swap_grant_ref_t op[3] = {{.ref_a = 8, .ref_b = 9}, {.ref_a = 8, .ref_b = 9}};

	fx->refuse = GPOINTER_TO_SIZE(&op[2]);
	fx->refuse_end = fx->refuse + 1;
	ck_assert_int_eq(fx_gnttab(fx, GRANTER, GNTTABOP_swap_grant_ref, op, 3), -EFAULT);
	ck_assert_uint_eq(fx->last_refusal.element, 2);
	ck_assert_uint_eq(fx->last_refusal.at, fx->refuse);
	ck_assert(!fx->last_refusal.has_entry);
	ck_assert_uint_eq(fx->last_refusal.ref, HV_NO_REF);
	ck_assert_uint_eq(fx->last_refusal.granter, DOMID_INVALID);
}
END_TEST

/* A callback's hypercall is refused; the outer one goes on counting its own elements. */
static void fail_inside(gpointer fixture)
{
	Fixture *fx = fixture;

	fx->watch = NULL;
	fx_unmap(fx, 12345, 0);
	ck_assert_uint_eq(fx->last_refusal.element, 0);
	ck_assert_uint_eq(fx->last_refusal.count, 1);
}

START_TEST(refusal_in_a_hypercall_of_a_callback)
{
	g_autoptr(Fixture) fx = fx_new(PV, PV);
	gnttab_map_grant_ref_t op[2] = {
		fx_map_op(fx, 8, 0, GNTMAP_host_map), fx_map_op(fx, 9, 1, GNTMAP_host_map),
	};

	fx_grant(fx, 8, 3, 0);
	fx->watch = fail_inside;
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_map_grant_ref, op, 2), 0);
	ck_assert_uint_eq(fx->refusals, 2);
	ck_assert_uint_eq(fx->last_refusal.why, HV_REFUSE_ENTRY_NOT_PERMIT_ACCESS);
	ck_assert_uint_eq(fx->last_refusal.element, 1);
	ck_assert_uint_eq(fx->last_refusal.count, 2);
}
END_TEST

/* Through a transitive entry: it is the one behind it that refuses. */
START_TEST(refusal_behind_a_transitive_entry)
{
	g_autoptr(Fixture) fx = fx_new(PV, PV);
	gnttab_copy_t op = fx_copy_op(fx, 8, 0, 4);
	grant_entry_v2_t *entry;

	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	entry = fx_v2(fx, GRANTER, 8);
	entry->transitive.trans_domid = OTHER;
	entry->transitive.gref = 9;
	entry->hdr.domid = MAPPER;
	entry->hdr.flags = GTF_transitive;
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_general_error);
	ck_assert_uint_eq(fx->refusals, 1);
	ck_assert_uint_eq(fx->last_refusal.granter, OTHER);
	ck_assert_uint_eq(fx->last_refusal.ref, 9);
	ck_assert_uint_eq(fx->last_refusal.domid, MAPPER);
	/* For somebody else's copy it is the domid and not the type. */
	entry->hdr.domid = OTHER;
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_general_error);
	ck_assert_uint_eq(fx->last_refusal.why, HV_REFUSE_ENTRY_WRONG_DOMID);
	ck_assert_uint_eq(fx->last_refusal.granter, GRANTER);
}
END_TEST

START_TEST(refusal_fits)
{
	const HvRefusalRow *row = &hv_refusal_table[HV_REFUSE_ENTRY_READONLY];

	ck_assert(hv_refusal_fits(row, GNTTABOP_map_grant_ref, HV_ANSWER_STATUS,
				  GNTST_general_error));
	ck_assert(hv_refusal_fits(row, GNTTABOP_copy, HV_ANSWER_STATUS, GNTST_general_error));
	ck_assert(!hv_refusal_fits(row, GNTTABOP_transfer, HV_ANSWER_STATUS,
				   GNTST_general_error));
	ck_assert(!hv_refusal_fits(row, GNTTABOP_copy, HV_ANSWER_ERRNO, -EPERM));
	ck_assert(!hv_refusal_fits(row, GNTTABOP_copy, HV_ANSWER_STATUS, GNTST_bad_page));
	ck_assert(hv_refusal_fits(&hv_refusal_table[HV_REFUSE_CALL_COUNT_NEGATIVE], 99,
				  HV_ANSWER_ERRNO, -EINVAL));
	ck_assert_ptr_null(hv_refusal_by_name("map"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("refusal");
	TCase *tc = tcase_create("refusal");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, refusal_rows_are_complete, 0, HV_REFUSAL_COUNT);
	tcase_add_loop_test(tc, refusal_is_reached, 0, HV_REFUSAL_COUNT);
	tcase_add_test(tc, refusal_tells_what_the_check_saw);
	tcase_add_test(tc, refusal_of_an_unreadable_element);
	tcase_add_test(tc, refusal_in_a_hypercall_of_a_callback);
	tcase_add_test(tc, refusal_behind_a_transitive_entry);
	tcase_add_test(tc, refusal_fits);
	return run_suite(suite);
}
