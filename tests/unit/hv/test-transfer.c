/* SPDX-License-Identifier: GPL-2.0-or-later */
/* transfer: one test a row of what real Xen answers. */
#include "fixture.h"

#define DONE (GTF_accept_transfer | GTF_transfer_committed | GTF_transfer_completed)

/* The granter waits for a page of the mapper's at ref 8. */
static Fixture *waiting(HvGuestType granter)
{
	Fixture *fx = fx_new(granter, HV_GUEST_PV);

	fx_entry(fx, GRANTER, 8, MAPPER, 0x700, GTF_accept_transfer);
	return fx;
}

static gint16 transfer(Fixture *fx, guint64 mfn, domid_t to, grant_ref_t ref)
{
	gnttab_transfer_t op = {.mfn = mfn, .domid = to, .ref = ref, .status = 99};

	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_transfer, &op, 1), 0);
	return op.status;
}

START_TEST(transfer_gives_the_page)
{
	g_autoptr(Fixture) fx = waiting(_i & 1 ? HV_GUEST_HVM : HV_GUEST_PV);
	guint64 mfn = fx_frame(fx, MAPPER, 4);
	guint free = fx->hv->frames_free(fx->machine);

	if (_i & 2) {
		ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
		fx_entry(fx, GRANTER, 8, MAPPER, 0x700, GTF_accept_transfer);
		free = fx->hv->frames_free(fx->machine);
	}
	strcpy((char *)fx_page(fx, MAPPER, 4), "contents");
	ck_assert_int_eq(transfer(fx, mfn, GRANTER, 8), GNTST_okay);
	ck_assert_uint_eq(fx_look(fx, 8).flags, DONE);
	ck_assert_uint_eq(DONE, 0xe);
	ck_assert_uint_eq(fx_look(fx, 8).frame, _i & 1 ? 0x700 : mfn);
	ck_assert_uint_eq(fx->hv->p2m_get(fx->dom[GRANTER], fx_look(fx, 8).frame).mfn, mfn);
	ck_assert_str_eq(fx->hv->frame_ptr(fx->machine, mfn), "contents");
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free);
	ck_assert_int_eq(fx->hv->p2m_get(fx->dom[MAPPER], mfn).type, HV_P2M_INVALID);
	/* It is gone. */
	ck_assert_int_eq(transfer(fx, mfn, GRANTER, 8), GNTST_bad_page);
}
END_TEST

START_TEST(transfer_bad_page)
{
	g_autoptr(Fixture) fx = waiting(HV_GUEST_PV);
	xen_pfn_t table = 0;
	gnttab_setup_table_t setup = {.dom = DOMID_SELF, .nr_frames = 1};
	guint free = fx->hv->frames_free(fx->machine);

	set_xen_guest_handle(setup.frame_list, &table);
	fx_gnttab(fx, MAPPER, GNTTABOP_setup_table, &setup, 1);
	{
		guint64 frames[] = {
			1ull << 40, G_MAXUINT64, 0, fx_frame(fx, GRANTER, 3), table,
			fx_frame(fx, MAPPER, FX_L1_PAGE),
		};

		for (guint i = 0; i < G_N_ELEMENTS(frames); i++)
			ck_assert_int_eq(transfer(fx, frames[i], GRANTER, 8), GNTST_bad_page);
	}
	ck_assert_uint_eq(fx_look(fx, 8).flags, GTF_accept_transfer);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free);
}
END_TEST

/* "PV with a bad domain or a ref that does not accept: an error, and the page is freed" */
START_TEST(transfer_not_accepted_frees_the_page)
{
	static const struct {
		domid_t to;
		grant_ref_t ref;
		guint16 flags;
		domid_t from;
		gint16 status;
	} rows[] = {
		{77, 8, GTF_accept_transfer, MAPPER, GNTST_bad_domain},
		{DOMID_SELF, 8, GTF_accept_transfer, MAPPER, GNTST_bad_domain},
		{GRANTER, 1 << 20, GTF_accept_transfer, MAPPER, GNTST_general_error},
		{GRANTER, 8, GTF_permit_access, MAPPER, GNTST_general_error},
		{GRANTER, 8, GTF_accept_transfer, OTHER, GNTST_general_error},
		{GRANTER, 8, DONE, MAPPER, GNTST_general_error},
	};
	g_autoptr(Fixture) fx = waiting(HV_GUEST_PV);
	guint free = fx->hv->frames_free(fx->machine);

	fx_entry(fx, GRANTER, 8, rows[_i].from, 0x700, rows[_i].flags);
	ck_assert_int_eq(transfer(fx, fx_frame(fx, MAPPER, 4), rows[_i].to, rows[_i].ref),
			 rows[_i].status);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free + 1);
	ck_assert_uint_eq(fx_look(fx, 8).flags, rows[_i].flags);
}
END_TEST

