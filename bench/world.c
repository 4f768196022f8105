/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Making the world that is measured. */
#include "world.h"

#include "measure.h"

#include <stdio.h>
#include <stdlib.h>

#define FRAMES 4096u

static G_GNUC_NORETURN void give_up(const char *what, const GError *error)
{
	fprintf(stderr, "gntsim-bench: %s%s%s\n", what, error ? ": " : "",
		error ? error->message : "");
	exit(2);
}

void bench_world_run(BenchWorld *bench, GsDomain *domain, GsTaskFn fn, gpointer data)
{
	GsSched *sched = bench->world->sched;
	GsTask *task = gs_sched_spawn(sched, &domain->vcpus[0], "bench", fn, data);

	gs_fault_handler_set_world(bench->config.faults, bench->world);
	if (!gs_sched_run(sched, task) || task->state != GS_TASK_ENDED ||
	    bench->world->violations->len)
		give_up("the task did not end as it should", NULL);
	gs_task_free(task);
	gs_fault_handler_set_world(bench->config.faults, NULL);
}

static void boot(GsTask *task, gpointer data)
{
	GsDomain *domain = task->vcpu->owner;

	(void)data;
	if (domain->image->ks->boot())
		give_up("a domain does not boot", NULL);
	domain->booted = TRUE;
}

static GsDomain *add(const BenchWorld *bench, guint id)
{
	g_autoptr(GError) error = NULL;
	GsDomainConfig config = {
		.gnttab_version = bench->config.version, .address_width = 39,
		.unpopulated = GS_DEFAULT_UNPOPULATED,
	};
	GsDomain *domain;

	hv_domain_config_init(&config.hv, (domid_t)id, bench->config.type);
	config.hv.pages = BENCH_PAGES;
	config.hv.privileged = id == 0;
	domain = gs_domain_new(bench->world, &config, bench->config.kernel, &error);
	if (!domain)
		give_up("no domain", error);
	return domain;
}

/* What the cycles use is taken once. */
static void prepare(GsTask *task, gpointer data)
{
	BenchWorld *bench = data;
	gulong kept[BENCH_BATCH];

	bench->granter->platform.context = &task->context;
	bench->granter->platform.turn = &task->vcpu->turn;
	for (guint i = 0; i < BENCH_GRANTED; i++) {
		long granted = bench->granter->image->ks->page_alloc();

		if (granted < 0)
			give_up("the granter has no page", NULL);
		bench->granted[i] = (gulong)granted;
	}
	if (bench->mapper->image->ks->pages->alloc(kept, BENCH_BATCH))
		give_up("the mapper has no page", NULL);
	for (guint i = 0; i < BENCH_BATCH; i++)
		bench->slots[i] = (struct ks_map_slot){
			.dom = bench->granter->id, .flags = GNTMAP_host_map, .pfn = kept[i],
		};
}

BenchWorld *bench_world_new(const BenchConfig *config)
{
	g_autoptr(GError) error = NULL;
	BenchWorld *bench = g_new0(BenchWorld, 1);
	HvMachineConfig machine = { .frames = FRAMES, .checking = config->checked };

	bench->config = *config;
	if (gs_hypervisor_open(&bench->hypervisor, config->hypervisor, &error))
		bench->world = gs_world_new(bench->hypervisor.hv, &machine, 1, NULL, &error);
	if (!bench->world)
		give_up("no world", error);
	bench->world->memory_mode = config->memory;
	bench->mapper = add(bench, 0);
	bench->granter = add(bench, 1);
	bench_world_run(bench, bench->mapper, boot, NULL);
	bench_world_run(bench, bench->granter, boot, NULL);
	bench_world_run(bench, bench->mapper, prepare, bench);
	return bench;
}

void bench_world_free(BenchWorld *bench)
{
	gs_world_free(bench->world);
	gs_hypervisor_close(&bench->hypervisor);
	g_free(bench);
}

double bench_boot(gpointer config, guint times)
{
	double start = bench_now_ns();

	for (guint i = 0; i < times; i++)
		bench_world_free(bench_world_new(config));
	return bench_now_ns() - start;
}
