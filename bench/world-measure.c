/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The loops whose time is taken, each on a task of domain 0. */
#include "world.h"

#include "measure.h"
#include "world/platform.h"
#include "world/snapshot.h"

typedef struct {
	BenchWorld *bench;
	guint times;
	double ns;
} Loop;

static double loop_on_task(BenchWorld *bench, GsTaskFn fn, guint times)
{
	Loop loop = { bench, times, 0 };

	bench_world_run(bench, bench->mapper, fn, &loop);
	return loop.ns;
}

/* Through everything that a hypercall goes through; Xen has none of that number. */
static void null_hypercalls(GsTask *task, gpointer data)
{
	Loop *loop = data;
	static const unsigned long args[5];
	double start = bench_now_ns();

	(void)task;
	for (guint i = 0; i < loop->times; i++)
		gs_hypercall(loop->bench->mapper, __HYPERVISOR_arch_7, args);
	loop->ns = bench_now_ns() - start;
}

double bench_null_hypercall(gpointer bench, guint times)
{
	return loop_on_task(bench, null_hypercalls, times);
}

static void must(gboolean test, const char *what)
{
	if (!test)
		g_error("gntsim-bench: %s", what);
}

static void grant_all(BenchWorld *bench, guint n)
{
	const struct ks_image *ks = bench->granter->image->ks;

	for (guint i = 0; i < n; i++) {
		long ref = ks->grant(0, bench->granted[bench->next++ % BENCH_GRANTED], FALSE);

		must(ref >= 0, "no grant");
		bench->slots[i].ref = (guint)ref;
	}
}

static void must_be_okay(const struct ks_map_slot *slots, guint n, int error, const char *what)
{
	must(!error, what);
	for (guint i = 0; i < n; i++)
		must(slots[i].status == GNTST_okay, what);
}

static void cycle(BenchWorld *bench)
{
	const struct ks_image *ks = bench->mapper->image->ks;
	struct ks_map_slot *slots = bench->slots;
	guint n = bench->config.batch;

	grant_all(bench, n);
	must_be_okay(slots, n, ks->pool_map(slots, n), "no mapping");
	for (guint i = 0; bench->config.touched && i < n; i++)
		*(volatile guint8 *)slots[i].va = 1;
	must_be_okay(slots, n, ks->pool_unmap(slots, n), "no unmapping");
	for (guint i = 0; i < n; i++)
		bench->granter->image->ks->end_access(slots[i].ref);
}

/*
 * One task is in both kernels by turns: what a task costs is a row of its own.  So
 * the granter is told of its context, which the scheduler does for its own domain.
 */
static void cycles(GsTask *task, gpointer data)
{
	Loop *loop = data;
	double start;

	loop->bench->granter->platform.context = &task->context;
	loop->bench->granter->platform.turn = &task->vcpu->turn;
	start = bench_now_ns();
	for (guint i = 0; i < loop->times; i += loop->bench->config.batch)
		cycle(loop->bench);
	loop->ns = bench_now_ns() - start;
}

double bench_cycle(gpointer bench, guint times)
{
	return loop_on_task(bench, cycles, times);
}

static void suspend_again_and_again(gpointer data)
{
	GsFiber **fiber = data;

	for (;;)
		gs_fiber_suspend(*fiber);
}

/* Two switches a round: into the fiber and out of it. */
double bench_fiber_switch(gpointer data, guint times)
{
	BenchWorld *bench = data;
	GsFiber *fiber = NULL;
	double start;

	fiber = gs_fiber_new(bench->world->sched->fibers, suspend_again_and_again, &fiber);
	gs_fiber_resume(fiber);
	start = bench_now_ns();
	for (guint i = 0; i < times / 2; i++)
		gs_fiber_resume(fiber);
	start = bench_now_ns() - start;
	gs_fiber_drop(fiber);
	return start;
}

/* The clock is read twice for each: that is in the time, some 50 ns. */
double bench_restore(gpointer data, guint times)
{
	BenchWorld *bench = data;
	g_autoptr(GError) error = NULL;
	GsSnapshot *snapshot;
	double ns = 0;

	gs_fault_handler_set_world(bench->config.faults, bench->world);
	snapshot = gs_snapshot_new(bench->world, bench->config.faults, &error);
	must(snapshot != NULL, error ? error->message : "no snapshot");
	for (guint i = 0; i < times; i++) {
		double start;

		loop_on_task(bench, cycles, 1);
		start = bench_now_ns();
		gs_snapshot_restore(snapshot);
		/* The first ones find out what is written. */
		if (i >= times / 2)
			ns += 2 * (bench_now_ns() - start);
	}
	gs_snapshot_free(snapshot);
	gs_fault_handler_set_world(bench->config.faults, NULL);
	return ns;
}
