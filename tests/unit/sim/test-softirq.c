/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Soft interrupts: whom they hit, and when. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "world/sched.h"
#include "../../lib/run-suite.h"

typedef struct {
	GsSched *sched;
	GsVcpu vcpu;
	GString *log;
	GsSoftirq softirq;
} Fixture;

static Fixture f;

/* It says whose stack it is on. */
static void hit(gpointer data)
{
	(void)data;
	g_string_append_printf(f.log, "<%s>", f.sched->running->context.comm);
}

static void setup(void)
{
	f.sched = gs_sched_new(1);
	gs_sched_add_vcpu(f.sched, &f.vcpu, NULL, 0);
	f.log = g_string_new(NULL);
	f.softirq = (GsSoftirq){ .run = hit };
}

static void teardown(void)
{
	gs_sched_free(f.sched);
	g_string_free(f.log, TRUE);
}

static void raise_it(gpointer data)
{
	(void)data;
	gs_softirq_raise(f.sched, &f.vcpu, &f.softirq);
}

static void run(GsTaskFn fn)
{
	GsTask *task = gs_sched_spawn(f.sched, &f.vcpu, "a", fn, NULL);

	ck_assert(gs_sched_run(f.sched, task));
	gs_task_free(task);
}

START_TEST(an_idle_vcpu_has_a_task_for_it)
{
	raise_it(NULL);
	gs_sched_pass(f.sched, 0);
	ck_assert_str_eq(f.log->str, "<timer>");
	ck_assert_uint_eq(f.sched->tasks->len, 0);
}
END_TEST

static void busy(GsTask *task, gpointer data)
{
	(void)data;
	gs_sched_delay(task->sched, 10);
	g_string_append_printf(f.log, " %" G_GUINT64_FORMAT, f.sched->clock.now);
}

START_TEST(a_busy_task_is_hit)
{
	gs_timer_add(&f.sched->clock, 5, raise_it, NULL);
	run(busy);
	ck_assert_str_eq(f.log->str, "<a> 10");
}
END_TEST

static void spinner(GsTask *task, gpointer key)
{
	const struct ks_wait wait = { .key = key };

	gs_sched_spin(task->sched, &wait);
	g_string_append(f.log, " through");
}

START_TEST(a_spinning_task_is_hit)
{
	gs_timer_add(&f.sched->clock, 5, raise_it, NULL);
	run(spinner);
	ck_assert_str_eq(f.log->str, "<a> through");
}
END_TEST

static void set_context(struct ks_context *context, int which, gboolean on)
{
	unsigned int *const counts[] = { &context->bh_count, &context->hardirq_count,
					 &context->softirq_count };

	if (which < (int)G_N_ELEMENTS(counts))
		*counts[which] = on;
	else
		context->irqs_off = on;
}

static int kept_away; /* by which of the contexts above */

static void protected(GsTask *task, gpointer data)
{
	(void)data;
	set_context(&task->context, kept_away, TRUE);
	gs_sched_delay(task->sched, 10);
	gs_sched_yield(task->sched);
	g_string_append(f.log, "not yet ");
	set_context(&task->context, kept_away, FALSE);
	gs_sched_yield(task->sched);
}

START_TEST(a_context_keeps_it_away)
{
	kept_away = _i;
	gs_timer_add(&f.sched->clock, 5, raise_it, NULL);
	run(protected);
	/* Its time is over, so it comes at the first point where it can. */
	ck_assert_str_eq(f.log->str, "not yet <a>");
}
END_TEST

static void short_runner(GsTask *task, gpointer data)
{
	(void)data;
	for (int i = 0; i < 3; i++) {
		g_string_append(f.log, "a");
		gs_sched_yield(task->sched);
	}
}

static char *order(guint32 seed)
{
	char *log;

	setup();
	g_rand_set_seed(f.sched->random, seed);
	raise_it(NULL);
	run(short_runner);
	gs_sched_pass(f.sched, 0);
	log = g_strdup(f.log->str);
	teardown();
	return log;
}

/* Raised at the instant at which a task starts: before, in or after it. */
START_TEST(the_seed_decides_where_it_hits)
{
	static const char *const all[] = { "<timer>aaa", "a<a>aa", "aa<a>a", "aaa<a>", "aaa<timer>" };
	guint seen = 0;

	for (guint32 seed = 1; seed <= 100; seed++) {
		g_autofree char *log = order(seed), *again = order(seed);
		guint i = 0;

		while (i < G_N_ELEMENTS(all) && strcmp(log, all[i]) != 0)
			i++;
		ck_assert_msg(i < G_N_ELEMENTS(all), "%s", log);
		ck_assert_str_eq(log, again);
		seen |= 1u << i;
	}
	ck_assert_uint_eq(seen, (1u << G_N_ELEMENTS(all)) - 1);
}
END_TEST

START_TEST(what_is_cancelled_does_not_come)
{
	raise_it(NULL);
	gs_softirq_cancel(f.sched, &f.vcpu, &f.softirq);
	gs_sched_pass(f.sched, 10);
	ck_assert_str_eq(f.log->str, "");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("softirq");
	TCase *tcase = tcase_create("softirq"), *own = tcase_create("seed");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, an_idle_vcpu_has_a_task_for_it);
	tcase_add_test(tcase, a_busy_task_is_hit);
	tcase_add_test(tcase, a_spinning_task_is_hit);
	tcase_add_loop_test(tcase, a_context_keeps_it_away, 0, 4);
	tcase_add_test(tcase, what_is_cancelled_does_not_come);
	tcase_add_test(own, the_seed_decides_where_it_hits);
	suite_add_tcase(suite, tcase);
	suite_add_tcase(suite, own);
	return run_suite(suite);
}
