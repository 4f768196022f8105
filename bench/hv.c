/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gntsim-bench-hv [--json] [HYPERVISOR...]: nanoseconds of grant operations on
 * every hypervisor given ("model" or the path of a shared object), measured by
 * turns in one run, the median of the turns, and the ratio to the first one; then
 * how the model's and the others' times grow with live grants and with domains.
 */
#include "hv.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TURNS   15
#define MOST    8 /* hypervisors */
#define TURN_OPS 20000u

typedef struct {
	const char *name;
	guint live, domains, batch;
	gint len; /* of a copy; -1: map and unmap */
} Row;

static const Row rows[] = {
	{"map+unmap, batch 1", 0, 2, 1, -1},
	{"map+unmap, batch 32", 0, 2, 32, -1},
	{"copy 0 bytes, batch 1", 0, 2, 1, 0},
	{"copy 64 bytes, batch 1", 0, 2, 1, 64},
	{"copy 1500 bytes, batch 1", 0, 2, 1, 1500},
	{"copy 4096 bytes, batch 1", 0, 2, 1, 4096},
	{"copy 0 bytes, batch 32", 0, 2, 32, 0},
	{"copy 64 bytes, batch 32", 0, 2, 32, 64},
	{"copy 1500 bytes, batch 32", 0, 2, 32, 1500},
	{"copy 4096 bytes, batch 32", 0, 2, 32, 4096},
};

/* The first of each group is what the others are held against. */
static const Row growth[] = {
	{"map+unmap, 100 live grants", 100, 2, 1, -1},
	{"map+unmap, 10000 live grants", 10000, 2, 1, -1},
	{"map+unmap, 1000000 live grants", 1000000, 2, 1, -1},
	{"map+unmap, 2 domains", 0, 2, 1, -1},
	{"map+unmap, 100 domains", 0, 100, 1, -1},
	{"map+unmap, 1000 domains", 0, 1000, 1, -1},
};

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double turn(BenchMachine *bench, const Row *row)
{
	guint rounds = TURN_OPS / row->batch;

	return row->len < 0 ? bench_pair(bench, row->batch, rounds) :
	       bench_copy(bench, row->batch, (guint)row->len, rounds);
}

static BenchMachine *machine(const HvInterface *hv, const Row *row)
{
	g_autoptr(GError) error = NULL;
	BenchMachine *bench = bench_machine_new(hv, row->live, row->domains, &error);

	if (!bench) {
		fprintf(stderr, "gntsim-bench-hv: %s\n", error->message);
		exit(2);
	}
	turn(bench, row);
	return bench;
}

/* n machines by turns; their medians. */
static void measure(BenchMachine *const bench[], const Row *const row[], guint n, double median[])
{
	double times[MOST][TURNS];

	for (guint t = 0; t < TURNS; t++)
		for (guint i = 0; i < n; i++)
			times[i][t] = turn(bench[i], row[i]);
	for (guint i = 0; i < n; i++) {
		qsort(times[i], TURNS, sizeof(times[i][0]), by_value);
		median[i] = times[i][TURNS / 2];
	}
}

static void print(gboolean json, const char *name, const char *hv, double ns, double ratio,
		  const char *to)
{
	static gboolean further;

	if (json)
		printf("%s\n  {\"name\": \"%s\", \"hypervisor\": \"%s\", \"ns\": %.1f, "
		       "\"ratio\": %.3f, \"to\": \"%s\"}", further ? "," : "", name, hv, ns, ratio,
		       to);
	else
		printf("%-32s %-16s %10.1f %8.2f\n", name, hv, ns, ratio);
	further = TRUE;
}

static void compare_row(const HvInterface *const hv[], guint n, const Row *row, gboolean json)
{
	BenchMachine *bench[MOST];
	const Row *same[MOST];
	double median[MOST];

	for (guint i = 0; i < n; i++) {
		bench[i] = machine(hv[i], row);
		same[i] = row;
	}
	measure(bench, same, n, median);
	for (guint i = 0; i < n; i++) {
		print(json, row->name, hv[i]->name, median[i], median[i] / median[0], hv[0]->name);
		bench_machine_free(bench[i]);
	}
}

/* Three rows of one hypervisor, as ratios of the first. */
static void grow(const HvInterface *hv, const Row *first, gboolean json)
{
	const Row *row[3] = {first, first + 1, first + 2};
	BenchMachine *bench[3];
	double median[3];

	for (guint i = 0; i < 3; i++)
		bench[i] = machine(hv, row[i]);
	measure(bench, row, 3, median);
	for (guint i = 0; i < 3; i++) {
		print(json, row[i]->name, hv->name, median[i], median[i] / median[0],
		      first->name);
		bench_machine_free(bench[i]);
	}
}

static const HvInterface *open_hypervisor(const char *name)
{
	const HvInterface *(*hv_interface)(void) = NULL;
	gpointer handle;

	if (strcmp(name, "model") == 0)
		return hv_model();
	handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
	if (handle)
		*(void **)&hv_interface = dlsym(handle, "hv_interface");
	if (hv_interface && !hv_interface_unfit(hv_interface()))
		return hv_interface();
	if (hv_interface)
		fprintf(stderr, "gntsim-bench-hv: %s %s\n", name,
			hv_interface_unfit(hv_interface()));
	else
		fprintf(stderr, "gntsim-bench-hv: %s is no hypervisor: %s\n", name, dlerror());
	exit(2);
}

int main(int argc, char **argv)
{
	const HvInterface *hv[MOST];
	gboolean json = FALSE;
	guint n = 0;

	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], "--json") == 0)
			json = TRUE;
		else if (n < MOST)
			hv[n++] = open_hypervisor(argv[i]);
	if (!n)
		hv[n++] = hv_model();
	if (json)
		printf("[");
	else
		printf("%-32s %-16s %10s %8s\n", "", "hypervisor", "ns", "ratio");
	for (guint r = 0; r < G_N_ELEMENTS(rows); r++)
		compare_row(hv, n, &rows[r], json);
	for (guint i = 0; i < n; i++)
		for (guint r = 0; r < G_N_ELEMENTS(growth); r += 3)
			grow(hv[i], &growth[r], json);
	if (json)
		printf("\n]\n");
	return 0;
}
