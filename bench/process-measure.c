/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Loops of system calls, each on a task of domain 0. */
#include "process-measure.h"

#include "measure.h"

typedef struct {
	BenchProcess *bench;
	guint times;
	double ns;
} Loop;

static const struct ks_processes *processes_of(const BenchProcess *bench)
{
	return bench->world->mapper->image->ks->processes;
}

static void must(gboolean test, const char *what)
{
	if (!test)
		g_error("gntsim-bench: %s", what);
}

/* A page, as libxengnttab maps and unmaps it: two ioctls, mmap and munmap between them. */
static void cycle(const BenchProcess *bench)
{
	const struct ks_processes *processes = processes_of(bench);
	gulong index;
	long va;

	must(!processes->gntdev_map(bench->process, bench->fd, &bench->gref, 1, 1, &index),
	     "no map");
	va = processes->mmap(bench->process, bench->fd, index, 1, TRUE, FALSE, 0);
	must(va > 0, "no area");
	must(!processes->munmap(bench->process, (gulong)va, 1), "no munmap");
	must(!processes->gntdev_unmap(bench->process, bench->fd, index, 1), "no unmap");
}

static void cycles(GsTask *task, gpointer data)
{
	Loop *loop = data;
	double start = bench_now_ns();

	(void)task;
	for (guint i = 0; i < loop->times; i++)
		cycle(loop->bench);
	loop->ns = bench_now_ns() - start;
}

static void null_ioctls(GsTask *task, gpointer data)
{
	Loop *loop = data;
	const struct ks_processes *processes = processes_of(loop->bench);
	double start = bench_now_ns();

	(void)task;
	for (guint i = 0; i < loop->times; i++)
		processes->ioctl(loop->bench->process, loop->bench->fd, 0, 0);
	loop->ns = bench_now_ns() - start;
}

static double loop_on_task(BenchProcess *bench, GsTaskFn fn, guint times)
{
	Loop loop = { bench, times, 0 };

	bench_world_run(bench->world, bench->world->mapper, fn, &loop);
	return loop.ns;
}

double bench_null_ioctl(gpointer bench, guint times)
{
	return loop_on_task(bench, null_ioctls, times);
}

double bench_gntdev_cycle(gpointer bench, guint times)
{
	return loop_on_task(bench, cycles, times);
}

/* The first cycle meets the known finding gntdev-map-lock, and no other does. */
static void prepare(GsTask *task, gpointer data)
{
	BenchProcess *bench = data;
	BenchWorld *world = bench->world;
	long ref;

	world->granter->platform.context = &task->context;
	world->granter->platform.turn = &task->vcpu->turn;
	ref = world->granter->image->ks->grant(0, world->granted[0], FALSE);
	bench->process = processes_of(bench)->create(NULL);
	must(ref >= 0 && bench->process, "no grant, or no process");
	bench->fd = (int)processes_of(bench)->open(bench->process, "/dev/xen/gntdev");
	must(bench->fd >= 0, "no gntdev");
	bench->gref = (struct ks_gref){ world->granter->id, (guint)ref };
	cycle(bench);
	g_ptr_array_set_size(world->world->violations, 0);
}

BenchProcess *bench_process_new(const BenchConfig *config)
{
	BenchProcess *bench = g_new0(BenchProcess, 1);

	bench->world = bench_world_new(config);
	bench_world_run(bench->world, bench->world->mapper, prepare, bench);
	return bench;
}

void bench_process_free(BenchProcess *bench)
{
	bench_world_free(bench->world);
	g_free(bench);
}
