/* SPDX-License-Identifier: GPL-2.0-or-later */
/* memory_op: the grant table's place, giving pages back, getting new ones. */
#include "fixture.h"

static Fixture *translated(void)
{
	return fx_new(HV_GUEST_HVM, HV_GUEST_PVH);
}

static long add(Fixture *fx, guint caller, domid_t domid, guint64 idx, xen_pfn_t gfn)
{
	xen_add_to_physmap_t op = {
		.domid = domid, .space = XENMAPSPACE_grant_table, .idx = idx, .gpfn = gfn,
	};

	return fx_call(fx, caller, __HYPERVISOR_memory_op, XENMEM_add_to_physmap,
		       GPOINTER_TO_SIZE(&op), 0);
}

static long reserve(Fixture *fx, guint caller, guint cmd, xen_pfn_t *gfns, guint count)
{
	struct xen_memory_reservation op = {.nr_extents = count, .domid = DOMID_SELF};

	set_xen_guest_handle(op.extent_start, gfns);
	return fx_call(fx, caller, __HYPERVISOR_memory_op, cmd, GPOINTER_TO_SIZE(&op), 0);
}

START_TEST(add_grows_table)
{
	g_autoptr(Fixture) fx = translated();
	HvP2mEntry entry;

	ck_assert_int_eq(add(fx, GRANTER, DOMID_SELF, 3, 0x500), 0);
	ck_assert_uint_eq(fx->hv->grant_frames(fx->dom[GRANTER]), 4);
	entry = fx->hv->p2m_get(fx->dom[GRANTER], 0x500);
	ck_assert_int_eq(entry.type, HV_P2M_RAM_RW);
	ck_assert_int_eq(add(fx, GRANTER, DOMID_SELF, 64, 0x501), -EINVAL);
	/* To another place: not at two. */
	ck_assert_int_eq(add(fx, GRANTER, DOMID_SELF, 3, 0x600), 0);
	ck_assert_int_eq(fx->hv->p2m_get(fx->dom[GRANTER], 0x500).type, HV_P2M_INVALID);
	ck_assert_uint_eq(fx->hv->p2m_get(fx->dom[GRANTER], 0x600).mfn, entry.mfn);
	/* It is the table: what is written there is the entry. */
	((grant_entry_v1_t *)fx->hv->frame_ptr(fx->machine, entry.mfn))[0].domid = 42;
	ck_assert_uint_eq(fx_look(fx, 3 * 512).domid, 42);
}
END_TEST

START_TEST(add_status_frame)
{
	g_autoptr(Fixture) fx = translated();
	guint64 status = XENMAPIDX_grant_table_status;

	ck_assert_int_eq(add(fx, GRANTER, DOMID_SELF, status, 0x500), -EINVAL);
	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	/* Xen loses the bits above the lower 32. */
	ck_assert_int_eq(add(fx, GRANTER, DOMID_SELF, status | 1ull << 53, 0x502), 0);
	ck_assert_int_eq(add(fx, GRANTER, DOMID_SELF, status | 0x7fffffff, 0x502), -EINVAL);
	ck_assert_uint_eq(fx->hv->grant_frames(fx->dom[GRANTER]), 1);
	ck_assert_int_eq(add(fx, GRANTER, DOMID_SELF, status, 0x500), 0);
	ck_assert_int_eq(add(fx, GRANTER, DOMID_SELF, status | 1, 0x501), 0);
	ck_assert_uint_eq(fx->hv->grant_frames(fx->dom[GRANTER]), 16);
	ck_assert_int_eq(add(fx, GRANTER, DOMID_SELF, status | 8, 0x502), -EINVAL);
	ck_assert_int_eq(add(fx, GRANTER, DOMID_SELF, status | 1ull << 61, 0x502), 0);
	/* Going back to version 1 takes them out of the p2m. */
	ck_assert_int_eq(fx_set_version(fx, GRANTER, 1, NULL), 0);
	ck_assert_int_eq(fx->hv->p2m_get(fx->dom[GRANTER], 0x500).type, HV_P2M_INVALID);
	ck_assert_uint_eq(fx->crashes, 0);
}
END_TEST

/* A status frame stands for eight shared ones, which may be more than there may be. */
static void twelve_frames(HvDomainConfig *config)
{
	config->max_grant_frames = 12;
}

