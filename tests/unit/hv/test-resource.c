/* SPDX-License-Identifier: GPL-2.0-or-later */
/* memory_op for tools: acquire_resource, paging_op; and increase_reservation. */
#define __XEN_TOOLS__ 1
#include "fixture.h"

static long memory_op(Fixture *fx, guint dom, guint cmd, gpointer arg)
{
	return fx_call(fx, dom, __HYPERVISOR_memory_op, cmd, GPOINTER_TO_SIZE(arg), 0);
}

static xen_mem_acquire_resource_t resource(guint id, guint64 frame, guint32 count,
					   xen_pfn_t *list)
{
	xen_mem_acquire_resource_t op = {
		.domid = GRANTER, .type = XENMEM_resource_grant_table, .id = id,
		.nr_frames = count, .frame = frame,
	};

	set_xen_guest_handle(op.frame_list, list);
	return op;
}

START_TEST(resource_shared_frames)
{
	g_autoptr(Fixture) fx = fx_new(_i ? HV_GUEST_HVM : HV_GUEST_PV, HV_GUEST_PV);
	xen_pfn_t list[3] = {0};
	xen_mem_acquire_resource_t op = resource(XENMEM_resource_grant_table_id_shared, 1, 3, list);
	grant_entry_v1_t *entry;

	ck_assert_int_eq(memory_op(fx, 0, XENMEM_acquire_resource, &op), 0);
	ck_assert_uint_eq(fx->hv->grant_frames(fx->dom[GRANTER]), 4);
	entry = fx->hv->frame_ptr(fx->machine, list[2]);
	entry[0].domid = 42;
	ck_assert_uint_eq(fx_look(fx, 3 * 512).domid, 42);
}
END_TEST

START_TEST(resource_status_frames)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	xen_pfn_t list[2] = {0};
	xen_mem_acquire_resource_t op = resource(XENMEM_resource_grant_table_id_status, 0, 2, list);

	ck_assert_int_eq(memory_op(fx, 0, XENMEM_acquire_resource, &op), -EINVAL);
	ck_assert_int_eq(fx_set_version(fx, GRANTER, 2, NULL), 0);
	ck_assert_int_eq(memory_op(fx, 0, XENMEM_acquire_resource, &op), 0);
	ck_assert_uint_eq(fx->hv->status_frames(fx->dom[GRANTER]), 2);
	ck_assert(list[0] && list[1] && list[0] != list[1]);
}
END_TEST

START_TEST(resource_count)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	xen_mem_acquire_resource_t op = resource(_i, 0, 0, NULL);

	ck_assert_int_eq(memory_op(fx, 0, XENMEM_acquire_resource, &op), 0);
	ck_assert_uint_eq(op.nr_frames, _i ? 8 : 64);
	ck_assert_int_eq(memory_op(fx, 0, XENMEM_acquire_resource, &op), -EINVAL);
}
END_TEST

START_TEST(resource_refused)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_HVM);
	xen_pfn_t list[65];
	const struct {
		guint caller;
		domid_t domid;
		guint type, id, pad;
		guint64 frame;
		guint32 count;
		long rc;
	} rows[] = {
		{0, GRANTER, 1, 0, 1, 0, 1, -EINVAL},
		{0, GRANTER, 1, 0, 0, 1ull << 32, 1, -EINVAL},
		{0, GRANTER, 1, 0, 0, G_MAXUINT32, 1, -EINVAL},
		{0, GRANTER, 1, 0, 0, 64, 1, -EINVAL},
		{0, GRANTER, 1, 0, 0, 40, 25, -EINVAL},
		{0, GRANTER, 1, 0, 0, 0, 0, -EINVAL},
		{0, GRANTER, 1, 0, 0, 0, 1u << 27, -EINVAL},
		{0, GRANTER, 1, 2, 0, 0, 1, -EINVAL},
		{0, GRANTER, 0, 0, 0, 0, 1, -EOPNOTSUPP},
		{0, 77, 1, 0, 0, 0, 1, -ESRCH},
		{0, 0, 1, 0, 0, 0, 1, -EPERM},
		{0, DOMID_SELF, 1, 0, 0, 0, 1, -EPERM},
		{OTHER, GRANTER, 1, 0, 0, 0, 1, -EPERM},
		{MAPPER, GRANTER, 1, 0, 0, 0, 1, -EACCES},
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		xen_mem_acquire_resource_t op = resource(rows[i].id, rows[i].frame,
							 rows[i].count, list);

		op.domid = rows[i].domid;
		op.type = rows[i].type;
		op.pad = rows[i].pad;
		ck_assert_int_eq(memory_op(fx, rows[i].caller, XENMEM_acquire_resource, &op),
				 rows[i].rc);
	}
	ck_assert_uint_eq(fx->hv->grant_frames(fx->dom[GRANTER]), 1);
}
END_TEST

