/* SPDX-License-Identifier: GPL-2.0-or-later */
/* copy: one test a row of what real Xen answers. */
#include "fixture.h"

static Fixture *pair(int i)
{
	Fixture *fx = fx_new(i & 1 ? HV_GUEST_HVM : HV_GUEST_PV,
			     i & 2 ? HV_GUEST_PVH : HV_GUEST_PV);

	fx_grant(fx, 8, 3, 0);
	strcpy((char *)fx_page(fx, GRANTER, 3), "0123456789abcdef");
	return fx;
}

static gint16 copy(Fixture *fx, grant_ref_t ref, guint offset, guint len)
{
	gnttab_copy_t op = fx_copy_op(fx, ref, offset, len);
	gint16 status = fx_do_copy(fx, &op);

	/* Nothing stays pinned behind a copy. */
	if (ref < fx->hv->grant_entries(fx->dom[GRANTER])) {
		ck_assert_uint_eq(fx_pins(fx, ref).mfn, HV_INVALID_MFN);
		ck_assert_uint_eq(fx_look(fx, ref).status, 0);
	}
	return status;
}

/* The granter's entry, as v2, of the kind under test. */
static grant_entry_v2_t *v2_entry(Fixture *fx, grant_ref_t ref)
{
	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	return fx_v2(fx, GRANTER, ref);
}

START_TEST(copy_from_ref)
{
	g_autoptr(Fixture) fx = pair(_i);

	ck_assert_int_eq(copy(fx, 8, 4, 5), GNTST_okay);
	ck_assert_str_eq((char *)fx_page(fx, MAPPER, 0), "45678");
}
END_TEST

START_TEST(copy_to_ref)
{
	g_autoptr(Fixture) fx = pair(_i);
	gnttab_copy_t op = {
		.source = {.u.gmfn = fx_frame(fx, MAPPER, 1), .domid = DOMID_SELF},
		.dest = {.u.ref = 8, .domid = GRANTER, .offset = 2},
		.len = 3, .flags = GNTCOPY_dest_gref,
	};

	strcpy((char *)fx_page(fx, MAPPER, 1), "xyz");
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_okay);
	ck_assert_str_eq((char *)fx_page(fx, GRANTER, 3), "01xyz56789abcdef");
	fx_grant(fx, 8, 3, GTF_readonly);
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_general_error);
	ck_assert_uint_eq(fx_look(fx, 8).flags, GTF_permit_access | GTF_readonly);
}
END_TEST

START_TEST(copy_gmfn_of_named_domain)
{
	static const domid_t domids[] = {GRANTER, MAPPER, 77};
	g_autoptr(Fixture) fx = pair(0);
	gnttab_copy_t op = fx_copy_op(fx, 8, 0, 4);

	op.dest.domid = domids[_i];
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_permission_denied);
}
END_TEST

START_TEST(copy_bad_domain)
{
	g_autoptr(Fixture) fx = pair(0);
	gnttab_copy_t op = fx_copy_op(fx, 8, 0, 4);

	op.source.domid = 77;
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_bad_domain);
}
END_TEST

START_TEST(copy_bad_ref_beats_length)
{
	g_autoptr(Fixture) fx = pair(0);

	ck_assert_int_eq(copy(fx, 512, 4000, 400), GNTST_bad_gntref);
	ck_assert_int_eq(copy(fx, 512, 0, 0), GNTST_bad_gntref);
}
END_TEST

START_TEST(copy_bad_destination_ref)
{
	g_autoptr(Fixture) fx = pair(_i);
	gnttab_copy_t op = fx_copy_op(fx, 8, 4000, 400);

	op.dest = (struct gnttab_copy_ptr){.u.ref = 512, .domid = GRANTER};
	op.flags |= GNTCOPY_dest_gref;
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_bad_gntref);
	ck_assert_uint_eq(fx_look(fx, 8).status, 0);
}
END_TEST

START_TEST(copy_bad_gmfn_beats_length)
{
	g_autoptr(Fixture) fx = pair(_i);
	gnttab_copy_t op = fx_copy_op(fx, 8, 4000, 400);

	op.dest.u.gmfn = 0x123456;
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_bad_page);
	op.source = (struct gnttab_copy_ptr){.u.gmfn = 0x123456, .domid = DOMID_SELF};
	op.dest.u.gmfn = fx_frame(fx, MAPPER, 0);
	op.flags = 0;
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_bad_page);
}
END_TEST

START_TEST(copy_beyond_page)
{
	g_autoptr(Fixture) fx = pair(0);
	gnttab_copy_t op = fx_copy_op(fx, 8, 0, 400);

	ck_assert_int_eq(copy(fx, 8, 4000, 400), GNTST_bad_copy_arg);
	op.dest.offset = 4000;
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_bad_copy_arg);
	ck_assert_int_eq(copy(fx, 8, 4096, 1), GNTST_bad_copy_arg);
}
END_TEST

