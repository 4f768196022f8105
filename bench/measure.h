/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Measuring things by turns, so that what else the machine does hits all of them:
 * of each the least and the median of the turns, and the ratio to another.
 */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
	const char *name;
	/* Does it so many times; how many ns all of that took. */
	double (*turn)(gpointer data, guint times);
	gpointer data;
	guint times; /* in one turn */
	const char *to; /* the row that the ratio is to; NULL: the first */
	double least, median; /* ns of one; filled in */
} BenchRow;

/* By the monotonic clock. */
double bench_now_ns(void);
/* So many turns of each row, one after the other, after one that does not count. */
void bench_measure(BenchRow *rows, guint n, guint turns);
/* A table, or a JSON array.  Ratios are those of the medians. */
void bench_print(const BenchRow *rows, guint n, gboolean json);

G_END_DECLS

#endif
