/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which allocation fails. */
#include "world/allocation.h"

#include "check/frames.h"
#include "world/world.h"

void gs_allocations_clear(GsAllocations *allocations)
{
	g_clear_pointer(&allocations->site, g_free);
	g_clear_pointer(&allocations->chance, g_rand_free);
}

static void set_site(GsAllocations *allocations, const char *site, GsSymbols *symbols)
{
	g_free(allocations->site);
	allocations->site = g_strdup(site);
	allocations->symbols = symbols;
}

void gs_allocations_fail_nth(GsDomain *domain, guint64 nth, const char *site, GsSymbols *symbols)
{
	set_site(&domain->allocations, site, symbols);
	domain->allocations.armed = nth > 0;
	domain->allocations.left = nth - 1;
	domain->allocations.percent = 0;
}

void gs_allocations_fail_percent(GsDomain *domain, guint percent, const char *site,
				 GsSymbols *symbols)
{
	GsAllocations *allocations = &domain->allocations;

	set_site(allocations, site, symbols);
	allocations->armed = percent > 0;
	allocations->percent = percent;
	/* Numbers of its own, so that a failure does not change who runs next. */
	if (!allocations->chance)
		allocations->chance =
			g_rand_new_with_seed(g_rand_int(domain->world->sched->random));
}

static gboolean below_site(const GsDomain *domain, const GArray *frames)
{
	const GsAllocations *allocations = &domain->allocations;

	return !allocations->site || gs_frames_have(frames, domain->image->path, allocations->site,
						    allocations->symbols);
}

static gboolean fails(GsAllocations *allocations)
{
	if (allocations->percent)
		return (guint)g_rand_int_range(allocations->chance, 0, 100) < allocations->percent;
	if (allocations->left--)
		return FALSE;
	allocations->armed = FALSE;
	return TRUE;
}

gboolean gs_allocations_allow(GsDomain *domain)
{
	GsAllocations *allocations = &domain->allocations;
	GArray *frames = NULL;
	gboolean allowed;

	if (!allocations->armed && !allocations->stacks)
		return TRUE;
	if (allocations->stacks || allocations->site) {
		GsBacktrace backtrace;

		gs_backtrace_here(&backtrace);
		frames = gs_frames_new(domain, &backtrace);
	}
	allowed = !allocations->armed || !below_site(domain, frames) || !fails(allocations);
	if (allocations->stacks)
		g_ptr_array_add(allocations->stacks, g_array_ref(frames));
	if (frames)
		g_array_unref(frames);
	return allowed;
}