/* 32 at a time: what was had before the first that cannot be had stays. */
START_TEST(resource_in_strides)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	xen_pfn_t list[80] = {0};
	xen_mem_acquire_resource_t op = resource(0, 0, 80, list);

	ck_assert_int_eq(memory_op(fx, 0, XENMEM_acquire_resource, &op), -EINVAL);
	ck_assert_uint_eq(fx->hv->grant_frames(fx->dom[GRANTER]), 64);
	ck_assert(list[0] && list[63] && !list[64]);
}
END_TEST

static void privileged_version_1(HvDomainConfig *config)
{
	config->privileged = TRUE;
	config->max_grant_version = 1;
}

START_TEST(resource_not_for_translated)
{
	g_autoptr(Fixture) fx = fx_new_tuned(HV_GUEST_PV, HV_GUEST_HVM, privileged_version_1);
	xen_mem_acquire_resource_t op = resource(XENMEM_resource_grant_table_id_shared, 0, 0, NULL);

	ck_assert_int_eq(memory_op(fx, MAPPER, XENMEM_acquire_resource, &op), -ENOSYS);
}
END_TEST

/* How many status frames there may be is told to who may have none. */
START_TEST(resource_status_of_version_1_domain)
{
	g_autoptr(Fixture) fx = fx_new_tuned(HV_GUEST_PV, HV_GUEST_HVM, privileged_version_1);
	xen_mem_acquire_resource_t op = resource(XENMEM_resource_grant_table_id_status, 0, 0, NULL);
	xen_pfn_t frame = 0;

	ck_assert_int_eq(memory_op(fx, 0, XENMEM_acquire_resource, &op), 0);
	ck_assert_uint_eq(op.nr_frames, 8);
	op = resource(XENMEM_resource_grant_table_id_status, 0, 1, &frame);
	ck_assert_int_eq(memory_op(fx, 0, XENMEM_acquire_resource, &op), -EINVAL);
	ck_assert_uint_eq(frame, 0);
}
END_TEST

START_TEST(resource_faults)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);
	xen_pfn_t list[1];
	xen_mem_acquire_resource_t op = resource(0, 0, _i < 2 ? 1 : 0, _i < 2 ? list : NULL);

	fx->refuse = GPOINTER_TO_SIZE(_i == 1 ? (gpointer)list : &op);
	fx->refuse_end = fx->refuse + sizeof(op);
	fx->refuse_writes_only = _i > 0;
	ck_assert_int_eq(memory_op(fx, 0, XENMEM_acquire_resource, &op), -EFAULT);
}
END_TEST

static long paging(Fixture *fx, guint caller, domid_t domid, guint what, guint64 gfn,
		   gconstpointer buffer)
{
	xen_mem_paging_op_t op = {.op = what, .domain = domid, .gfn = gfn};
	guint64 address = GPOINTER_TO_SIZE(buffer);

	memcpy(&op.buffer, &address, sizeof(address));
	return memory_op(fx, caller, XENMEM_paging_op, &op);
}

START_TEST(paging_op_round)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_HVM, HV_GUEST_PV);
	static const guint8 contents[HV_PAGE_SIZE] = "from the pager";

	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(paging(fx, 0, GRANTER, XENMEM_paging_op_nominate, 3, NULL), 0);
	ck_assert_int_eq(paging(fx, 0, GRANTER, XENMEM_paging_op_evict, 3, NULL), 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_eagain);
	ck_assert_int_eq(paging(fx, 0, GRANTER, XENMEM_paging_op_prep, 3, NULL), -EINVAL);
	fx->refuse = GPOINTER_TO_SIZE(contents);
	fx->refuse_end = fx->refuse + 1;
	ck_assert_int_eq(paging(fx, 0, GRANTER, XENMEM_paging_op_prep, 3, contents), -EFAULT);
	fx->refuse_end = 0;
	ck_assert_int_eq(paging(fx, 0, GRANTER, XENMEM_paging_op_prep, 3, contents), 0);
	ck_assert_int_eq(paging(fx, 0, GRANTER, XENMEM_paging_op_prep, 3, contents), -ENOENT);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_str_eq(fx->hv->frame_ptr(fx->machine, fx_pins(fx, 8).mfn), "from the pager");
}
END_TEST

