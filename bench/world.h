/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A world to be measured: domain 0 maps what domain 1 grants, both run Linux. */
#ifndef BENCH_WORLD_H
#define BENCH_WORLD_H

#include "world/fault.h"
#include "load/hypervisor.h"
#include "world/world.h"

G_BEGIN_DECLS

#define BENCH_PAGES 512u /* of each domain */
#define BENCH_GRANTED 16u
#define BENCH_BATCH 32u

typedef struct {
	const char *hypervisor; /* path; NULL: the model */
	const GsKernel *kernel;
	GsFaultHandler *faults;
	GsMemoryMode memory;
	HvGuestType type;
	guint version;          /* of the grant tables */
	gboolean checked;       /* the hypervisor checks its books after every hypercall */
	gboolean touched;       /* the mapped page is written to */
	guint batch;            /* cycles at once, 1 .. BENCH_BATCH */
} BenchConfig;

typedef struct {
	BenchConfig config;
	GsHypervisor hypervisor;
	GsWorld *world;
	GsDomain *mapper, *granter;
	gulong granted[BENCH_GRANTED]; /* pfns in the granter, by turns */
	guint next;
	struct ks_map_slot slots[BENCH_BATCH]; /* of the mapper; their pages stay */
} BenchWorld;

/* Booted.  Exits on an error. */
BenchWorld *bench_world_new(const BenchConfig *config);
void bench_world_free(BenchWorld *bench);
/* Runs fn on a task of the domain's; until it ends faults are this world's. */
void bench_world_run(BenchWorld *bench, GsDomain *domain, GsTaskFn fn, gpointer data);

/* For rows; data is the BenchWorld. */
double bench_null_hypercall(gpointer bench, guint times);
double bench_cycle(gpointer bench, guint times);
double bench_fiber_switch(gpointer bench, guint times);
/* After each cycle the world is put back to what it was before; the time of that alone. */
double bench_restore(gpointer bench, guint times);
/* A world made, booted and freed; data is a BenchConfig. */
double bench_boot(gpointer config, guint times);

G_END_DECLS

#endif
