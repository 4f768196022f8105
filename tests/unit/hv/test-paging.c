/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Paging: the pager's operations, and what map and copy answer meanwhile. */
#include "fixture.h"

#define PAGE 3

static Fixture *translated(void)
{
	Fixture *fx = fx_new(HV_GUEST_HVM, HV_GUEST_PV);

	fx_grant(fx, 8, PAGE, 0);
	strcpy((char *)fx_page(fx, GRANTER, PAGE), "contents");
	return fx;
}

static HvP2mType type(Fixture *fx)
{
	return fx->hv->p2m_get(fx->dom[GRANTER], PAGE).type;
}

static int nominate(Fixture *fx)
{
	return fx->hv->paging_nominate(fx->dom[GRANTER], PAGE);
}

static int evict(Fixture *fx)
{
	return fx->hv->paging_evict(fx->dom[GRANTER], PAGE);
}

static int prep(Fixture *fx)
{
	return fx->hv->paging_prep(fx->dom[GRANTER], PAGE);
}

START_TEST(paging_out_and_in_keeps_contents)
{
	g_autoptr(Fixture) fx = translated();
	guint free = fx->hv->frames_free(fx->machine);
	HvMfn old = fx->hv->p2m_get(fx->dom[GRANTER], PAGE).mfn;
	HvP2mEntry entry;

	ck_assert_int_eq(nominate(fx), 0);
	ck_assert_int_eq(type(fx), HV_P2M_RAM_PAGING_OUT);
	ck_assert_int_eq(evict(fx), 0);
	ck_assert_int_eq(type(fx), HV_P2M_RAM_PAGED);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free + 1);
	memset(fx->hv->frame_ptr(fx->machine, old), 0xff, 16);
	ck_assert_int_eq(prep(fx), 0);
	entry = fx->hv->p2m_get(fx->dom[GRANTER], PAGE);
	ck_assert_int_eq(entry.type, HV_P2M_RAM_RW);
	ck_assert_str_eq(fx->hv->frame_ptr(fx->machine, entry.mfn), "contents");
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free);
}
END_TEST

START_TEST(paging_not_for_pv)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);

	ck_assert_int_eq(nominate(fx), -ENODEV);
	ck_assert_int_eq(evict(fx), -ENODEV);
	ck_assert_int_eq(prep(fx), -ENODEV);
}
END_TEST

START_TEST(paging_states_out_of_order)
{
	g_autoptr(Fixture) fx = translated();

	ck_assert_int_eq(evict(fx), -EBUSY);
	ck_assert_int_eq(prep(fx), -ENOENT);
	ck_assert_int_eq(nominate(fx), 0);
	ck_assert_int_eq(nominate(fx), -EBUSY);
	ck_assert_int_eq(prep(fx), -ENOENT);
	ck_assert_int_eq(fx->hv->paging_nominate(fx->dom[GRANTER], 999), -EBUSY);
}
END_TEST

START_TEST(paging_mapped_page_stays)
{
	g_autoptr(Fixture) fx = translated();

	ck_assert_int_eq(fx_map(fx, 8, 0, _i ? GNTMAP_readonly : 0, NULL), GNTST_okay);
	ck_assert_int_eq(nominate(fx), -EBUSY);
	ck_assert_int_eq(fx_unmap(fx, 0, 0), GNTST_okay);
	ck_assert_int_eq(nominate(fx), 0);
}
END_TEST

START_TEST(paging_grant_table_frame_stays)
{
	g_autoptr(Fixture) fx = translated();
	xen_add_to_physmap_t op = {
		.domid = DOMID_SELF, .space = XENMAPSPACE_grant_table, .gpfn = 0x500,
	};

	ck_assert_int_eq(fx_call(fx, GRANTER, __HYPERVISOR_memory_op, XENMEM_add_to_physmap,
				 GPOINTER_TO_SIZE(&op), 0), 0);
	ck_assert_int_eq(fx->hv->paging_nominate(fx->dom[GRANTER], 0x500), -EBUSY);
}
END_TEST

/* Row "frame paged, paging_out or paging_in": all the same, and one request. */
START_TEST(paging_map_answers_eagain)
{
	g_autoptr(Fixture) fx = translated();

	ck_assert_int_eq(nominate(fx), 0);
	if (_i)
		ck_assert_int_eq(evict(fx), 0);
	for (guint i = 1; i < 4; i++) {
		ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_eagain);
		ck_assert_uint_eq(fx_look(fx, 8).status, 0);
		ck_assert_int_eq(type(fx), HV_P2M_RAM_PAGING_IN);
		ck_assert_uint_eq(fx->requests, 1);
	}
	ck_assert_int_eq(evict(fx), -EBUSY);
	ck_assert_int_eq(prep(fx), 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(fx_unmap(fx, 0, 0), GNTST_bad_handle); /* eagain used handles up */
	ck_assert_int_eq(fx_unmap(fx, 3, 0), GNTST_okay);
}
END_TEST

