/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rows that say what the checkers cost; docs/checkers.md shows them. */
#ifndef BENCH_CHECK_MEASURE_H
#define BENCH_CHECK_MEASURE_H

#include "world.h"

G_BEGIN_DECLS

typedef struct {
	const char *name;
	double (*turn)(gpointer world, guint times);
	guint times;
} BenchCheckRow;

extern const BenchCheckRow bench_check_rows[];
extern const guint bench_check_row_count;

G_END_DECLS

#endif
