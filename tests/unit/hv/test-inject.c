/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Injection: each kind, counted by operation, element by element of a batch. */
#include "fixture.h"

#define BATCH 4

static Fixture *pair(void)
{
	Fixture *fx = fx_new(HV_GUEST_PV, HV_GUEST_PV);

	for (guint i = 0; i < BATCH; i++)
		fx_grant(fx, 8 + i, 3 + i, 0);
	return fx;
}

static gboolean inject(Fixture *fx, HvInjectKind kind, guint cmd, guint64 nth, guint64 times,
		       gint value)
{
	HvInjection injection = {
		.kind = kind, .domid = MAPPER, .nr = __HYPERVISOR_grant_table_op, .cmd = cmd,
		.nth = nth, .times = times, .value = value,
	};

	return fx->hv->inject(fx->machine, &injection);
}

static long map_batch(Fixture *fx, gnttab_map_grant_ref_t op[BATCH])
{
	for (guint i = 0; i < BATCH; i++)
		op[i] = fx_map_op(fx, 8 + i, i, GNTMAP_host_map);
	return fx_gnttab(fx, MAPPER, GNTTABOP_map_grant_ref, op, BATCH);
}

/* first and count of the elements that are hit, of eight in two batches. */
static const struct {
	guint64 nth, times;
	guint hit, end;
} counts[] = {
	{1, 1, 0, 1}, {2, 1, 1, 2}, {3, 2, 2, 4}, {4, 3, 3, 6}, {8, 1, 7, 8}, {3, 0, 2, 8},
	{9, 1, 8, 8},
};

START_TEST(inject_status_counts_elements)
{
	g_autoptr(Fixture) fx = pair();
	gnttab_map_grant_ref_t op[2 * BATCH];

	ck_assert(inject(fx, HV_INJECT_STATUS, GNTTABOP_map_grant_ref, counts[_i].nth,
			 counts[_i].times, GNTST_no_space));
	for (guint i = 0; i < 2; i++)
		ck_assert_int_eq(map_batch(fx, op + i * BATCH), 0);
	for (guint i = 0; i < 2 * BATCH; i++) {
		gboolean hit = i >= counts[_i].hit && i < counts[_i].end;

		ck_assert_int_eq(op[i].status, hit ? GNTST_no_space : GNTST_okay);
	}
	ck_assert_uint_eq(fx->hv->mappings(fx->dom[MAPPER], NULL, NULL),
			  2 * BATCH - (counts[_i].end - counts[_i].hit));
}
END_TEST

START_TEST(inject_errno_ends_the_batch)
{
	g_autoptr(Fixture) fx = pair();
	gnttab_map_grant_ref_t op[BATCH];

	ck_assert(inject(fx, HV_INJECT_ERRNO, HV_INJECT_ANY, 3, 1, -EFAULT));
	ck_assert_int_eq(map_batch(fx, op), -EFAULT);
	ck_assert_int_eq(op[1].status, GNTST_okay);
	ck_assert_int_eq(op[2].status, 99);
	ck_assert_int_eq(op[3].status, 99);
}
END_TEST

START_TEST(inject_preempt_is_not_seen)
{
	g_autoptr(Fixture) fx = pair();
	gnttab_map_grant_ref_t op[BATCH];

	ck_assert(inject(fx, HV_INJECT_PREEMPT, HV_INJECT_ANY, 1, 0, 0));
	ck_assert_int_eq(map_batch(fx, op), 0);
	for (guint i = 0; i < BATCH; i++)
		ck_assert_int_eq(op[i].status, GNTST_okay);
}
END_TEST

static xen_pfn_t own_table(Fixture *fx)
{
	xen_pfn_t frame = 0;
	gnttab_setup_table_t op = {.dom = DOMID_SELF, .nr_frames = 1};

	set_xen_guest_handle(op.frame_list, &frame);
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_setup_table, &op, 1), 0);
	return frame;
}

/*
 * An entry revoked in mid-batch is still copied from, unless the batch is
 * interrupted: the first copy zeroes the entry that it copies from.
 */
START_TEST(inject_preempt_drops_what_copies_keep)
{
	g_autoptr(Fixture) fx = pair();
	gnttab_copy_t op[2];

	fx_entry(fx, MAPPER, 8, MAPPER, fx_frame(fx, MAPPER, 5), GTF_permit_access);
	for (guint i = 0; i < 2; i++) {
		op[i] = fx_copy_op(fx, 8, 0, sizeof(grant_entry_v1_t));
		op[i].source.domid = MAPPER;
		op[i].dest.u.gmfn = own_table(fx);
		op[i].dest.offset = (8 + i) * sizeof(grant_entry_v1_t);
	}
	if (_i)
		ck_assert(inject(fx, HV_INJECT_PREEMPT, GNTTABOP_copy, 2, 1, 0));
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_copy, op, 2), 0);
	ck_assert_int_eq(op[0].status, GNTST_okay);
	ck_assert_int_eq(op[1].status, _i ? GNTST_general_error : GNTST_okay);
}
END_TEST

/* When the third entry goes, the first mapping's pin is there, or was dropped before. */
static guint pins_at_third;