START_TEST(copy_not_granted)
{
	static const struct {
		domid_t domid;
		guint16 flags;
	} entry[] = {
		{OTHER, GTF_permit_access}, {MAPPER, GTF_invalid}, {MAPPER, GTF_accept_transfer},
		{MAPPER, GTF_transitive}, /* only version 2 knows it */
	};
	g_autoptr(Fixture) fx = pair(0);

	fx_entry(fx, GRANTER, 8, entry[_i].domid, fx_frame(fx, GRANTER, 3), entry[_i].flags);
	ck_assert_int_eq(copy(fx, 8, 0, 4), GNTST_general_error);
}
END_TEST

START_TEST(copy_write_to_readonly)
{
	g_autoptr(Fixture) fx = pair(_i & 3);
	gnttab_copy_t op = {
		.source = {.u.gmfn = fx_frame(fx, MAPPER, 1), .domid = DOMID_SELF},
		.dest = {.u.ref = 8, .domid = GRANTER},
		.len = 3, .flags = GNTCOPY_dest_gref,
	};

	if (_i & 4)
		ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	fx_grant(fx, 8, 3, GTF_readonly);
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_general_error);
	ck_assert_uint_eq(fx_look(fx, 8).status, 0);
	ck_assert_str_eq((char *)fx_page(fx, GRANTER, 3), "0123456789abcdef");
}
END_TEST

START_TEST(copy_unknown_flags_okay)
{
	g_autoptr(Fixture) fx = pair(0);
	gnttab_copy_t op = fx_copy_op(fx, 8, 0, 4);

	op.flags |= 0xff00;
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_okay);
}
END_TEST

START_TEST(copy_overlapping_self_okay)
{
	g_autoptr(Fixture) fx = pair(_i);
	guint64 frame = fx_frame(fx, MAPPER, 1);
	gnttab_copy_t op = {
		.source = {.u.gmfn = frame, .domid = DOMID_SELF},
		.dest = {.u.gmfn = frame, .domid = DOMID_SELF, .offset = 2},
		.len = 4,
	};

	/* Xen's memcpy goes forward: bytes that it has written are read again. */
	strcpy((char *)fx_page(fx, MAPPER, 1), "abcdef");
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_okay);
	ck_assert_str_eq((char *)fx_page(fx, MAPPER, 1), "ababab");
	/* But it reads eight before it writes them, as long as there are so many. */
	op.len = 19;
	strcpy((char *)fx_page(fx, MAPPER, 1), "0123456789ABCDEFGHIJK");
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_okay);
	ck_assert_str_eq((char *)fx_page(fx, MAPPER, 1), "010123456767ABCDEFEFE");
}
END_TEST

START_TEST(copy_length_zero)
{
	g_autoptr(Fixture) fx = pair(0);

	ck_assert_int_eq(copy(fx, 8, 0, 0), GNTST_okay);
	ck_assert_int_eq(copy(fx, 8, 4096, 0), GNTST_okay);
}
END_TEST

START_TEST(copy_into_page_table)
{
	g_autoptr(Fixture) fx = pair(0);
	gnttab_copy_t op = fx_copy_op(fx, 8, 0, 8);

	op.dest.u.gmfn = fx_frame(fx, MAPPER, FX_L1_PAGE);
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_general_error);
}
END_TEST

/*
 * A side that is held by reference serves the frame of the same number, too.  The number
 * is wider than the reference: what is above is of a frame that was named before and found.
 */
START_TEST(copy_frame_named_as_the_reference_before)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	gnttab_copy_t op[3] = {fx_copy_op(fx, 0, 0, 6), fx_copy_op(fx, 12, 0, 6),
			       fx_copy_op(fx, 0, 0, 6)};

	strcpy((char *)fx_page(fx, MAPPER, 3), "grant");
	fx_entry(fx, MAPPER, 12, MAPPER, fx_frame(fx, MAPPER, 3), GTF_permit_access);
	for (guint i = 0; i < 3; i++) {
		op[i].source.domid = DOMID_SELF;
		op[i].flags = i == 1 ? GNTCOPY_source_gref : 0;
		op[i].source.u.gmfn = i ? 12 : G_MAXUINT64;
	}
	op[2].dest.offset = 100;
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_copy, op, 3), 0);
	ck_assert_int_eq(op[0].status, GNTST_bad_page);
	ck_assert_int_eq(op[1].status, GNTST_okay);
	ck_assert_int_eq(op[2].status, GNTST_okay);
	ck_assert_str_eq((char *)fx_page(fx, MAPPER, 0) + 100, "grant");
}
END_TEST

