/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gntsim-bench [--json] [--only=TEXT] KERNEL GNTSIM [XEN]: nanoseconds of what gntsim does again
 * and again, all measured by turns in one run and held against a hypercall that does
 * nothing.  KERNEL is an image, GNTSIM the command, XEN another hypervisor's object.
 */
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "check-measure.h"
#include "check/backtrace.h"
#include "measure.h"
#include "process-measure.h"
#include "world.h"

#define TURNS 21
#define MOST  32 /* rows */

/* A whole process; data is its argv. */
static double process(gpointer data, guint times)
{
	char **argv = data;
	char *const environment[] = { NULL };
	posix_spawn_file_actions_t quiet;
	double start = bench_now_ns();

	posix_spawn_file_actions_init(&quiet);
	posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", 1 /* O_WRONLY */, 0);
	for (guint i = 0; i < times; i++) {
		int status = -1;
		pid_t pid;

		if (posix_spawn(&pid, argv[0], &quiet, NULL, argv, environment) ||
		    waitpid(pid, &status, 0) < 0 || status) {
			fprintf(stderr, "gntsim-bench: %s %s failed\n", argv[0], argv[1]);
			exit(2);
		}
	}
	posix_spawn_file_actions_destroy(&quiet);
	return bench_now_ns() - start;
}

typedef struct {
	const char *name;
	GsMemoryMode memory;
	HvGuestType type;
	guint version;
	gboolean xen, checked, touched;
	guint batch;
} CycleRow;

#define BOOKS GS_MEMORY_BOOKKEEPING

static const CycleRow cycle_rows[] = {
	{ "grant+map+unmap+end, bookkeeping", BOOKS, HV_GUEST_PV, 1, FALSE, FALSE, FALSE, 1 },
	{ "the same, in batches of 32", BOOKS, HV_GUEST_PV, 1, FALSE, FALSE, FALSE, 32 },
	{ "grant+map+unmap+end, mapped", GS_MEMORY_MAPPED, HV_GUEST_PV, 1, FALSE, FALSE, FALSE,
	  1 },
	{ "grant+map+write+unmap+end, bookkeeping", BOOKS, HV_GUEST_PV, 1, FALSE, FALSE, TRUE,
	  1 },
	{ "grant+map+write+unmap+end, mapped", GS_MEMORY_MAPPED, HV_GUEST_PV, 1, FALSE, FALSE,
	  TRUE, 1 },
	{ "the first, version 2", BOOKS, HV_GUEST_PV, 2, FALSE, FALSE, FALSE, 1 },
	{ "the first, PVH", BOOKS, HV_GUEST_PVH, 1, FALSE, FALSE, FALSE, 1 },
	{ "the first, machine checked", BOOKS, HV_GUEST_PV, 1, FALSE, TRUE, FALSE, 1 },
	{ "the first, on Xen's code", BOOKS, HV_GUEST_PV, 1, TRUE, FALSE, FALSE, 1 },
};

typedef struct {
	BenchRow rows[MOST];
	guint n;
} Table;

static void add(Table *table, const char *name, double (*turn)(gpointer, guint), gpointer data,
		guint times)
{
	g_assert(table->n < MOST);
	table->rows[table->n++] = (BenchRow){
		.name = name, .turn = turn, .data = data, .times = times,
	};
}

static void add_cycles(Table *table, const BenchConfig *common, const char *xen,
		       GPtrArray *worlds)
{
	for (guint i = 0; i < G_N_ELEMENTS(cycle_rows); i++) {
		const CycleRow *row = &cycle_rows[i];
		BenchConfig config = *common;
		BenchWorld *bench;
		gboolean slow = row->memory == GS_MEMORY_MAPPED || row->touched || row->checked;

		if (row->xen && !xen)
			continue;
		config.hypervisor = row->xen ? xen : NULL;
		config.memory = row->memory;
		config.type = row->type;
		config.version = row->version;
		config.checked = row->checked;
		config.touched = row->touched;
		config.batch = row->batch;
		bench = bench_world_new(&config);
		g_ptr_array_add(worlds, bench);
		if (i == 0)
			add(table, "hypercall that does nothing", bench_null_hypercall, bench, 20000);
		add(table, row->name, bench_cycle, bench, slow ? 200 : 5120);
	}
	add(table, "fiber switch", bench_fiber_switch, g_ptr_array_index(worlds, 0), 20000);
}