/* The one who asked for it need not have been told: a page is there, a hole is not. */
START_TEST(paging_op_prep_unasked)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_HVM, HV_GUEST_PV);
	static const guint8 contents[HV_PAGE_SIZE] = "from the pager";
	xen_mem_paging_op_t op = {.op = XENMEM_paging_op_prep, .domain = GRANTER, .gfn = 3};
	guint64 address = GPOINTER_TO_SIZE(contents);

	ck_assert_int_eq(paging(fx, 0, GRANTER, XENMEM_paging_op_prep, 999, contents), -ENOENT);
	ck_assert_int_eq(paging(fx, 0, GRANTER, XENMEM_paging_op_nominate, 3, NULL), 0);
	ck_assert_int_eq(paging(fx, 0, GRANTER, XENMEM_paging_op_evict, 3, NULL), 0);
	/* The answer that cannot be written comes after the work. */
	memcpy(&op.buffer, &address, sizeof(address));
	fx->refuse = GPOINTER_TO_SIZE(&op);
	fx->refuse_end = fx->refuse + sizeof(op);
	fx->refuse_writes_only = TRUE;
	ck_assert_int_eq(memory_op(fx, 0, XENMEM_paging_op, &op), -EFAULT);
	ck_assert_str_eq((char *)fx->hv->frame_ptr(fx->machine, fx->hv->p2m_get(
				fx->dom[GRANTER], 3).mfn), "from the pager");
}
END_TEST

/* A nominated page has its frame still: no buffer is needed or looked at. */
START_TEST(paging_op_prep_of_nominated)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_HVM, HV_GUEST_PV);

	strcpy((char *)fx_page(fx, GRANTER, 3), "its own");
	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(paging(fx, 0, GRANTER, XENMEM_paging_op_nominate, 3, NULL), 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_eagain);
	ck_assert_int_eq(paging(fx, 0, GRANTER, XENMEM_paging_op_prep, 3, NULL), 0);
	ck_assert_str_eq((char *)fx_page(fx, GRANTER, 3), "its own");
}
END_TEST

START_TEST(paging_op_refused)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_HVM, HV_GUEST_PV);
	xen_mem_paging_op_t op = {.domain = GRANTER};

	ck_assert_int_eq(paging(fx, OTHER, GRANTER, 0, 3, NULL), -EPERM);
	ck_assert_int_eq(paging(fx, 0, DOMID_SELF, 0, 3, NULL), -EPERM);
	ck_assert_int_eq(paging(fx, 0, 77, 0, 3, NULL), -ESRCH);
	ck_assert_int_eq(paging(fx, 0, MAPPER, 0, 3, NULL), -ENODEV);
	ck_assert_int_eq(paging(fx, 0, GRANTER, 3, 3, NULL), -ENOSYS);
	fx->refuse = GPOINTER_TO_SIZE(&op);
	fx->refuse_end = fx->refuse + 1;
	ck_assert_int_eq(memory_op(fx, 0, XENMEM_paging_op, &op), -EFAULT);
	fx->refuse_end = 0;
	fx_grant(fx, 8, 3, 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	fx->hv->domain_destroy(fx->dom[GRANTER]);
	ck_assert_int_eq(paging(fx, 0, GRANTER, 0, 3, NULL), -EINVAL);
}
END_TEST

/* Eight slots: the ninth page is asked for when a page is in, and somebody asks again. */
START_TEST(paging_ring_full)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_HVM, HV_GUEST_PV);
	HvDomain *granter = fx->dom[GRANTER];

	for (guint i = 0; i < 10; i++) {
		fx_grant(fx, 8 + i, i, 0);
		ck_assert_int_eq(fx->hv->paging_nominate(granter, i), 0);
		ck_assert_int_eq(fx->hv->paging_evict(granter, i), 0);
	}
	for (guint i = 0; i < 9; i++)
		ck_assert_int_eq(fx_map(fx, 8 + i, 0, 0, NULL), GNTST_eagain);
	ck_assert_uint_eq(fx->requests, 8);
	ck_assert_int_eq(fx->hv->p2m_get(granter, 8).type, HV_P2M_RAM_PAGED);
	/* The guest's own access always finds a slot. */
	ck_assert_int_eq(fx->hv->paging_access(granter, 9), -EAGAIN);
	ck_assert_uint_eq(fx->requests, 9);
	for (guint i = 0; i < 2; i++)
		ck_assert_int_eq(fx->hv->paging_prep(granter, i), 0);
	ck_assert_int_eq(fx_map(fx, 16, 0, 0, NULL), GNTST_eagain);
	ck_assert_uint_eq(fx->requests, 10);
	ck_assert_int_eq(fx->hv->p2m_get(granter, 8).type, HV_P2M_RAM_PAGING_IN);
}
END_TEST

