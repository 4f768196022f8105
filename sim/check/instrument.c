/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an instrumented image tells, handed to the checkers. */
#include "check/instrument.h"

#include "world/world.h"

GsInstrument *gs_instrument_new(GsDomain *domain)
{
	GsInstrument *instrument = g_new0(GsInstrument, 1);

	instrument->domain = domain;
	instrument->watches = g_new0(GsWatch, domain->n_vcpus);
	instrument->granted = g_array_new(FALSE, TRUE, sizeof(GsIssued));
	instrument->unsettled = g_array_new(FALSE, FALSE, sizeof(grant_ref_t));
	instrument->told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return instrument;
}

void gs_instrument_free(GsInstrument *instrument)
{
	for (guint i = 0; i < instrument->domain->n_vcpus; i++)
		g_free(instrument->watches[i].other_task);
	g_free(instrument->watches);
	g_array_unref(instrument->granted);
	g_array_unref(instrument->unsettled);
	g_hash_table_unref(instrument->told);
	g_free(instrument);
}

gboolean gs_instrument_first(GsInstrument *instrument, GsViolationId id, gulong pc, gulong other_pc)
{
	return g_hash_table_add(instrument->told, g_strdup_printf("%d %lx %lx", id,
								  MIN(pc, other_pc),
								  MAX(pc, other_pc)));
}

char *gs_access_text(const GsAccess *access)
{
	const char *kind = access->how & KS_ACCESS_ATOMIC   ? "atomic access to"
			   : access->how & KS_ACCESS_MARKED ? access->how & KS_ACCESS_WRITE
								      ? "marked write of"
								      : "marked read of"
			   : access->how & KS_ACCESS_WRITE ? "plain write of"
							   : "plain read of";

	return g_strdup_printf("%s %" G_GSIZE_FORMAT " byte%s", kind, access->size,
			       access->size == 1 ? "" : "s");
}

/* The domain's running task; NULL: it is the simulator that looks at the kernel's memory. */
static GsTask *running_task(const GsDomain *domain)
{
	GsSched *sched = domain->world->sched;

	return gs_world_running(domain->world) == domain ? sched->running : NULL;
}

static void hear_access(void *data, unsigned long addr, unsigned long size, unsigned int how,
			const void *pc)
{
	GsDomain *domain = data;
	GsInstrument *instrument = domain->instrument;
	GsAccess access = { addr, size, how, (gulong)pc, running_task(domain) };

	if (!access.task)
		return;
	gs_check_heap(instrument, &access);
	if (gs_shadow_shared(domain->shadow, addr)) {
		gs_sched_give_way(domain->world->sched);
		gs_check_revoke_access(instrument, &access);
		gs_check_fetch(instrument, &access);
		gs_issued_writing(instrument, &access);
	}
	gs_check_race(instrument, &access);
}

static void hear_leak(void *data, unsigned long addr, unsigned long size)
{
	GsDomain *domain = data;

	if (running_task(domain))
		gs_violation_here(domain, GS_VIOLATION_INFO_LEAK,
				  "%lu bytes that nobody has written were copied to a page that "
				  "another domain sees, at offset %lu",
				  size, addr % HV_PAGE_SIZE);
}

static void hear_fence(void *domain)
{
	GsTask *task = running_task(domain);

	if (task)
		gs_fetch_fence(task);
}

static void hear_left(void *data)
{
	GsDomain *domain = data;
	GsTask *task = running_task(domain);

	if (!task)
		return;
	gs_issued_settle(domain->instrument);
	task->context.notes = gs_fetch_left(task);
}

void gs_check_instrument_install(struct ks_platform *platform)
{
	platform->access = hear_access;
	platform->leak = hear_leak;
	platform->fence = hear_fence;
	platform->left = hear_left;
	platform->page_freed = gs_check_revoke_page_freed;
}