START_TEST(paging_copy_answers_eagain)
{
	g_autoptr(Fixture) fx = translated();
	gnttab_copy_t op = fx_copy_op(fx, 8, 0, 9);

	ck_assert_int_eq(nominate(fx), 0);
	ck_assert_int_eq(evict(fx), 0);
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_eagain);
	ck_assert_uint_eq(fx_look(fx, 8).status, 0);
	ck_assert_uint_eq(fx->requests, 1);
	ck_assert_int_eq(prep(fx), 0);
	ck_assert_int_eq(fx_do_copy(fx, &op), GNTST_okay);
	ck_assert_str_eq((char *)fx_page(fx, MAPPER, 0), "contents");
}
END_TEST

START_TEST(paging_nominated_keeps_frame)
{
	g_autoptr(Fixture) fx = translated();
	HvMfn mfn = fx->hv->p2m_get(fx->dom[GRANTER], PAGE).mfn;

	ck_assert_int_eq(nominate(fx), 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_eagain);
	ck_assert_int_eq(prep(fx), 0);
	ck_assert_uint_eq(fx->hv->p2m_get(fx->dom[GRANTER], PAGE).mfn, mfn);
}
END_TEST

START_TEST(paging_requests_again_after_another_round)
{
	g_autoptr(Fixture) fx = translated();

	for (guint i = 1; i < 4; i++) {
		ck_assert_int_eq(nominate(fx), 0);
		ck_assert_int_eq(evict(fx), 0);
		ck_assert_int_eq(fx->hv->paging_access(fx->dom[GRANTER], PAGE), -EAGAIN);
		ck_assert_int_eq(fx->hv->paging_access(fx->dom[GRANTER], PAGE), -EAGAIN);
		ck_assert_uint_eq(fx->requests, i);
		ck_assert_int_eq(prep(fx), 0);
		ck_assert_int_eq(fx->hv->paging_access(fx->dom[GRANTER], PAGE), 0);
	}
	ck_assert_int_eq(fx->hv->paging_access(fx->dom[GRANTER], 999), -ENOENT);
}
END_TEST

START_TEST(paging_prep_without_memory)
{
	g_autoptr(Fixture) fx = translated();
	HvDomainConfig config;

	ck_assert_int_eq(nominate(fx), 0);
	ck_assert_int_eq(evict(fx), 0);
	hv_domain_config_init(&config, 9, HV_GUEST_PV);
	config.pages = fx->hv->frames_free(fx->machine) - 1;
	ck_assert_ptr_nonnull(fx->hv->domain_new(fx->machine, &config, NULL));
	ck_assert_int_eq(prep(fx), -ENOMEM);
	fx->hv->domain_destroy(fx->hv->domain_by_id(fx->machine, 9));
	ck_assert_int_eq(prep(fx), 0);
}
END_TEST

START_TEST(paging_type_names)
{
	ck_assert_str_eq(hv_p2m_type_name(HV_P2M_RAM_PAGED), "ram_paged");
	ck_assert_str_eq(hv_p2m_type_name(HV_P2M_MMIO_DM), "mmio_dm");
	ck_assert_str_eq(hv_p2m_type_name(99), "unknown");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("paging");
	TCase *tc = tcase_create("paging");

	suite_add_tcase(suite, tc);
	tcase_add_test(tc, paging_out_and_in_keeps_contents);
	tcase_add_test(tc, paging_not_for_pv);
	tcase_add_test(tc, paging_states_out_of_order);
	tcase_add_loop_test(tc, paging_mapped_page_stays, 0, 2);
	tcase_add_test(tc, paging_grant_table_frame_stays);
	tcase_add_loop_test(tc, paging_map_answers_eagain, 0, 2);
	tcase_add_test(tc, paging_copy_answers_eagain);
	tcase_add_test(tc, paging_nominated_keeps_frame);
	tcase_add_test(tc, paging_requests_again_after_another_round);
	tcase_add_test(tc, paging_prep_without_memory);
	tcase_add_test(tc, paging_type_names);
	return run_suite(suite);
}