static long reserve(Fixture *fx, guint caller, domid_t domid, guint count, xen_pfn_t *list)
{
	struct xen_memory_reservation op = {.nr_extents = count, .domid = domid};

	set_xen_guest_handle(op.extent_start, list);
	return memory_op(fx, caller, XENMEM_increase_reservation, &op);
}

START_TEST(increase_reservation)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_HVM);
	guint free = fx->hv->frames_free(fx->machine);
	xen_pfn_t list[2] = {0};

	ck_assert_int_eq(reserve(fx, GRANTER, DOMID_SELF, 2, list), 2);
	ck_assert_uint_eq(fx->hv->p2m_get(fx->dom[GRANTER], list[1]).mfn, list[1]);
	ck_assert_int_eq(reserve(fx, GRANTER, DOMID_SELF, 2, NULL), 2);
	/* A translated guest gets no place and no number. */
	list[0] = 4711;
	ck_assert_int_eq(reserve(fx, MAPPER, DOMID_SELF, 1, list), 1);
	ck_assert_uint_eq(list[0], 4711);
	ck_assert_int_eq(reserve(fx, 0, GRANTER, 1, NULL), 1);
	ck_assert_int_eq(reserve(fx, OTHER, GRANTER, 1, NULL), 0);
	ck_assert_uint_eq(fx->hv->frames_free(fx->machine), free - 6);
	ck_assert_int_eq(reserve(fx, OTHER, DOMID_SELF, free, NULL), free - 6);
}
END_TEST

START_TEST(increase_reservation_unwritable_list)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_HVM);
	xen_pfn_t list[3] = {0};

	fx->refuse = GPOINTER_TO_SIZE(&list[1]);
	fx->refuse_end = fx->refuse + 1;
	ck_assert_int_eq(reserve(fx, GRANTER, DOMID_SELF, 3, list), 1);
	ck_assert(list[0] && !list[1] && !list[2]);
}
END_TEST

/* Extents count one by one for an injection. */
START_TEST(increase_reservation_injected)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_HVM);
	HvInjection injection = {
		.kind = _i ? HV_INJECT_NO_MEMORY : HV_INJECT_ERRNO, .domid = GRANTER,
		.nr = __HYPERVISOR_memory_op, .cmd = XENMEM_increase_reservation,
		.nth = 3, .times = 1, .value = -ENOMEM,
	};

	ck_assert(fx->hv->inject(fx->machine, &injection));
	ck_assert_int_eq(reserve(fx, GRANTER, DOMID_SELF, 4, NULL), _i ? 2 : -ENOMEM);
	ck_assert_int_eq(reserve(fx, GRANTER, DOMID_SELF, 4, NULL), 4);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("resource");
	TCase *tc = tcase_create("memory_op for tools");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, resource_shared_frames, 0, 2);
	tcase_add_test(tc, resource_status_frames);
	tcase_add_loop_test(tc, resource_count, 0, 2);
	tcase_add_test(tc, resource_refused);
	tcase_add_test(tc, resource_in_strides);
	tcase_add_test(tc, resource_not_for_translated);
	tcase_add_test(tc, resource_status_of_version_1_domain);
	tcase_add_loop_test(tc, resource_faults, 0, 3);
	tcase_add_test(tc, paging_op_round);
	tcase_add_test(tc, paging_op_prep_unasked);
	tcase_add_test(tc, paging_op_prep_of_nominated);
	tcase_add_test(tc, paging_op_refused);
	tcase_add_test(tc, paging_ring_full);
	tcase_add_test(tc, increase_reservation);
	tcase_add_test(tc, increase_reservation_unwritable_list);
	tcase_add_loop_test(tc, increase_reservation_injected, 0, 2);
	return run_suite(suite);
}