/* Xen keeps 15 bits of where a sub-page starts: beyond them it starts over. */
START_TEST(copy_sub_page_start_wraps)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	gnttab_copy_t op = fx_copy_op(fx, 8, 4, 8);
	grant_entry_v2_t *entry;

	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	entry = fx_v2(fx, GRANTER, 8);
	entry->sub_page.page_off = 0x8004;
	entry->sub_page.length = 8;
	entry->sub_page.frame = fx_frame(fx, GRANTER, 3);
	entry->hdr.domid = MAPPER;
	entry->hdr.flags = GTF_permit_access | GTF_sub_page;
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_okay);
	op.source.offset = 3;
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_general_error);
}
END_TEST

START_TEST(copy_sub_page)
{
	static const struct {
		guint offset, len;
		gint16 status;
	} row[] = {
		{4, 8, GNTST_okay}, {5, 7, GNTST_okay}, {3, 2, GNTST_general_error},
		{4, 9, GNTST_general_error}, {12, 0, GNTST_okay}, {13, 0, GNTST_general_error},
		{4, 5000, GNTST_bad_copy_arg},
	};
	g_autoptr(Fixture) fx = pair(0);
	grant_entry_v2_t *entry = v2_entry(fx, 9);

	entry->sub_page.page_off = 4;
	entry->sub_page.length = 8;
	entry->sub_page.frame = fx_frame(fx, GRANTER, 3);
	entry->hdr.domid = MAPPER;
	entry->hdr.flags = GTF_permit_access | GTF_sub_page;
	ck_assert_int_eq(copy(fx, 9, row[_i].offset, row[_i].len), row[_i].status);
}
END_TEST

/* OTHER grants ref 9 to GRANTER, which passes it on to MAPPER with its own ref 9. */
static grant_entry_v2_t *transitive(Fixture *fx, guint16 flags)
{
	grant_entry_v2_t *entry = v2_entry(fx, 9);

	strcpy((char *)fx_page(fx, OTHER, 2), "third");
	fx_entry(fx, OTHER, 9, GRANTER, fx_frame(fx, OTHER, 2), GTF_permit_access | flags);
	entry->transitive.trans_domid = OTHER;
	entry->transitive.gref = 9;
	entry->hdr.domid = MAPPER;
	entry->hdr.flags = GTF_transitive;
	return entry;
}

START_TEST(copy_transitive)
{
	g_autoptr(Fixture) fx = pair(0);
	HvGrantEntry third;

	transitive(fx, 0);
	ck_assert_int_eq(copy(fx, 9, 0, 6), GNTST_okay);
	ck_assert_str_eq((char *)fx_page(fx, MAPPER, 0), "third");
	fx->hv->grant_entry(fx->dom[OTHER], 9, &third);
	ck_assert_uint_eq(third.status, 0);
}
END_TEST

START_TEST(copy_transitive_refused)
{
	g_autoptr(Fixture) fx = pair(0);
	grant_entry_v2_t *entry = transitive(fx, 0);
	gint16 status = GNTST_general_error;

	switch (_i) {
	case 0: /* self-referential, though it would be granted */
		fx_entry(fx, GRANTER, 10, GRANTER, fx_frame(fx, GRANTER, 3), GTF_permit_access);
		entry->transitive.trans_domid = GRANTER;
		entry->transitive.gref = 10;
		break;
	case 1:
		entry->transitive.trans_domid = 77;
		break;
	case 2:
		entry->transitive.trans_domid = DOMID_SELF;
		break;
	case 3: /* not granted to the one in the middle */
		fx_entry(fx, OTHER, 9, MAPPER, fx_frame(fx, OTHER, 2), GTF_permit_access);
		break;
	case 4:
		entry->transitive.gref = 512;
		status = GNTST_bad_gntref;
		break;
	case 5: /* two levels, though each is granted */
		fx_entry(fx, 0, 9, OTHER, fx_frame(fx, 0, 2), GTF_permit_access);
		ck_assert_int_eq(fx_set_version(fx, OTHER, 2, NULL), 0);
		fx_v2(fx, OTHER, 9)->transitive.trans_domid = 0;
		fx_v2(fx, OTHER, 9)->transitive.gref = 9;
		fx_v2(fx, OTHER, 9)->hdr.domid = GRANTER;
		fx_v2(fx, OTHER, 9)->hdr.flags = GTF_transitive;
		break;
	}
	ck_assert_int_eq(copy(fx, 9, 0, 6), status);
}
END_TEST

