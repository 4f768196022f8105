/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tasks, vCPUs and virtual time. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "world/sched.h"
#include "../../lib/run-suite.h"

typedef struct {
	GsSched *sched;
	GsVcpu vcpu[2];
	GString *log;
} Fixture;

static Fixture f;

static void setup(void)
{
	f.sched = gs_sched_new(1);
	gs_sched_add_vcpu(f.sched, &f.vcpu[0], NULL, 0);
	gs_sched_add_vcpu(f.sched, &f.vcpu[1], NULL, 1);
	f.log = g_string_new(NULL);
}

static void teardown(void)
{
	gs_sched_free(f.sched);
	g_string_free(f.log, TRUE);
}

static void sleeper(GsTask *task, gpointer data)
{
	for (int i = 0; i < 3; i++) {
		g_string_append_printf(f.log, "%s%" G_GUINT64_FORMAT " ", task->context.comm,
				       f.sched->clock.now);
		gs_sched_sleep(f.sched, GPOINTER_TO_UINT(data));
	}
}

START_TEST(time_jumps_to_the_next_timer)
{
	GsTask *a = gs_sched_spawn(f.sched, &f.vcpu[0], "a", sleeper, GUINT_TO_POINTER(10));
	GsTask *b = gs_sched_spawn(f.sched, &f.vcpu[1], "b", sleeper, GUINT_TO_POINTER(15));

	ck_assert(gs_sched_run(f.sched, b));
	ck_assert_uint_eq(f.sched->clock.now, 45);
	ck_assert_int_eq(a->state, GS_TASK_ENDED);
	/* Both start at 0 in the seed's order; then time decides. */
	ck_assert_ptr_nonnull(strstr(f.log->str, "a10 b15 a20 b30 "));
	gs_task_free(a);
	gs_task_free(b);
}
END_TEST

static void waiter(GsTask *task, gpointer key)
{
	const struct ks_wait wait = { .key = key };

	g_string_append(f.log, gs_sched_wait(task->sched, &wait) ? "woken " : "late ");
}

static void waker(GsTask *task, gpointer key)
{
	g_string_append(f.log, "waking ");
	gs_sched_wake(task->sched, key);
}

START_TEST(waiting_gives_the_vcpu_up)
{
	int key;
	GsTask *a = gs_sched_spawn(f.sched, &f.vcpu[0], "a", waiter, &key);
	GsTask *b = gs_sched_spawn(f.sched, &f.vcpu[0], "b", waker, &key);

	ck_assert(gs_sched_run(f.sched, a));
	ck_assert_str_eq(f.log->str, "waking woken ");
	gs_task_free(a);
	gs_task_free(b);
}
END_TEST

static void spinner(GsTask *task, gpointer key)
{
	const struct ks_wait wait = { .key = key };

	gs_sched_spin(task->sched, &wait);
	g_string_append(f.log, "through ");
}

START_TEST(spinning_keeps_the_vcpu)
{
	int key;
	GsTask *a = gs_sched_spawn(f.sched, &f.vcpu[0], "a", spinner, &key);
	GsTask *b = gs_sched_spawn(f.sched, &f.vcpu[0], "b", waker, &key);

	/* b could wake a but never gets their only vCPU. */
	ck_assert(!gs_sched_run(f.sched, a));
	ck_assert_str_eq(f.log->str, "");
	gs_task_free(a);
	gs_task_free(b);
}
END_TEST

START_TEST(spinning_ends_from_another_vcpu)
{
	int key;
	GsTask *a = gs_sched_spawn(f.sched, &f.vcpu[0], "a", spinner, &key);
	GsTask *b = gs_sched_spawn(f.sched, &f.vcpu[1], "b", waker, &key);

	while (a->state != GS_TASK_SPINNING && a->state != GS_TASK_ENDED)
		gs_sched_pass(f.sched, 0);
	if (a->state == GS_TASK_SPINNING) /* b came first: wake it here */
		gs_sched_wake(f.sched, &key);
	ck_assert(gs_sched_run(f.sched, a));
	ck_assert_ptr_nonnull(strstr(f.log->str, "through"));
	gs_task_free(a);
	gs_task_free(b);
}
END_TEST

static void timed_waiter(GsTask *task, gpointer key)
{
	const struct ks_wait wait = { .key = key, .timeout_ns = 5 };

	g_string_append(f.log, gs_sched_wait(task->sched, &wait) ? "woken " : "late ");
}

START_TEST(a_wait_may_have_a_limit)
{
	int key;
	GsTask *a = gs_sched_spawn(f.sched, &f.vcpu[0], "a", timed_waiter, &key), *b;

	ck_assert(gs_sched_run(f.sched, a));
	ck_assert_str_eq(f.log->str, "late ");
	ck_assert_uint_eq(f.sched->clock.now, 5);
	gs_task_free(a);
	a = gs_sched_spawn(f.sched, &f.vcpu[0], "a", timed_waiter, &key);
	b = gs_sched_spawn(f.sched, &f.vcpu[0], "b", waker, &key);
	ck_assert(gs_sched_run(f.sched, a));
	ck_assert_str_eq(f.log->str, "late waking woken ");
	ck_assert_uint_eq(f.sched->clock.now, 5);
	gs_task_free(a);
	gs_task_free(b);
}
END_TEST

