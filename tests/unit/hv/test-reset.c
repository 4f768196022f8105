/* SPDX-License-Identifier: GPL-2.0-or-later */
/* grant_reset: the table that a domain finds after a migration. */
#include "fixture.h"

static Fixture *with_table(int i, guint version)
{
	static const HvGuestType types[] = { HV_GUEST_PV, HV_GUEST_HVM, HV_GUEST_PVH };
	Fixture *fx = fx_new(types[i], HV_GUEST_PV);
	xen_pfn_t list[3];
	gnttab_setup_table_t op = { .dom = DOMID_SELF, .nr_frames = 3 };

	set_xen_guest_handle(op.frame_list, list);
	if (version == 2)
		ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	ck_assert_int_eq(fx_gnttab(fx, GRANTER, GNTTABOP_setup_table, &op, 1), 0);
	ck_assert_int_eq(op.status, GNTST_okay);
	fx_grant(fx, 8, 3, 0);
	return fx;
}

static int reset(Fixture *fx, guint dom)
{
	int rc = fx->hv->grant_reset(fx->dom[dom]);
	g_autofree char *text = fx->hv->check(fx->machine);

	ck_assert_msg(!text, "%s", text);
	return rc;
}

START_TEST(gives_a_new_table)
{
	g_autoptr(Fixture) fx = with_table(_i / 2, 1 + _i % 2);
	const HvDomain *domain = fx->dom[GRANTER];
	guint free = fx->hv->frames_free(fx->machine);

	ck_assert_uint_eq(fx->hv->grant_frames(domain), 3);
	ck_assert_int_eq(reset(fx, GRANTER), 0);
	ck_assert_uint_eq(fx->hv->grant_version(domain), 1);
	ck_assert_uint_eq(fx->hv->grant_frames(domain), 1);
	ck_assert_uint_eq(fx->hv->status_frames(domain), 0);
	ck_assert_uint_gt(fx->hv->frames_free(fx->machine), free);
	ck_assert_uint_eq(fx_look(fx, 8).flags, 0);
	/* And it works as one. */
	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, GNTMAP_host_map, NULL), GNTST_okay);
}
END_TEST

START_TEST(not_while_in_use)
{
	g_autoptr(Fixture) fx = with_table(_i, 1);
	grant_handle_t handle;

	ck_assert_int_eq(fx_map(fx, 8, 0, GNTMAP_host_map, &handle), GNTST_okay);
	ck_assert_int_eq(reset(fx, GRANTER), -EBUSY);
	ck_assert_int_eq(reset(fx, MAPPER), -EBUSY);
	ck_assert_uint_eq(fx->hv->grant_frames(fx->dom[GRANTER]), 3);
	ck_assert_uint_eq(fx_look(fx, 8).flags & GTF_type_mask, GTF_permit_access);
	ck_assert_int_eq(fx_unmap(fx, handle, 0), GNTST_okay);
	ck_assert_int_eq(reset(fx, GRANTER), 0);
	ck_assert_int_eq(reset(fx, MAPPER), 0);
}
END_TEST

/* A translated domain's p2m loses the old frames, so that the new ones can go there. */
START_TEST(takes_the_frames_out_of_the_p2m)
{
	g_autoptr(Fixture) fx = with_table(1 + _i, 1);
	HvGfn gfn = FX_GPA >> HV_PAGE_SHIFT;
	xen_add_to_physmap_t op = {
		.domid = DOMID_SELF, .space = XENMAPSPACE_grant_table, .idx = 0, .gpfn = gfn,
	};

	ck_assert_int_eq(fx_call(fx, GRANTER, __HYPERVISOR_memory_op, XENMEM_add_to_physmap,
				 (unsigned long)&op, 0), 0);
	ck_assert_int_eq(reset(fx, GRANTER), 0);
	ck_assert_uint_eq(fx->hv->p2m_get(fx->dom[GRANTER], gfn).type, HV_P2M_INVALID);
	ck_assert_int_eq(fx_call(fx, GRANTER, __HYPERVISOR_memory_op, XENMEM_add_to_physmap,
				 (unsigned long)&op, 0), 0);
	ck_assert_uint_eq(fx->hv->p2m_get(fx->dom[GRANTER], gfn).type, HV_P2M_RAM_RW);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("reset");
	TCase *tc = tcase_create("grant_reset");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, gives_a_new_table, 0, 6);
	tcase_add_loop_test(tc, not_while_in_use, 0, 3);
	tcase_add_loop_test(tc, takes_the_frames_out_of_the_p2m, 0, 2);
	return run_suite(suite);
}
