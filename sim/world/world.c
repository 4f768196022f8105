/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The world of one run. */
#include "world/world.h"

#include "check/check.h"
#include "script/sources.h"
#include "world/host.h"
#include "world/platform.h"
#include "world/refusals.h"
#include "world/trace-kernel.h"

GsWorld *gs_world_new(const HvInterface *hv, const HvMachineConfig *config, guint32 seed,
		      GsTrace *trace, GError **error)
{
	GsWorld *world = g_new0(GsWorld, 1);
	guint frames = config->frames;

	world->hv = hv;
	world->trace = trace;
	world->frames = frames;
	world->checked = config->checking;
	world->refusals = g_array_new(FALSE, FALSE, sizeof(GsRefusal));
	world->machine = hv->machine_new(config, gs_host(trace != NULL), world, error);
	if (!world->machine) {
		g_array_unref(world->refusals);
		g_free(world);
		return NULL;
	}
	world->sched = gs_sched_new(seed);
	world->sched->switched = gs_platform_switched;
	world->sched->stuck = gs_check_stuck;
	if (trace)
		gs_trace_tasks(world->sched);
	world->domains = g_ptr_array_new();
	world->pagers = g_ptr_array_new_with_free_func(gs_pager_free);
	world->violations = g_ptr_array_new_with_free_func(gs_violation_free);
	world->m2p = g_new(gulong, frames);
	for (guint i = 0; i < frames; i++)
		world->m2p[i] = G_MAXULONG;
	return world;
}

void gs_world_free(GsWorld *world)
{
	while (world->domains->len)
		gs_domain_free(g_ptr_array_index(world->domains, world->domains->len - 1));
	g_ptr_array_unref(world->domains);
	gs_sched_free(world->sched);
	world->hv->machine_free(world->machine);
	g_ptr_array_unref(world->pagers);
	g_ptr_array_unref(world->violations);
	g_free(world->m2p);
	gs_shadow_frames_free(world->frame_shadow, world->frames);
	g_clear_pointer(&world->revoked, g_hash_table_unref);
	g_clear_pointer(&world->named, g_array_unref);
	g_array_unref(world->refusals);
	g_free(world);
}

GsDomain *gs_world_domain(const GsWorld *world, guint domid)
{
	for (guint i = 0; i < world->domains->len; i++) {
		GsDomain *domain = g_ptr_array_index(world->domains, i);

		if (domain->id == domid)
			return domain;
	}
	return NULL;
}

GsDomain *gs_world_running(const GsWorld *world)
{
	return world->sched->running ? world->sched->running->vcpu->owner : NULL;
}

char *gs_world_on_line(const GsWorld *world, const char *what, guint line)
{
	g_autofree char *where = line && world->sources
					 ? gs_sources_line_text(world->sources, line,
								world->script_line)
					 : NULL;

	return where ? g_strdup_printf("%s on %s", what, where) : g_strdup("");
}