START_TEST(copy_transitive_write_to_readonly)
{
	g_autoptr(Fixture) fx = pair(0);
	gnttab_copy_t op = {
		.source = {.u.gmfn = fx_frame(fx, MAPPER, 1), .domid = DOMID_SELF},
		.dest = {.u.ref = 9, .domid = GRANTER},
		.len = 3, .flags = GNTCOPY_dest_gref,
	};
	grant_entry_v2_t *entry = transitive(fx, _i ? GTF_readonly : 0);

	if (!_i)
		entry->hdr.flags |= GTF_readonly;
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_general_error);
	ck_assert_uint_eq(fx_look(fx, 9).status, 0);
}
END_TEST

START_TEST(copy_keeps_source_across_batch)
{
	g_autoptr(Fixture) fx = pair(0);
	gnttab_copy_t op[2] = {fx_copy_op(fx, 8, 0, 4), fx_copy_op(fx, 8, 0, 4)};
	guint before = fx->events;

	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_copy, op, 2), 0);
	ck_assert_int_eq(op[0].status, GNTST_okay);
	ck_assert_int_eq(op[1].status, GNTST_okay);
	/* Marked once, unmarked once. */
	ck_assert_uint_eq(fx->events - before, 2);
}
END_TEST

START_TEST(copy_error_drops_claims)
{
	g_autoptr(Fixture) fx = pair(0);
	gnttab_copy_t op[3] = {
		fx_copy_op(fx, 8, 0, 4), fx_copy_op(fx, 8, 4096, 4), fx_copy_op(fx, 8, 0, 4),
	};
	guint before = fx->events;

	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_copy, op, 3), 0);
	ck_assert_int_eq(op[1].status, GNTST_bad_copy_arg);
	ck_assert_int_eq(op[2].status, GNTST_okay);
	ck_assert_uint_eq(fx->events - before, 4);
}
END_TEST

START_TEST(copy_fault_drops_claims)
{
	g_autoptr(Fixture) fx = pair(0);
	gnttab_copy_t op[2] = {fx_copy_op(fx, 8, 0, 4), fx_copy_op(fx, 8, 0, 4)};

	fx->refuse = GPOINTER_TO_SIZE(&op[1]);
	fx->refuse_end = fx->refuse + sizeof(op[1]);
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_copy, op, 2), -EFAULT);
	ck_assert_int_eq(op[0].status, GNTST_okay);
	ck_assert_int_eq(op[1].status, 99);
	ck_assert_uint_eq(fx_look(fx, 8).status, 0);
}
END_TEST

START_TEST(copy_of_pinned_entry)
{
	g_autoptr(Fixture) fx = pair(_i);
	gnttab_copy_t op = fx_copy_op(fx, 8, 0, 4);

	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	fx_entry(fx, GRANTER, 8, 0, 0, 0);
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_okay);
	ck_assert_uint_eq(fx_pins(fx, 8).host_write, 1);
	ck_assert_uint_eq(fx_pins(fx, 8).host_read, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("copy");
	TCase *tc = tcase_create("copy");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, copy_from_ref, 0, 4);
	tcase_add_loop_test(tc, copy_to_ref, 0, 4);
	tcase_add_loop_test(tc, copy_gmfn_of_named_domain, 0, 3);
	tcase_add_test(tc, copy_bad_domain);
	tcase_add_test(tc, copy_bad_ref_beats_length);
	tcase_add_loop_test(tc, copy_bad_destination_ref, 0, 4);
	tcase_add_loop_test(tc, copy_bad_gmfn_beats_length, 0, 4);
	tcase_add_test(tc, copy_beyond_page);
	tcase_add_loop_test(tc, copy_not_granted, 0, 4);
	tcase_add_loop_test(tc, copy_write_to_readonly, 0, 8);
	tcase_add_test(tc, copy_unknown_flags_okay);
	tcase_add_loop_test(tc, copy_overlapping_self_okay, 0, 4);
	tcase_add_test(tc, copy_length_zero);
	tcase_add_test(tc, copy_into_page_table);
	tcase_add_test(tc, copy_sub_page_start_wraps);
	tcase_add_test(tc, copy_frame_named_as_the_reference_before);
	tcase_add_loop_test(tc, copy_sub_page, 0, 7);
	tcase_add_test(tc, copy_transitive);
	tcase_add_loop_test(tc, copy_transitive_refused, 0, 6);
	tcase_add_loop_test(tc, copy_transitive_write_to_readonly, 0, 2);
	tcase_add_test(tc, copy_keeps_source_across_batch);
	tcase_add_test(tc, copy_error_drops_claims);
	tcase_add_test(tc, copy_fault_drops_claims);
	tcase_add_loop_test(tc, copy_of_pinned_entry, 0, 4);
	return run_suite(suite);
}
