/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A trail must tell what unwinding anew would: on the same way, on another way of the same
 * depth, and from deeper down.
 */
#include <check.h>
#include <stdlib.h>

#include "check/backtrace.h"
#include "../../lib/run-suite.h"

#define SITE(name)                                                         \
	static __attribute__((noinline)) void name(GsTrail *trail)         \
	{                                                                  \
		gs_backtrace_trail(trail);                                 \
		__asm__ volatile("" : : : "memory"); /* no tail call */    \
	}

SITE(first)
SITE(second)

static __attribute__((noinline)) void deeper(GsTrail *trail, guint n)
{
	if (n)
		deeper(trail, n - 1);
	else
		first(trail);
	__asm__ volatile("" : : : "memory");
}

/* From where nothing is known yet. */
static void ck_same(void (*site)(GsTrail *), const GsTrail *trail)
{
	GsTrail fresh = { 0 };

	site(&fresh);
	ck_assert_uint_gt(fresh.stack.n, 2);
	/* Above them this function comes between. */
	for (guint i = 0; i < 2; i++)
		ck_assert_uint_eq(trail->stack.ip[i], fresh.stack.ip[i]);
}

START_TEST(the_same_way_again)
{
	GsTrail trail = { 0 };
	GsBacktrace before;

	for (guint i = 0; i < 3; i++) {
		first(&trail);
		if (i == 1)
			before = trail.stack;
	}
	ck_assert_mem_eq(&before.ip, &trail.stack.ip, before.n * sizeof(gulong));
	ck_same(first, &trail);
}
END_TEST

START_TEST(another_way_of_the_same_depth)
{
	void (*const sites[])(GsTrail *) = { first, second };
	GsTrail trail = { 0 };

	for (guint i = 0; i < 6; i++) {
		sites[i % 2](&trail);
		ck_same(sites[i % 2], &trail);
	}
}
END_TEST

START_TEST(from_deeper_down)
{
	GsTrail trail = { 0 };
	guint n;

	first(&trail);
	n = trail.stack.n;
	deeper(&trail, 5);
	ck_assert_uint_eq(trail.stack.n, n + 6);
	first(&trail);
	ck_assert_uint_eq(trail.stack.n, n);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("backtrace");
	TCase *tcase = tcase_create("trail");

	gs_backtrace_set_up();
	tcase_add_test(tcase, the_same_way_again);
	tcase_add_test(tcase, another_way_of_the_same_depth);
	tcase_add_test(tcase, from_deeper_down);
	suite_add_tcase(suite, tcase);
	return run_suite(suite);
}