START_TEST(add_status_frame_beyond_maximum)
{
	g_autoptr(Fixture) fx = fx_new_tuned(HV_GUEST_HVM, HV_GUEST_PV, twelve_frames);
	guint64 status = XENMAPIDX_grant_table_status;

	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	ck_assert_int_eq(add(fx, GRANTER, DOMID_SELF, status | 1, 0x500), -EINVAL);
	ck_assert_uint_eq(fx->hv->grant_frames(fx->dom[GRANTER]), 1);
	ck_assert_int_eq(add(fx, GRANTER, DOMID_SELF, 8, 0x501), 0);
	ck_assert_int_eq(add(fx, GRANTER, DOMID_SELF, status | 1, 0x500), 0);
}
END_TEST

START_TEST(add_over_grant_mapping)
{
	g_autoptr(Fixture) fx = translated();

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(add(fx, MAPPER, DOMID_SELF, 0, FX_GPA >> HV_PAGE_SHIFT), -ENXIO);
	ck_assert_int_eq(fx->hv->p2m_get(fx->dom[MAPPER], FX_GPA >> HV_PAGE_SHIFT).type,
			 HV_P2M_GRANT_MAP_RW);
}
END_TEST

/* Its table is not its own any more. */
START_TEST(add_for_dying_domain)
{
	g_autoptr(Fixture) fx = translated();

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	fx->hv->domain_destroy(fx->dom[GRANTER]);
	ck_assert_int_eq(add(fx, 0, GRANTER, 0, 0x500), -EBUSY);
}
END_TEST

START_TEST(add_over_another_grant_frame)
{
	g_autoptr(Fixture) fx = translated();

	ck_assert_int_eq(add(fx, GRANTER, DOMID_SELF, 0, 0x500), 0);
	ck_assert_int_eq(add(fx, GRANTER, DOMID_SELF, 1, 0x500), 0);
	ck_assert_int_eq(add(fx, GRANTER, DOMID_SELF, 0, 0x501), 0);
}
END_TEST

START_TEST(add_over_ram_frees_it)
{
	g_autoptr(Fixture) fx = translated();
	guint free = fx->hv->frames_free(fx->machine);

	ck_assert_int_eq(add(fx, GRANTER, DOMID_SELF, 0, 5), 0);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free + 1);
}
END_TEST

START_TEST(add_errors)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_HVM, HV_GUEST_PV);

	ck_assert_int_eq(add(fx, MAPPER, DOMID_SELF, 0, 5), -EACCES);
	ck_assert_int_eq(add(fx, MAPPER, GRANTER, 0, 5), -EPERM);
	ck_assert_int_eq(add(fx, MAPPER, 77, 0, 5), -ESRCH);
	ck_assert_int_eq(add(fx, 0, GRANTER, 0, 0x500), 0);
	ck_assert_int_eq(add(fx, GRANTER, DOMID_SELF, 0, G_MAXUINT64), -EINVAL);
	ck_assert_int_eq(fx_call(fx, GRANTER, __HYPERVISOR_memory_op, XENMEM_exchange, 0, 0),
			 -ENOSYS);
}
END_TEST

START_TEST(decrease_and_populate)
{
	g_autoptr(Fixture) fx = translated();
	xen_pfn_t gfns[3] = {4, 5, 99};
	guint free = fx->hv->frames_free(fx->machine);

	strcpy((char *)fx_page(fx, MAPPER, 4), "old");
	ck_assert_int_eq(reserve(fx, MAPPER, XENMEM_decrease_reservation, gfns, 3), 2);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free + 2);
	ck_assert_int_eq(fx->hv->p2m_get(fx->dom[MAPPER], 4).type, HV_P2M_INVALID);
	ck_assert_int_eq(reserve(fx, MAPPER, XENMEM_populate_physmap, gfns, 3), 3);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free - 1);
	/* Nothing of the last owner's shows. */
	ck_assert_str_eq(fx->hv->frame_ptr(fx->machine,
					   fx->hv->p2m_get(fx->dom[MAPPER], 4).mfn), "");
}
END_TEST

