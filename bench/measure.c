/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Turns, medians, and the table of them. */
#include "measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

double bench_now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

void bench_measure(BenchRow *rows, guint n, guint turns)
{
	g_autofree double *times = g_new(double, (gsize)n * turns);

	for (guint i = 0; i < n; i++)
		rows[i].turn(rows[i].data, rows[i].times);
	for (guint t = 0; t < turns; t++)
		for (guint i = 0; i < n; i++)
			times[i * turns + t] = rows[i].turn(rows[i].data, rows[i].times) /
					       rows[i].times;
	for (guint i = 0; i < n; i++) {
		qsort(&times[i * turns], turns, sizeof(*times), by_value);
		rows[i].least = times[i * turns];
		rows[i].median = times[i * turns + turns / 2];
	}
}

static const BenchRow *base_of(const BenchRow *rows, guint n, const BenchRow *row)
{
	for (guint i = 0; row->to && i < n; i++)
		if (strcmp(rows[i].name, row->to) == 0)
			return &rows[i];
	return &rows[0];
}

void bench_print(const BenchRow *rows, guint n, gboolean json)
{
	if (!json)
		printf("%-58s %12s %12s %10s\n", "", "least ns", "median ns", "ratio");
	for (guint i = 0; i < n; i++) {
		const BenchRow *base = base_of(rows, n, &rows[i]);
		double ratio = rows[i].median / base->median;

		if (json)
			printf("%s\n  {\"name\": \"%s\", \"least_ns\": %.1f, \"median_ns\": %.1f, "
			       "\"ratio\": %.3f, \"to\": \"%s\"}", i ? "," : "[", rows[i].name,
			       rows[i].least, rows[i].median, ratio, base->name);
		else
			printf("%-58s %12.1f %12.1f %10.2f%s%s\n", rows[i].name, rows[i].least,
			       rows[i].median, ratio, base == &rows[0] ? "" : " to ",
			       base == &rows[0] ? "" : base->name);
	}
	if (json)
		printf("\n]\n");
}
