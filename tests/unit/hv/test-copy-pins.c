/* SPDX-License-Identifier: GPL-2.0-or-later */
/* copy through entries that are in use already, and entries that change meanwhile. */
#include "fixture.h"

static Fixture *version2(void)
{
	Fixture *fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);

	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	fx_grant(fx, 8, 3, 0);
	return fx;
}

/* OTHER grants ref 9 to GRANTER, which passes it on to MAPPER with its own. */
static void pass_on(Fixture *fx, grant_ref_t ref)
{
	grant_entry_v2_t *entry = fx_v2(fx, GRANTER, ref);

	fx_entry(fx, OTHER, 9, GRANTER, fx_frame(fx, OTHER, 2), GTF_permit_access);
	entry->transitive.trans_domid = OTHER;
	entry->transitive.gref = 9;
	entry->hdr.domid = MAPPER;
	entry->hdr.flags = GTF_transitive;
}

START_TEST(copy_within_one_transitive_entry)
{
	g_autoptr(Fixture) fx = version2();
	gnttab_copy_t op = fx_copy_op(fx, 8, 0, 6);

	pass_on(fx, 8);
	strcpy((char *)fx_page(fx, OTHER, 2), "third");
	op.dest = (struct gnttab_copy_ptr){.u.ref = 8, .domid = GRANTER, .offset = 100};
	op.flags |= GNTCOPY_dest_gref;
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_okay);
	ck_assert_str_eq((char *)fx_page(fx, OTHER, 2) + 100, "third");
	ck_assert_uint_eq(fx_look(fx, 8).status, 0);
}
END_TEST

/* Xen restarts this copy for ever; the model cannot, and says so. */
START_TEST(copy_of_mapped_entry_made_transitive)
{
	g_autoptr(Fixture) fx = version2();
	gnttab_copy_t op = fx_copy_op(fx, 8, 0, 6);

	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	pass_on(fx, 8);
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_eagain);
	ck_assert_uint_eq(fx_pins(fx, 8).host_read, 0);
	ck_assert_uint_eq(fx_look(fx, 8).status, GTF_reading | GTF_writing);
}
END_TEST

START_TEST(copy_129th_pin)
{
	g_autoptr(Fixture) fx = version2();
	gnttab_copy_t op = fx_copy_op(fx, 8, 0, 6);

	for (guint i = 0; i < 128; i++)
		ck_assert_int_eq(fx_map(fx, 8, i, GNTMAP_readonly, NULL), GNTST_okay);
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_general_error);
}
END_TEST

START_TEST(copy_pinned_by_another_domain)
{
	g_autoptr(Fixture) fx = version2();
	gnttab_copy_t op = fx_copy_op(fx, 8, 0, 6);

	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	fx_entry(fx, GRANTER, 8, OTHER, fx_frame(fx, GRANTER, 3), GTF_permit_access);
	op.dest.u.gmfn = fx_frame(fx, OTHER, 0);
	ck_assert_int_eq(fx_gnttab(fx, OTHER, GNTTABOP_copy, &op, 1), 0);
	ck_assert_int_eq(op.status, GNTST_general_error);
}
END_TEST

/* Ref 8 is bytes 4 to 11 of page 3. */
static void sub_page(Fixture *fx, guint offset, guint length)
{
	grant_entry_v2_t *entry = fx_v2(fx, GRANTER, 8);

	entry->sub_page.page_off = offset;
	entry->sub_page.length = length;
	entry->sub_page.frame = fx_frame(fx, GRANTER, 3);
	entry->hdr.domid = MAPPER;
	entry->hdr.flags = GTF_permit_access | GTF_sub_page;
}

/* What the guest makes of the entry between a copy's two looks at it. */
static guint change;

static void change_sub_page(gpointer fixture)
{
	Fixture *fx = fixture;

	if (fx->last_event.type != HV_EVENT_STATUS || !(fx->last_event.c & GTF_writing))
		return;
	switch (change) {
	case 1:
		sub_page(fx, 5, 8);
		break;
	case 2:
		sub_page(fx, 4, 9);
		break;
	case 3:
		fx_grant(fx, 8, 3, 0);
		break;
	case 4:
		fx_grant(fx, 8, 5, GTF_sub_page);
		break;
	}
}

/* The source pins the entry for reading; the destination must find it as it was. */
START_TEST(copy_within_one_sub_page)
{
	g_autoptr(Fixture) fx = version2();
	gnttab_copy_t op = fx_copy_op(fx, 8, 4, 3);

	sub_page(fx, 4, 8);
	strcpy((char *)fx_page(fx, GRANTER, 3), "0123456789abcdef");
	op.dest = (struct gnttab_copy_ptr){.u.ref = 8, .domid = GRANTER, .offset = 8};
	op.flags |= GNTCOPY_dest_gref;
	change = _i;
	fx->on_event = change_sub_page;
	ck_assert_int_eq(fx_do_copy(fx, &op), _i ? GNTST_general_error : GNTST_okay);
	ck_assert_str_eq((char *)fx_page(fx, GRANTER, 3),
			 _i ? "0123456789abcdef" : "01234567456bcdef");
	ck_assert_uint_eq(fx_look(fx, 8).status, 0);
}
END_TEST