static void look_at_third(gpointer fixture)
{
	Fixture *fx = fixture;

	if (fx->last_va == fx_addr(fx, MAPPER, 2))
		pins_at_third = fx_pins(fx, 8).host_write;
}

START_TEST(inject_preempt_of_unmaps)
{
	g_autoptr(Fixture) fx = pair();
	gnttab_map_grant_ref_t map[BATCH];
	gnttab_unmap_grant_ref_t op[BATCH];

	ck_assert_int_eq(map_batch(fx, map), 0);
	for (guint i = 0; i < BATCH; i++)
		op[i] = (gnttab_unmap_grant_ref_t){
			.host_addr = map[i].host_addr, .handle = map[i].handle, .status = 99,
		};
	if (_i)
		ck_assert(inject(fx, HV_INJECT_PREEMPT, GNTTABOP_unmap_grant_ref, 2, 1, 0));
	pins_at_third = 99;
	fx->watch = look_at_third;
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_unmap_grant_ref, op, BATCH), 0);
	ck_assert_uint_eq(pins_at_third, _i ? 0 : 1);
	for (guint i = 0; i < BATCH; i++)
		ck_assert_int_eq(op[i].status, GNTST_okay);
}
END_TEST

START_TEST(inject_no_memory_for_handles)
{
	g_autoptr(Fixture) fx = pair();

	ck_assert(inject(fx, HV_INJECT_NO_MEMORY, GNTTABOP_map_grant_ref, 1, 1, 0));
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_no_space);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
}
END_TEST

START_TEST(inject_no_memory_for_table)
{
	g_autoptr(Fixture) fx = pair();
	xen_pfn_t frames[2];
	gnttab_setup_table_t op = {.dom = DOMID_SELF, .nr_frames = 2};

	set_xen_guest_handle(op.frame_list, frames);
	ck_assert(inject(fx, HV_INJECT_NO_MEMORY, GNTTABOP_setup_table, 1, 1, 0));
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_setup_table, &op, 1), 0);
	ck_assert_int_eq(op.status, GNTST_general_error);
	ck_assert_uint_eq(fx->hv->grant_frames(fx->dom[MAPPER]), 1);
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_setup_table, &op, 1), 0);
	ck_assert_int_eq(op.status, GNTST_okay);
}
END_TEST

START_TEST(inject_no_memory_for_status_frames)
{
	g_autoptr(Fixture) fx = pair();

	ck_assert(inject(fx, HV_INJECT_NO_MEMORY, GNTTABOP_set_version, 1, 1, 0));
	ck_assert_int_eq(fx_set_version(fx, MAPPER, 2, NULL), -ENOMEM);
	ck_assert_int_eq(fx_set_version(fx, MAPPER, 2, NULL), 0);
}
END_TEST

/* Every operation with a status can be given one, every operation an errno. */
START_TEST(inject_reaches_every_operation)
{
	g_autoptr(Fixture) fx = pair();
	const HvGrantOpRow *row = &hv_grant_op_table[_i];
	guint64 arg[16] = {0};
	gint16 status;

	if (row->cmd == GNTTABOP_dump_table)
		return; /* not in a release build */
	ck_assert(inject(fx, HV_INJECT_ERRNO, row->cmd, 1, 1, -ENOMEM));
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, row->cmd, arg, 1), -ENOMEM);
	fx->hv->inject_clear(fx->machine);
	ck_assert(inject(fx, HV_INJECT_STATUS, row->cmd, 1, 1, GNTST_no_space) ==
		  (row->status_at >= 0));
	if (row->status_at < 0)
		return;
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, row->cmd, arg, 1), 0);
	memcpy(&status, (guint8 *)arg + row->status_at, sizeof(status));
	ck_assert_int_eq(status, GNTST_no_space);
	fx->hv->inject_clear(fx->machine);
	ck_assert(inject(fx, HV_INJECT_STATUS, HV_INJECT_ANY, 1, 1, GNTST_no_space));
}
END_TEST

START_TEST(inject_memory_op)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_HVM);
	xen_add_to_physmap_t op = {
		.domid = DOMID_SELF, .space = XENMAPSPACE_grant_table, .gpfn = 0x500,
	};
	HvInjection injection = {
		.kind = HV_INJECT_ERRNO, .domid = HV_INJECT_ANY, .nr = __HYPERVISOR_memory_op,
		.cmd = XENMEM_add_to_physmap, .nth = 2, .times = 1, .value = -ENOMEM,
	};

	ck_assert(fx->hv->inject(fx->machine, &injection));
	for (guint i = 0; i < 3; i++)
		ck_assert_int_eq(fx_call(fx, MAPPER, __HYPERVISOR_memory_op,
					 XENMEM_add_to_physmap, GPOINTER_TO_SIZE(&op), 0),
				 i == 1 ? -ENOMEM : 0);
}
END_TEST

