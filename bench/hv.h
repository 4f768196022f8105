/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Measuring hypervisors through their interface: a prepared machine, and one loop. */
#ifndef BENCH_HV_H
#define BENCH_HV_H

#include "hv/hv.h"
#include "load/hypervisor.h"

#define BENCH_BATCH 32u

/* Domain 0 maps and copies, domain 1 grants; both PV.  Guest addresses are pointers. */
typedef struct {
	GsHypervisor loaded;
	const HvInterface *hv; /* of it */
	HvHost host;
	HvMachine *machine;
	HvDomain *mapper, *granter;
	HvMfn own;        /* a page of the mapper's, to copy to */
	grant_ref_t free; /* refs from here on are granted and not mapped */
	guint64 va;       /* mapping places from here on are free */
} BenchMachine;

/*
 * With so many grants mapped and so many domains in all.  path as for gs_hypervisor_open():
 * each machine has a hypervisor of its own.
 */
BenchMachine *bench_machine_new(const char *path, guint live, guint domains, GError **error);
void bench_machine_free(BenchMachine *bench);

/* Nanoseconds of one map and unmap, or of one copy of len bytes. */
double bench_pair(BenchMachine *bench, guint batch, guint rounds);
double bench_copy(BenchMachine *bench, guint batch, guint len, guint rounds);

#endif