#define NULL_IOCTL "gntdev: ioctl that does nothing"

/* Held against an ioctl that gntdev answers at once. */
static void add_processes(Table *table, const BenchConfig *common, GPtrArray *processes)
{
	static const struct {
		const char *name;
		GsMemoryMode memory;
		HvGuestType type;
	} rows[] = {
		{ "gntdev: map, mmap, munmap, unmap of a page, PV", BOOKS, HV_GUEST_PV },
		{ "gntdev: the same, PVH", BOOKS, HV_GUEST_PVH },
		{ "gntdev: the same, PV, mapped", GS_MEMORY_MAPPED, HV_GUEST_PV },
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		BenchConfig config = *common;
		BenchProcess *bench;

		config.memory = rows[i].memory;
		config.type = rows[i].type;
		bench = bench_process_new(&config);
		g_ptr_array_add(processes, bench);
		if (i == 0)
			add(table, NULL_IOCTL, bench_null_ioctl, bench, 20000);
		add(table, rows[i].name, bench_gntdev_cycle, bench, 200);
		table->rows[table->n - 1].to = NULL_IOCTL;
	}
}

/* On the first world. */
static void add_checkers(Table *table, BenchWorld *bench)
{
	for (guint i = 0; i < bench_check_row_count; i++)
		add(table, bench_check_rows[i].name, bench_check_rows[i].turn, bench,
		    bench_check_rows[i].times);
}

/* Leaves the first row, which the others are held against, and those with that text. */
static void keep_only(Table *table, const char *text)
{
	guint kept = 1;

	for (guint i = 1; i < table->n; i++)
		if (strstr(table->rows[i].name, text))
			table->rows[kept++] = table->rows[i];
	table->n = kept;
}

int main(int argc, char **argv)
{
	gboolean json = FALSE;
	const char *only = "";
	BenchConfig config = { .version = 1, .batch = 1 };
	GsKernel *kernel;
	g_autoptr(GPtrArray) worlds =
		g_ptr_array_new_with_free_func((GDestroyNotify)bench_world_free);
	g_autoptr(GPtrArray) processes =
		g_ptr_array_new_with_free_func((GDestroyNotify)bench_process_free);
	Table table = { .n = 0 };

	for (; argc > 1 && g_str_has_prefix(argv[1], "--"); argc--, argv++)
		if (strcmp(argv[1], "--json") == 0)
			json = TRUE;
		else if (g_str_has_prefix(argv[1], "--only="))
			only = argv[1] + strlen("--only=");
	if (argc < 3 || argc > 4) {
		fprintf(stderr,
			"use: gntsim-bench [--json] [--only=TEXT] KERNEL GNTSIM [XEN]\n");
		return 2;
	}
	kernel = gs_kernel_from_path(argv[1]);
	gs_backtrace_set_up();
	config.kernel = kernel;
	config.faults = gs_fault_handler_new();
	config.memory = BOOKS;
	add_cycles(&table, &config, argc > 3 ? argv[3] : NULL, worlds);
	add(&table, "restore of a world of two domains after such a cycle", bench_restore,
	    g_ptr_array_index(worlds, 0), 1000);
	add_processes(&table, &config, processes);
	add_checkers(&table, g_ptr_array_index(worlds, 0));
	add(&table, "world of two domains, made, booted and freed", bench_boot, &config, 1);
	add(&table, "process: gntsim --version", process,
	    (char *[]){ argv[2], (char *)"--version", NULL }, 1);
	keep_only(&table, only);
	bench_measure(table.rows, table.n, TURNS);
	bench_print(table.rows, table.n, json);
	g_ptr_array_set_size(processes, 0);
	g_ptr_array_set_size(worlds, 0);
	gs_fault_handler_free(config.faults);
	gs_kernel_free(kernel);
	return 0;
}
