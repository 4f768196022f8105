/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The loops whose time is taken. */
#include "hv.h"

#include <time.h>

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void call(BenchMachine *bench, guint cmd, gpointer ops, guint count)
{
	unsigned long args[5] = {cmd, GPOINTER_TO_SIZE(ops), count};
	long rc = bench->hv->hypercall(bench->mapper, 0, __HYPERVISOR_grant_table_op, args);

	if (rc)
		g_error("%s: grant_table_op %u says %ld", bench->hv->name, cmd, rc);
}

static void must(const BenchMachine *bench, gint16 status, const char *what)
{
	if (status)
		g_error("%s: %s says %d", bench->hv->name, what, status);
}

double bench_pair(BenchMachine *bench, guint batch, guint rounds)
{
	gnttab_map_grant_ref_t map[BENCH_BATCH];
	gnttab_unmap_grant_ref_t unmap[BENCH_BATCH];
	double start = now();

	for (guint round = 0; round < rounds; round++) {
		for (guint i = 0; i < batch; i++)
			map[i] = (gnttab_map_grant_ref_t){
				.host_addr = bench->va + (guint64)i * HV_PAGE_SIZE, .dom = 1,
				.ref = bench->free + i, .flags = GNTMAP_host_map,
			};
		call(bench, GNTTABOP_map_grant_ref, map, batch);
		for (guint i = 0; i < batch; i++) {
			must(bench, map[i].status, "map");
			unmap[i] = (gnttab_unmap_grant_ref_t){
				.host_addr = map[i].host_addr, .handle = map[i].handle,
			};
		}
		call(bench, GNTTABOP_unmap_grant_ref, unmap, batch);
		for (guint i = 0; i < batch; i++)
			must(bench, unmap[i].status, "unmap");
	}
	return (now() - start) / ((double)rounds * batch);
}

double bench_copy(BenchMachine *bench, guint batch, guint len, guint rounds)
{
	gnttab_copy_t copy[BENCH_BATCH];
	double start = now();

	for (guint round = 0; round < rounds; round++) {
		for (guint i = 0; i < batch; i++)
			copy[i] = (gnttab_copy_t){
				.source = {.u.ref = bench->free + i, .domid = 1},
				.dest = {.u.gmfn = bench->own, .domid = DOMID_SELF},
				.len = (guint16)len, .flags = GNTCOPY_source_gref,
			};
		call(bench, GNTTABOP_copy, copy, batch);
		for (guint i = 0; i < batch; i++)
			must(bench, copy[i].status, "copy");
	}
	return (now() - start) / ((double)rounds * batch);
}