START_TEST(inject_other_domain_is_not_hit)
{
	g_autoptr(Fixture) fx = pair();
	HvInjection injection = {
		.kind = HV_INJECT_ERRNO, .domid = OTHER, .nr = __HYPERVISOR_grant_table_op,
		.cmd = HV_INJECT_ANY, .nth = 1, .value = -EPERM,
	};

	ck_assert(fx->hv->inject(fx->machine, &injection));
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_okay);
	ck_assert_int_eq(fx_set_version(fx, OTHER, 2, NULL), -EPERM);
	fx->hv->inject_clear(fx->machine);
	ck_assert_int_eq(fx_set_version(fx, OTHER, 2, NULL), 0);
}
END_TEST

/* An errno goes before a status, whatever was injected first. */
START_TEST(inject_two_at_once)
{
	g_autoptr(Fixture) fx = pair();
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_host_map);

	for (guint i = 0; i < 2; i++)
		ck_assert(inject(fx, (i ^ _i) ? HV_INJECT_ERRNO : HV_INJECT_STATUS,
				 GNTTABOP_map_grant_ref, 1, 1, -EPERM));
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_map_grant_ref, &op, 1), -EPERM);
}
END_TEST

START_TEST(inject_first_errno_counts)
{
	g_autoptr(Fixture) fx = pair();
	gnttab_map_grant_ref_t op = fx_map_op(fx, 8, 0, GNTMAP_host_map);

	ck_assert(inject(fx, HV_INJECT_ERRNO, GNTTABOP_map_grant_ref, 1, 1, -EPERM));
	ck_assert(inject(fx, HV_INJECT_ERRNO, GNTTABOP_map_grant_ref, 1, 1, -ENOMEM));
	ck_assert_int_eq(fx_gnttab(fx, MAPPER, GNTTABOP_map_grant_ref, &op, 1), -EPERM);
}
END_TEST

/* Another command, or another hypercall, is passed over. */
START_TEST(inject_other_operation_is_not_hit)
{
	g_autoptr(Fixture) fx = fx_new(HV_GUEST_PV, HV_GUEST_HVM);
	xen_add_to_physmap_t op = {
		.domid = DOMID_SELF, .space = XENMAPSPACE_grant_table, .gpfn = 0x500,
	};

	ck_assert(inject(fx, HV_INJECT_ERRNO, GNTTABOP_map_grant_ref, 1, 0, -EPERM));
	ck_assert_int_eq(fx_set_version(fx, MAPPER, 2, NULL), 0);
	ck_assert_int_eq(fx_call(fx, MAPPER, __HYPERVISOR_memory_op, XENMEM_add_to_physmap,
				 GPOINTER_TO_SIZE(&op), 0), 0);
}
END_TEST

/* An operation without a status is no match for one that has to be given a status. */
START_TEST(inject_status_passes_over)
{
	g_autoptr(Fixture) fx = pair();

	ck_assert(inject(fx, HV_INJECT_STATUS, HV_INJECT_ANY, 1, 1, GNTST_no_space));
	ck_assert_int_eq(fx_set_version(fx, MAPPER, 2, NULL), 0);
	ck_assert_int_eq(fx_map(fx, 8, 0, 0, NULL), GNTST_no_space);
}
END_TEST

START_TEST(inject_refused)
{
	g_autoptr(Fixture) fx = pair();
	HvInjection memory = {.kind = HV_INJECT_STATUS, .nr = __HYPERVISOR_memory_op, .nth = 1};

	ck_assert(!inject(fx, HV_INJECT_ERRNO, HV_INJECT_ANY, 1, 1, 1));
	ck_assert(!inject(fx, HV_INJECT_ERRNO, HV_INJECT_ANY, 0, 1, -1));
	ck_assert(!inject(fx, HV_INJECT_STATUS, 4711, 1, 1, -1));
	ck_assert(!inject(fx, 99, HV_INJECT_ANY, 1, 1, -1));
	ck_assert(!fx->hv->inject(fx->machine, &memory));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("inject");
	TCase *tc = tcase_create("inject");

	suite_add_tcase(suite, tc);
	tcase_add_loop_test(tc, inject_status_counts_elements, 0, G_N_ELEMENTS(counts));
	tcase_add_test(tc, inject_errno_ends_the_batch);
	tcase_add_test(tc, inject_preempt_is_not_seen);
	tcase_add_loop_test(tc, inject_preempt_drops_what_copies_keep, 0, 2);
	tcase_add_loop_test(tc, inject_preempt_of_unmaps, 0, 2);
	tcase_add_test(tc, inject_no_memory_for_handles);
	tcase_add_test(tc, inject_no_memory_for_table);
	tcase_add_test(tc, inject_no_memory_for_status_frames);
	tcase_add_loop_test(tc, inject_reaches_every_operation, 0, hv_grant_op_count);
	tcase_add_test(tc, inject_memory_op);
	tcase_add_test(tc, inject_other_domain_is_not_hit);
	tcase_add_loop_test(tc, inject_two_at_once, 0, 2);
	tcase_add_test(tc, inject_first_errno_counts);
	tcase_add_test(tc, inject_other_operation_is_not_hit);
	tcase_add_test(tc, inject_status_passes_over);
	tcase_add_test(tc, inject_refused);
	return run_suite(suite);
}
