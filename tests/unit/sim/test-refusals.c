/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which refusal is that of which slot of an action. */
#include <check.h>
#include <stdlib.h>

#include "world/refusals.h"
#include "world/world.h"
#include "../../lib/run-suite.h"

static GsWorld *world;

static void begin(void)
{
	HvMachineConfig machine = { .frames = 64 };

	world = gs_world_new(hv_model(), &machine, 1, NULL, NULL);
}

static void end(void)
{
	gs_world_free(world);
}

/* One of a batch of maps; elements lie 32 bytes apart from 0x1000 on. */
static void refuse(HvRefusal why, guint count, guint element, guint64 batch)
{
	const HvRefused refused = {
		.why = why, .domid = 0, .nr = __HYPERVISOR_grant_table_op,
		.cmd = GNTTABOP_map_grant_ref, .element = element, .count = count,
		.at = batch + 32 * element, .answer = hv_refusal_table[why].answer,
		.granter = 7, .ref = 8,
	};

	gs_refusals_add(world, &refused);
}

/* The row's name, or "". */
static const char *of_slot(guint n, guint slot, gint16 status)
{
	g_autoptr(GArray) refusals = gs_refusals_since(world, 0);
	const HvRefused *refused = gs_refusal_of_slot(world, refusals, n, slot, status);

	return refused ? hv_refusal_table[refused->why].name : "";
}

START_TEST(slots_of_a_batch)
{
	refuse(HV_REFUSE_ENTRY_READONLY, 3, 0, 0x1000);
	refuse(HV_REFUSE_ENTRY_WRONG_DOMID, 3, 2, 0x1000);
	ck_assert_str_eq(of_slot(3, 0, GNTST_general_error), "entry-readonly");
	ck_assert_str_eq(of_slot(3, 2, GNTST_general_error), "entry-wrong-domid");
	ck_assert_str_eq(of_slot(3, 1, GNTST_general_error), "");
	ck_assert_str_eq(of_slot(3, 0, GNTST_eagain), "");
}
END_TEST

START_TEST(slot_that_was_tried_again)
{
	refuse(HV_REFUSE_FRAME_PAGED_OUT, 2, 0, 0x1000);
	refuse(HV_REFUSE_FRAME_PAGED_OUT, 2, 1, 0x1000);
	refuse(HV_REFUSE_FRAME_PAGED_OUT, 1, 0, 0x1000);
	refuse(HV_REFUSE_ENTRY_READONLY, 1, 0, 0x1020);
	ck_assert_str_eq(of_slot(2, 0, GNTST_eagain), "frame-paged-out");
	ck_assert_str_eq(of_slot(2, 1, GNTST_general_error), "entry-readonly");
}
END_TEST

/* Two checks with one status, and nothing says which was whose. */
START_TEST(slots_one_by_one)
{
	refuse(HV_REFUSE_ENTRY_READONLY, 1, 0, 0x1000);
	ck_assert_str_eq(of_slot(2, 1, GNTST_general_error), "entry-readonly");
	refuse(HV_REFUSE_ENTRY_WRONG_DOMID, 1, 0, 0x2000);
	ck_assert_str_eq(of_slot(2, 1, GNTST_general_error), "");
	refuse(HV_REFUSE_FRAME_PAGED_OUT, 1, 0, 0x3000);
	ck_assert_str_eq(of_slot(2, 1, GNTST_eagain), "frame-paged-out");
}
END_TEST

/* A hypervisor that keeps some to itself: the only one known need not be the one. */
START_TEST(hypervisor_that_does_not_tell_all)
{
	HvInterface other = *world->hv;

	other.name = "other";
	world->hv = &other;
	refuse(HV_REFUSE_ENTRY_READONLY, 1, 0, 0x1000);
	ck_assert_str_eq(of_slot(2, 1, GNTST_general_error), "");
	refuse(HV_REFUSE_ENTRY_WRONG_DOMID, 2, 0, 0x2000);
	ck_assert_str_eq(of_slot(2, 0, GNTST_general_error), "entry-wrong-domid");
	ck_assert_str_eq(of_slot(2, 1, GNTST_general_error), "");
	world->hv = hv_model();
}
END_TEST

START_TEST(refusals_are_forgotten)
{
	guint64 before = gs_refusals_mark(world), late;
	g_autoptr(GArray) all = NULL, last = NULL;

	for (guint i = 0; i < 20000; i++)
		refuse(HV_REFUSE_FRAME_PAGED_OUT, 1, 0, 0x1000);
	late = gs_refusals_mark(world);
	ck_assert_uint_eq(late - before, 20000);
	refuse(HV_REFUSE_ENTRY_READONLY, 1, 0, 0x1000);
	all = gs_refusals_since(world, before);
	last = gs_refusals_since(world, late);
	ck_assert_uint_lt(all->len, 10000);
	ck_assert_uint_eq(last->len, 1);
	ck_assert_uint_eq(g_array_index(last, GsRefusal, 0).what.why, HV_REFUSE_ENTRY_READONLY);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("refusals");
	TCase *tc = tcase_create("slots");

	tcase_add_checked_fixture(tc, begin, end);
	tcase_add_test(tc, slots_of_a_batch);
	tcase_add_test(tc, slot_that_was_tried_again);
	tcase_add_test(tc, slots_one_by_one);
	tcase_add_test(tc, hypervisor_that_does_not_tell_all);
	tcase_add_test(tc, refusals_are_forgotten);
	suite_add_tcase(suite, tc);
	return run_suite(suite);
}
