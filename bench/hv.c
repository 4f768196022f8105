/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * gntsim-bench-hv [--json] [HYPERVISOR...]: nanoseconds of grant operations on
 * every hypervisor given ("model" or the path of a shared object), measured by
 * turns in one run: the fastest and the median turn, and the ratio of the fastest ones to
 * the first hypervisor's (a busy machine makes turns slower, never faster); then how the
 * times grow with live grants and with domains.
 */
#include "hv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TURNS   41
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

static BenchMachine *machine(const char *hv, const Row *row)
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

typedef struct {
	double fastest, median; /* of the turns, ns */
} Result;

/* n machines by turns. */
static void measure(BenchMachine *const bench[], const Row *const row[], guint n, Result result[])
{
	double times[MOST][TURNS];

	for (guint t = 0; t < TURNS; t++)
		for (guint i = 0; i < n; i++)
			times[i][t] = turn(bench[i], row[i]);
	for (guint i = 0; i < n; i++) {
		qsort(times[i], TURNS, sizeof(times[i][0]), by_value);
		result[i] = (Result){times[i][0], times[i][TURNS / 2]};
	}
}

/* base: what it is held against, and its name. */
static void print(gboolean json, const char *name, const char *hv, Result result, Result base,
		  const char *to)
{
	double ratio = result.fastest / base.fastest;
	static gboolean further;

	if (json)
		printf("%s\n  {\"name\": \"%s\", \"hypervisor\": \"%s\", \"ns\": %.1f, "
		       "\"median_ns\": %.1f, \"ratio\": %.3f, \"to\": \"%s\"}",
		       further ? "," : "", name, hv, result.fastest, result.median, ratio, to);
	else
		printf("%-32s %-12s %8.1f %8.1f %8.2f\n", name, hv, result.fastest,
		       result.median, ratio);
	further = TRUE;
}

static void compare_row(const char *const hv[], guint n, const Row *row, gboolean json)
{
	BenchMachine *bench[MOST];
	const Row *same[MOST];
	Result result[MOST];

	for (guint i = 0; i < n; i++) {
		bench[i] = machine(hv[i], row);
		same[i] = row;
	}
	measure(bench, same, n, result);
	for (guint i = 0; i < n; i++) {
		print(json, row->name, bench[i]->hv->name, result[i], result[0],
		      bench[0]->hv->name);
	}
	for (guint i = 0; i < n; i++)
		bench_machine_free(bench[i]);
}

/* Three rows of one hypervisor, as ratios of the first. */
static void grow(const char *hv, const Row *first, gboolean json)
{
	const Row *row[3] = {first, first + 1, first + 2};
	BenchMachine *bench[3];
	Result result[3];

	for (guint i = 0; i < 3; i++)
		bench[i] = machine(hv, row[i]);
	measure(bench, row, 3, result);
	for (guint i = 0; i < 3; i++) {
		print(json, row[i]->name, bench[i]->hv->name, result[i], result[0],
		      first->name);
		bench_machine_free(bench[i]);
	}
}

int main(int argc, char **argv)
{
	const char *hv[MOST]; /* NULL: the model */
	gboolean json = FALSE;
	guint n = 0;

	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], "--json") == 0)
			json = TRUE;
		else if (n < MOST)
			hv[n++] = strcmp(argv[i], "model") ? argv[i] : NULL;
	if (!n)
		hv[n++] = NULL;
	if (json)
		printf("[");
	else
		printf("%-32s %-12s %8s %8s %8s\n", "", "hypervisor", "ns", "median", "ratio");
	for (guint r = 0; r < G_N_ELEMENTS(rows); r++)
		compare_row(hv, n, &rows[r], json);
	for (guint i = 0; i < n; i++)
		for (guint r = 0; r < G_N_ELEMENTS(growth); r += 3)
			grow(hv[i], &growth[r], json);
	if (json)
		printf("\n]\n");
	return 0;
}
