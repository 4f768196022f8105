/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a process does with /dev/xen/gntdev, measured. */
#ifndef BENCH_PROCESS_MEASURE_H
#define BENCH_PROCESS_MEASURE_H

#include "world.h"

G_BEGIN_DECLS

typedef struct {
	BenchWorld *world;
	struct ks_process *process; /* of the mapper */
	int fd;                     /* gntdev, open */
	struct ks_gref gref;        /* of the granter's, for good */
} BenchProcess;

/* In a world of its own.  Exits on an error. */
BenchProcess *bench_process_new(const BenchConfig *config);
void bench_process_free(BenchProcess *bench);

/* For rows; data is the BenchProcess. */
double bench_null_ioctl(gpointer bench, guint times);
double bench_gntdev_cycle(gpointer bench, guint times);

G_END_DECLS

#endif
