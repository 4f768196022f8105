/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The machine that is measured. */
#include "hv.h"

#include <string.h>

#define PAGES    16u  /* of the granter, granted again and again */
#define PER_L1   512u
#define PER_V1   512u /* entries of a frame of a version 1 table */
#define TRACKED  256u /* mappings of a frame of the maptrack */
#define VA       0x40000000ull

static gboolean copy_from(gpointer host, domid_t domid, gpointer dst, guint64 addr, gsize len)
{
	(void)host, (void)domid;
	memcpy(dst, GSIZE_TO_POINTER(addr), len);
	return TRUE;
}

static gboolean copy_to(gpointer host, domid_t domid, guint64 addr, gconstpointer src, gsize len)
{
	(void)host, (void)domid;
	memcpy(GSIZE_TO_POINTER(addr), src, len);
	return TRUE;
}

static HvDomain *add(BenchMachine *bench, guint id, guint pages, guint grant_frames,
		     guint maptrack, GError **error)
{
	HvDomainConfig config;

	hv_domain_config_init(&config, (domid_t)id, HV_GUEST_PV);
	config.pages = pages;
	config.max_grant_frames = grant_frames;
	config.max_maptrack_frames = maptrack;
	config.privileged = id == 0;
	return bench->hv->domain_new(bench->machine, &config, error);
}

static gboolean grant(BenchMachine *bench, guint refs)
{
	guint frames = (refs + PER_V1 - 1) / PER_V1;
	g_autofree xen_pfn_t *list = g_new(xen_pfn_t, frames);
	gnttab_setup_table_t op = {.dom = DOMID_SELF, .nr_frames = frames};
	unsigned long args[5] = {GNTTABOP_setup_table, GPOINTER_TO_SIZE(&op), 1};

	op.frame_list.p = list;
	if (bench->hv->hypercall(bench->granter, 0, __HYPERVISOR_grant_table_op, args) ||
	    op.status)
		return FALSE;
	for (guint ref = 0; ref < refs; ref++) {
		HvGrantEntry entry = {
			.flags = GTF_permit_access, .domid = 0,
			.frame = bench->hv->domain_page(bench->granter, ref % PAGES),
		};

		if (!bench->hv->grant_entry_write(bench->granter, ref, &entry))
			return FALSE;
	}
	return TRUE;
}

static gboolean map_live(BenchMachine *bench, guint live)
{
	for (guint ref = 0; ref < live; ref++) {
		gnttab_map_grant_ref_t op = {
			.host_addr = VA + (guint64)ref * HV_PAGE_SIZE, .ref = ref, .dom = 1,
			.flags = GNTMAP_host_map,
		};
		unsigned long args[5] = {GNTTABOP_map_grant_ref, GPOINTER_TO_SIZE(&op), 1};

		if (bench->hv->hypercall(bench->mapper, 0, __HYPERVISOR_grant_table_op, args) ||
		    op.status)
			return FALSE;
	}
	return TRUE;
}

static gboolean fill(BenchMachine *bench, guint live, guint domains, guint tables, GError **error)
{
	guint refs = live + BENCH_BATCH;

	bench->mapper = add(bench, 0, tables + 1, 1, refs / TRACKED + 2, error);
	bench->granter = bench->mapper ? add(bench, 1, PAGES, refs / PER_V1 + 1, 1, error) : NULL;
	for (guint id = 2; bench->granter && id < domains; id++)
		if (!add(bench, id, 4, 1, 1, error))
			return FALSE;
	for (guint i = 0; bench->granter && i < tables; i++)
		if (bench->hv->l1_attach(bench->mapper, VA + (guint64)i * PER_L1 * HV_PAGE_SIZE,
					 bench->hv->domain_page(bench->mapper, i)))
			return FALSE;
	return bench->granter && grant(bench, refs) && map_live(bench, live);
}

BenchMachine *bench_machine_new(const char *path, guint live, guint domains, GError **error)
{
	guint tables = (live + BENCH_BATCH) / PER_L1 + 1;
	BenchMachine *bench = g_new0(BenchMachine, 1);
	HvMachineConfig config = {
		.frames = tables + (live + BENCH_BATCH) / PER_V1 + PAGES + domains * 16 + 64,
	};

	bench->host.copy_from_guest = copy_from;
	bench->host.copy_to_guest = copy_to;
	bench->free = live;
	bench->va = VA + (guint64)live * HV_PAGE_SIZE;
	if (gs_hypervisor_open(&bench->loaded, path, error)) {
		bench->hv = bench->loaded.hv;
		bench->machine = bench->hv->machine_new(&config, &bench->host, bench, error);
	}
	if (!bench->machine || !fill(bench, live, domains, tables, error)) {
		if (error && !*error)
			g_set_error(error, HV_ERROR, HV_ERROR_CONFIG, "%s: no machine with %u "
				    "grants and %u domains", path ? path : "model", live, domains);
		bench_machine_free(bench);
		return NULL;
	}
	bench->own = bench->hv->domain_page(bench->mapper, tables);
	return bench;
}

void bench_machine_free(BenchMachine *bench)
{
	if (bench->machine)
		bench->hv->machine_free(bench->machine);
	gs_hypervisor_close(&bench->loaded);
	g_free(bench);
}