START_TEST(decrease_and_populate_pv)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	xen_pfn_t frame = fx_frame(fx, MAPPER, 4);

	ck_assert_int_eq(reserve(fx, MAPPER, XENMEM_decrease_reservation, &frame, 1), 1);
	ck_assert_int_eq(reserve(fx, MAPPER, XENMEM_decrease_reservation, &frame, 1), 0);
	frame = 1000;
	ck_assert_int_eq(reserve(fx, MAPPER, XENMEM_populate_physmap, &frame, 1), 1);
	ck_assert_uint_ne(frame, 1000);
	ck_assert_uint_eq(fx->hv->p2m_get(fx->dom[MAPPER], frame).mfn, frame);
}
END_TEST

START_TEST(decrease_of_mapped_page_keeps_frame)
{
	g_autoptr(Fixture) fx = translated();
	guint free = fx->hv->frames_free(fx->machine);
	xen_pfn_t gfn = 3, grant = FX_GPA >> 12;

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(reserve(fx, GRANTER, XENMEM_decrease_reservation, &gfn, 1), 1);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free);
	/* A grant mapping cannot be given back this way. */
	ck_assert_int_eq(reserve(fx, MAPPER, XENMEM_decrease_reservation, &grant, 1), 0);
	/* Nor does the owner's death free the frame, which is not its own any more. */
	if (_i) {
		fx->hv->domain_destroy(fx->dom[GRANTER]);
		free += FX_PAGES - 1;
		ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free);
		free++; /* the grant table */
	}
	ck_assert_int_eq(fx_unmap(fx, 0, 0), GNTST_okay);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free + 1);
}
END_TEST

START_TEST(remove_leaves_the_page_with_the_domain)
{
	g_autoptr(Fixture) fx = translated();
	guint free = fx->hv->frames_free(fx->machine);
	xen_remove_from_physmap_t op = {.domid = DOMID_SELF, .gpfn = 4};
	unsigned long arg = GPOINTER_TO_SIZE(&op);

	ck_assert_int_eq(fx_call(fx, MAPPER, __HYPERVISOR_memory_op, XENMEM_remove_from_physmap,
				 arg, 0), 0);
	ck_assert_int_eq(fx_call(fx, MAPPER, __HYPERVISOR_memory_op, XENMEM_remove_from_physmap,
				 arg, 0), -ENOENT);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free);
	fx->hv->domain_destroy(fx->dom[MAPPER]);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free + FX_PAGES + 1);
}
END_TEST

START_TEST(decrease_of_paged_page)
{
	g_autoptr(Fixture) fx = translated();
	guint free = fx->hv->frames_free(fx->machine);
	xen_pfn_t gfn = 3;

	ck_assert_int_eq(fx->hv->paging_nominate(fx->dom[GRANTER], 3), 0);
	if (_i == 1)
		ck_assert_int_eq(fx->hv->paging_evict(fx->dom[GRANTER], 3), 0);
	if (_i == 2)
		ck_assert_int_eq(fx->hv->paging_access(fx->dom[GRANTER], 3), -EAGAIN);
	ck_assert_int_eq(reserve(fx, GRANTER, XENMEM_decrease_reservation, &gfn, 1), 1);
	ck_assert_int_eq(fx->hv->p2m_get(fx->dom[GRANTER], 3).type, HV_P2M_INVALID);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free + 1);
	ck_assert_int_eq(fx->hv->paging_prep(fx->dom[GRANTER], 3), -ENOENT);
}
END_TEST

START_TEST(reservation_refused)
{
	g_autoptr(Fixture) fx = translated();
	struct xen_memory_reservation op = {.nr_extents = 1, .extent_order = 1,
					    .domid = DOMID_SELF};
	xen_pfn_t gfn[2] = {0x500, 0x501};

	set_xen_guest_handle(op.extent_start, gfn);
	ck_assert_int_eq(fx_call(fx, GRANTER, __HYPERVISOR_memory_op, XENMEM_populate_physmap,
				 GPOINTER_TO_SIZE(&op), 0), -ENOSYS);
	ck_assert_int_eq(fx_call(fx, GRANTER, __HYPERVISOR_memory_op, 1 << 6,
				 GPOINTER_TO_SIZE(&op), 0), -ENOSYS);
	op.extent_order = 0;
	op.mem_flags = XENMEMF_populate_on_demand;
	ck_assert_int_eq(fx_call(fx, GRANTER, __HYPERVISOR_memory_op, XENMEM_populate_physmap,
				 GPOINTER_TO_SIZE(&op), 0), -ENOSYS);
	op.mem_flags = 0;
	op.domid = MAPPER;
	ck_assert_int_eq(fx_call(fx, GRANTER, __HYPERVISOR_memory_op, XENMEM_populate_physmap,
				 GPOINTER_TO_SIZE(&op), 0), 0);
	fx->refuse = GPOINTER_TO_SIZE(&op);
	fx->refuse_end = fx->refuse + 1;
	ck_assert_int_eq(fx_call(fx, GRANTER, __HYPERVISOR_memory_op, XENMEM_populate_physmap,
				 GPOINTER_TO_SIZE(&op), 0), 0);
	/* The second number cannot be read: one was done. */
	fx->refuse = GPOINTER_TO_SIZE(&gfn[1]);
	fx->refuse_end = fx->refuse + 1;
	ck_assert_int_eq(reserve(fx, GRANTER, XENMEM_populate_physmap, gfn, 2), 1);
}
END_TEST