/* When the third domain's entry is marked, the one in the middle has been read. */
static void change_transitive(gpointer fixture)
{
	Fixture *fx = fixture;
	grant_entry_v2_t *entry = fx_v2(fx, GRANTER, 8);

	if (fx->last_event.domid != OTHER || !fx->last_event.c)
		return;
	switch (change) {
	case 1: /* another entry for the same page */
		fx_entry(fx, OTHER, 10, GRANTER, fx_frame(fx, OTHER, 2), GTF_permit_access);
		entry->transitive.gref = 10;
		break;
	case 2: /* another page */
		fx_entry(fx, OTHER, 10, GRANTER, fx_frame(fx, OTHER, 3), GTF_permit_access);
		entry->transitive.gref = 10;
		break;
	case 3: /* no longer transitive */
		fx_grant(fx, 8, 3, 0);
		break;
	case 4: /* the same frame, were it the granter's */
		fx_entry(fx, GRANTER, 8, MAPPER, fx_frame(fx, OTHER, 2), GTF_permit_access);
		break;
	}
}

/* Xen would restart such a copy for ever (see copy_of_mapped_entry_made_transitive). */
START_TEST(copy_within_changed_transitive_entry)
{
	static const gint16 status[] = {
		GNTST_okay, GNTST_eagain, GNTST_eagain, GNTST_general_error, GNTST_bad_page,
	};
	g_autoptr(Fixture) fx = version2();
	gnttab_copy_t op = fx_copy_op(fx, 8, 0, 6);

	pass_on(fx, 8);
	op.dest = (struct gnttab_copy_ptr){.u.ref = 8, .domid = GRANTER, .offset = 100};
	op.flags |= GNTCOPY_dest_gref;
	change = _i;
	fx->on_event = change_transitive;
	ck_assert_int_eq(fx_do_copy(fx, &op), status[_i]);
	fx->on_event = NULL;
	ck_assert_uint_eq(fx_look(fx, 8).status, 0);
	ck_assert_ptr_null(fx->hv->check(fx->machine));
}
END_TEST

/* The guest changes its entry just when the status word has been set. */
static void revoke(gpointer fixture)
{
	Fixture *fx = fixture;

	if (fx->last_event.type == HV_EVENT_STATUS && fx->last_event.c)
		fx_entry(fx, GRANTER, 8, 0, 0, GTF_invalid);
}

static void make_readonly(gpointer fixture)
{
	Fixture *fx = fixture;

	if (fx->last_event.type == HV_EVENT_STATUS && (fx->last_event.c & GTF_writing))
		fx_entry(fx, GRANTER, 8, MAPPER, 0, GTF_permit_access | GTF_readonly);
}

START_TEST(revoked_under_the_mark)
{
	g_autoptr(Fixture) fx = version2();
	gnttab_copy_t op = fx_copy_op(fx, 8, 0, 6);

	fx->on_event = revoke;
	if (_i)
		ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_general_error);
	else
		ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_general_error);
	ck_assert_uint_eq(fx_look(fx, 8).status, 0);
}
END_TEST

START_TEST(made_readonly_under_the_mark)
{
	g_autoptr(Fixture) fx = version2();

	if (_i)
		ck_assert_int_eq(fx_map(fx, 8, 0, GNTMAP_readonly, NULL), GNTST_okay);
	fx->on_event = make_readonly;
	ck_assert_int_eq(fx_map(fx, 8, 1, 0, NULL), GNTST_general_error);
	ck_assert_uint_eq(fx_look(fx, 8).status, _i ? GTF_reading : 0);
	ck_assert_uint_eq(fx_pins(fx, 8).host_read, _i);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("copy-pins");
	TCase *tc = tcase_create("pins");

	suite_add_tcase(suite, tc);
	tcase_add_test(tc, copy_within_one_transitive_entry);
	tcase_add_test(tc, copy_of_mapped_entry_made_transitive);
	tcase_add_loop_test(tc, copy_within_one_sub_page, 0, 5);
	tcase_add_loop_test(tc, copy_within_changed_transitive_entry, 0, 5);
	tcase_add_test(tc, copy_129th_pin);
	tcase_add_test(tc, copy_pinned_by_another_domain);
	tcase_add_loop_test(tc, revoked_under_the_mark, 0, 2);
	tcase_add_loop_test(tc, made_readonly_under_the_mark, 0, 2);
	return run_suite(suite);
}