START_TEST(transfer_mapped_page_stays)
{
	g_autoptr(Fixture) fx = waiting(HV_GUEST_PV);
	gnttab_map_grant_ref_t op = {
		.host_addr = FX_VA, .flags = GNTMAP_host_map, .ref = 8, .dom = MAPPER,
	};

	fx_entry(fx, MAPPER, 8, OTHER, fx_frame(fx, MAPPER, 4), GTF_permit_access);
	ck_assert_int_eq(fx_gnttab(fx, OTHER, GNTTABOP_map_grant_ref, &op, 1), 0);
	ck_assert_int_eq(op.status, GNTST_okay);
	ck_assert_int_eq(transfer(fx, fx_frame(fx, MAPPER, 4), GRANTER, 8), GNTST_bad_page);
}
END_TEST

START_TEST(transfer_not_for_translated)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, _i ? HV_GUEST_PVH : HV_GUEST_HVM);
	gnttab_transfer_t op = {.domid = GRANTER, .status = 99};

	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_transfer, &op, 1), -ENOSYS);
	ck_assert_int_eq(op.status, 99);
}
END_TEST

/* A translated receiver's place is occupied by a grant: an error, the page is its own. */
START_TEST(transfer_place_taken)
{
	g_autoptr(Fixture) fx = waiting(HV_GUEST_HVM);
	gnttab_map_grant_ref_t op = {
		.host_addr = 0x700000, .flags = GNTMAP_host_map, .ref = 8, .dom = OTHER,
	};

	fx_entry(fx, OTHER, 8, GRANTER, fx_frame(fx, OTHER, 4), GTF_permit_access);
	fx_gnttab(fx, GRANTER, GNTTABOP_map_grant_ref, &op, 1);
	ck_assert_int_eq(op.status, GNTST_okay);
	ck_assert_int_eq(transfer(fx, fx_frame(fx, MAPPER, 4), GRANTER, 8),
			 GNTST_general_error);
	ck_assert_uint_eq(fx->crashes, 1);
}
END_TEST

START_TEST(transfer_to_dying_domain)
{
	g_autoptr(Fixture) fx = waiting(HV_GUEST_PV);
	guint free;

	fx_grant(fx, 9, 3, 0);
	ck_assert_int_eq(fx_map(fx, 9, 0, 0, NULL), GNTST_okay);
	fx->hv->domain_destroy(fx->dom[GRANTER]);
	free = fx->hv->frames_free(fx->machine);
	ck_assert_int_eq(transfer(fx, fx_frame(fx, MAPPER, 4), GRANTER, 8),
			 GNTST_general_error);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free + 1);
}
END_TEST

START_TEST(transfer_fault)
{
	g_autoptr(Fixture) fx = waiting(HV_GUEST_PV);
	gnttab_transfer_t op = {.mfn = fx_frame(fx, MAPPER, 4), .domid = GRANTER, .ref = 8};

	fx->refuse = GPOINTER_TO_SIZE(&op);
	fx->refuse_end = fx->refuse + sizeof(op);
	fx->refuse_writes_only = _i;
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_transfer, &op, 1), -EFAULT);
	ck_assert_uint_eq(fx_look(fx, 8).flags, _i ? DONE : GTF_accept_transfer);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("transfer");
	TCase *tc = tcase_create("transfer");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, transfer_gives_the_page, 0, 4);
	tcase_add_test(tc, transfer_bad_page);
	tcase_add_loop_test(tc, transfer_not_accepted_frees_the_page, 0, 6);
	tcase_add_test(tc, transfer_mapped_page_stays);
	tcase_add_loop_test(tc, transfer_not_for_translated, 0, 2);
	tcase_add_test(tc, transfer_place_taken);
	tcase_add_test(tc, transfer_to_dying_domain);
	tcase_add_loop_test(tc, transfer_fault, 0, 2);
	return run_suite(suite);
}
