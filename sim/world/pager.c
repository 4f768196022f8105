/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The pager. */
#include "world/pager.h"

#include <errno.h>

#include "world/world.h"

struct GsPager {
	GsWorld *world;
	GsPagerConfig config;
	GArray *requests; /* HvGfn, oldest first */
	gboolean busy;    /* a page-in is under way */
};

static GsPager *pager_of(const GsWorld *world, domid_t domid)
{
	for (guint i = 0; i < world->pagers->len; i++) {
		GsPager *pager = g_ptr_array_index(world->pagers, i);

		if (pager->config.domid == domid)
			return pager;
	}
	return NULL;
}

static void bring_in_first(GsPager *pager)
{
	HvDomain *hv = pager->world->hv->domain_by_id(pager->world->machine, pager->config.domid);
	HvGfn gfn = g_array_index(pager->requests, HvGfn, 0);
	int rc = -ENODEV;

	g_array_remove_index(pager->requests, 0);
	if (hv)
		rc = pager->world->hv->paging_prep(hv, gfn);
	gs_trace(pager->world, GS_TRACE_PAGE_IN_END, pager->config.domid, gfn, (guint64)rc);
}

/* Of the oldest request: it takes the pager's latency from now on. */
static void begin_first(const GsPager *pager)
{
	gs_trace(pager->world, GS_TRACE_PAGE_IN, pager->config.domid,
		 g_array_index(pager->requests, HvGfn, 0));
}

/* A pager in a domain: sleeping is its input and output, then it needs the vCPU again. */
static void pager_task(GsTask *task, gpointer data)
{
	GsPager *pager = data;

	while (pager->requests->len) {
		begin_first(pager);
		gs_sched_sleep(task->sched, pager->config.latency_ns);
		bring_in_first(pager);
	}
	pager->busy = FALSE;
}

static void pager_timer(gpointer data)
{
	GsPager *pager = data;
	GsTimerQueue *clock = &pager->world->sched->clock;

	bring_in_first(pager);
	pager->busy = pager->requests->len > 0;
	if (!pager->busy)
		return;
	begin_first(pager);
	gs_timer_add(clock, clock->now + pager->config.latency_ns, pager_timer, pager);
}

static void start(GsPager *pager)
{
	GsSched *sched = pager->world->sched;
	GsDomain *runner = pager->config.run_by >= 0
				   ? gs_world_domain(pager->world, (guint)pager->config.run_by)
				   : NULL;

	pager->busy = TRUE;
	if (runner && !runner->crashed)
		gs_sched_spawn_detached(sched, &runner->vcpus[0], "pager", pager_task, pager, NULL);
	if (pager->config.run_by >= 0)
		return;
	begin_first(pager);
	gs_timer_add(&sched->clock, sched->clock.now + pager->config.latency_ns, pager_timer,
		     pager);
}

void gs_pager_request(GsWorld *world, domid_t domid, HvGfn gfn)
{
	GsPager *pager = pager_of(world, domid);

	if (!pager || pager->config.dead)
		return;
	g_array_append_val(pager->requests, gfn);
	if (!pager->busy)
		start(pager);
}

void gs_pager_set(GsWorld *world, const GsPagerConfig *config)
{
	GsPager *pager = pager_of(world, config->domid);

	if (!pager) {
		pager = g_new0(GsPager, 1);
		pager->world = world;
		pager->requests = g_array_new(FALSE, FALSE, sizeof(HvGfn));
		g_ptr_array_add(world->pagers, pager);
	}
	pager->config = *config;
}

void gs_pager_free(gpointer data)
{
	GsPager *pager = data;

	g_array_unref(pager->requests);
	g_free(pager);
}