START_TEST(populate_without_memory)
{
	g_autoptr(Fixture) fx = translated();
	HvInjection injection = {
		.kind = HV_INJECT_NO_MEMORY, .domid = MAPPER, .nr = __HYPERVISOR_memory_op,
		.cmd = XENMEM_populate_physmap, .nth = 2, .times = 1,
	};
	xen_pfn_t gfns[3] = {0x500, 0x501, 0x502};

	ck_assert(fx->hv->inject(fx->machine, &injection));
	ck_assert_int_eq(reserve(fx, MAPPER, XENMEM_populate_physmap, gfns, 3), 1);
	ck_assert_int_eq(fx->hv->p2m_get(fx->dom[MAPPER], 0x501).type, HV_P2M_INVALID);
}
END_TEST

/* A grant mapping in the way: the domain is crashed and the new page goes back. */
START_TEST(populate_over_grant)
{
	g_autoptr(Fixture) fx = translated();
	xen_pfn_t gfn = FX_GPA >> HV_PAGE_SHIFT;
	guint free = fx->hv->frames_free(fx->machine);

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(reserve(fx, MAPPER, XENMEM_populate_physmap, &gfn, 1), 0);
	ck_assert_uint_eq(fx->crashes, 1);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free);
}
END_TEST

START_TEST(physmap_unreadable)
{
	g_autoptr(Fixture) fx = translated();
	xen_add_to_physmap_t op = {.domid = DOMID_SELF, .space = XENMAPSPACE_shared_info};

	ck_assert_int_eq(fx_call(fx, GRANTER, __HYPERVISOR_memory_op, XENMEM_add_to_physmap,
				 GPOINTER_TO_SIZE(&op), 0), -ENOSYS);
	fx->refuse = GPOINTER_TO_SIZE(&op);
	fx->refuse_end = fx->refuse + 1;
	ck_assert_int_eq(fx_call(fx, GRANTER, __HYPERVISOR_memory_op,
				 _i ? XENMEM_add_to_physmap : XENMEM_remove_from_physmap,
				 GPOINTER_TO_SIZE(&op), 0), -EFAULT);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("memory");
	TCase *tc = tcase_create("memory");

	suite_add_tcase(suite, tc);
	tcase_add_test(tc, add_grows_table);
	tcase_add_test(tc, add_status_frame);
	tcase_add_test(tc, add_status_frame_beyond_maximum);
	tcase_add_test(tc, add_over_grant_mapping);
	tcase_add_test(tc, add_for_dying_domain);
	tcase_add_test(tc, add_over_another_grant_frame);
	tcase_add_test(tc, add_over_ram_frees_it);
	tcase_add_test(tc, add_errors);
	tcase_add_test(tc, decrease_and_populate);
	tcase_add_test(tc, decrease_and_populate_pv);
	tcase_add_loop_test(tc, decrease_of_mapped_page_keeps_frame, 0, 2);
	tcase_add_test(tc, remove_leaves_the_page_with_the_domain);
	tcase_add_loop_test(tc, decrease_of_paged_page, 0, 3);
	tcase_add_test(tc, reservation_refused);
	tcase_add_test(tc, populate_without_memory);
	tcase_add_test(tc, populate_over_grant);
	tcase_add_loop_test(tc, physmap_unreadable, 0, 2);
	return run_suite(suite);
}