static void log_stuck(GsTask *task, GsStuck how)
{
	static const char *const names[] = { "hung", "spun", "busy", "forever" };

	ck_assert_ptr_eq(task->sched->running, task);
	g_string_append_printf(f.log, "%s %s at %" G_GUINT64_FORMAT " ", task->context.comm,
			       names[how], task->sched->clock.now);
}

START_TEST(a_task_that_waits_too_long_is_told_once)
{
	int key;
	GsTask *a = gs_sched_spawn(f.sched, &f.vcpu[0], "a", waiter, &key);
	GsTask *b = gs_sched_spawn(f.sched, &f.vcpu[1], "b", spinner, &key);

	f.sched->stuck = log_stuck;
	f.sched->limits = (GsStuckLimits){ .hung_ns = 30, .spun_ns = 20, .busy_yields = 1000 };
	gs_sched_pass(f.sched, 30);
	ck_assert_str_eq(f.log->str, "b spun at 20 ");
	gs_sched_pass(f.sched, 100);
	ck_assert_str_eq(f.log->str, "b spun at 20 a hung at 30 ");
	gs_sched_wake(f.sched, &key);
	ck_assert(gs_sched_run(f.sched, a));
	ck_assert(gs_sched_run(f.sched, b));
	gs_task_free(a);
	gs_task_free(b);
}
END_TEST

START_TEST(a_deadlock_is_told_of_everyone)
{
	int key, other;
	GsTask *a = gs_sched_spawn(f.sched, &f.vcpu[0], "a", waiter, &key);
	GsTask *b = gs_sched_spawn(f.sched, &f.vcpu[1], "b", spinner, &other);

	f.sched->stuck = log_stuck;
	ck_assert(!gs_sched_run(f.sched, a));
	ck_assert_str_eq(f.log->str, "a forever at 0 b forever at 0 ");
	ck_assert(!gs_sched_run(f.sched, b)); /* once is enough */
	ck_assert_str_eq(f.log->str, "a forever at 0 b forever at 0 ");
	gs_task_free(a);
	gs_task_free(b);
}
END_TEST

static void runner(GsTask *task, gpointer n)
{
	for (guint i = 0; i < GPOINTER_TO_UINT(n); i++)
		gs_sched_yield(task->sched);
}

START_TEST(a_task_that_runs_too_long_is_told)
{
	GsTask *a = gs_sched_spawn(f.sched, &f.vcpu[0], "a", runner, GUINT_TO_POINTER(9));
	GsTask *b = gs_sched_spawn(f.sched, &f.vcpu[0], "b", runner, GUINT_TO_POINTER(10));

	f.sched->stuck = log_stuck;
	f.sched->limits.busy_yields = 10;
	ck_assert(gs_sched_run(f.sched, b));
	ck_assert_str_eq(f.log->str, "b busy at 0 ");
	gs_task_free(a);
	gs_task_free(b);
}
END_TEST

static void never(GsTask *task, gpointer data)
{
	(void)data;
	gs_sched_exit(task->sched);
}

START_TEST(exit_gives_a_task_up_where_it_stands)
{
	GsTask *a = gs_sched_spawn(f.sched, &f.vcpu[0], "a", never, NULL);

	ck_assert(gs_sched_run(f.sched, a));
	ck_assert_int_eq(a->state, GS_TASK_DROPPED);
	ck_assert_ptr_null(f.vcpu[0].current);
	gs_task_free(a);
}
END_TEST

static void yielder(GsTask *task, gpointer data)
{
	for (int i = 0; i < 20; i++) {
		g_string_append(f.log, task->context.comm);
		gs_sched_yield(task->sched);
	}
	(void)data;
}

static char *interleaving(guint32 seed)
{
	GsTask *a, *b;
	char *log;

	setup();
	g_rand_set_seed(f.sched->random, seed);
	a = gs_sched_spawn(f.sched, &f.vcpu[0], "a", yielder, NULL);
	b = gs_sched_spawn(f.sched, &f.vcpu[1], "b", yielder, NULL);
	ck_assert(gs_sched_run(f.sched, a));
	ck_assert(gs_sched_run(f.sched, b));
	gs_task_free(a);
	gs_task_free(b);
	log = g_strdup(f.log->str);
	teardown();
	return log;
}

START_TEST(the_seed_decides_the_interleaving)
{
	g_autofree char *one = interleaving(1), *again = interleaving(1), *two = interleaving(2);

	ck_assert_str_eq(one, again);
	ck_assert_str_ne(one, two);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("sched");
	TCase *tcase = tcase_create("sched"), *own = tcase_create("seed");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, time_jumps_to_the_next_timer);
	tcase_add_test(tcase, waiting_gives_the_vcpu_up);
	tcase_add_test(tcase, spinning_keeps_the_vcpu);
	tcase_add_test(tcase, spinning_ends_from_another_vcpu);
	tcase_add_test(tcase, a_wait_may_have_a_limit);
	tcase_add_test(tcase, a_task_that_waits_too_long_is_told_once);
	tcase_add_test(tcase, a_deadlock_is_told_of_everyone);
	tcase_add_test(tcase, a_task_that_runs_too_long_is_told);
	tcase_add_test(tcase, exit_gives_a_task_up_where_it_stands);
	tcase_add_test(own, the_seed_decides_the_interleaving);
	suite_add_tcase(suite, tcase);
	suite_add_tcase(suite, own);
	return run_suite(suite);
}
