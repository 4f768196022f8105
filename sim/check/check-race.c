/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * data-race: the rule of Linux's memory model (tools/memory-model), found as KCSAN
 * finds it (kernel/kcsan/core.c): a task holds a plain access back for a while, and if
 * another vCPU meanwhile touches the same bytes, one of the two a write, nothing
 * orders the two: whatever lock, RCU or hand-over the code uses would have kept the other
 * away.  So no report is wrong; what is found depends on the seed.
 *
 * Unlike KCSAN's default a plain write of a whole word counts too
 * (CONFIG_KCSAN_ASSUME_PLAIN_WRITES_ATOMIC is a licence to ignore it).
 */
#include "check/instrument.h"
#include "world/world.h"

/* One access in so many is held back, for 2^MIN to 2^MAX yields, short or long alike. */
#define ONE_IN 4
#define MIN_LOG_YIELDS 2
#define MAX_LOG_YIELDS 7

static gboolean overlap(const GsAccess *a, const GsAccess *b)
{
	return a->address < b->address + b->size && b->address < a->address + a->size;
}

/* The watched one is plain. */
static gboolean races(const GsAccess *watched, const GsAccess *access)
{
	return overlap(watched, access) && ((watched->how | access->how) & KS_ACCESS_WRITE);
}

static void hit(GsWatch *watch, const GsAccess *access)
{
	watch->hit = TRUE;
	watch->other = *access;
	watch->other_task = g_strdup_printf("task \"%s\" on vCPU %u", access->task->context.comm,
					    access->task->vcpu->id);
	gs_backtrace_here(&watch->backtrace);
}

static void look_for_watches(GsInstrument *instrument, const GsAccess *access)
{
	for (guint i = 0; i < instrument->domain->n_vcpus; i++) {
		GsWatch *watch = &instrument->watches[i];

		if (watch->active && !watch->hit && watch->access.task != access->task &&
		    races(&watch->access, access))
			hit(watch, access);
	}
}

/* Another vCPU of the domain has something to do. */
static gboolean others_run(const GsDomain *domain, const GsTask *task)
{
	for (guint i = 0; i < domain->n_vcpus; i++) {
		const GsVcpu *vcpu = &domain->vcpus[i];

		if (vcpu != task->vcpu &&
		    (vcpu->current ? vcpu->current->state == GS_TASK_READY : vcpu->ready.length > 0))
			return TRUE;
	}
	return FALSE;
}

static void report(GsInstrument *instrument, GsWatch *watch)
{
	GsDomain *domain = instrument->domain;
	g_autofree char *first = gs_access_text(&watch->access);
	g_autofree char *second = gs_access_text(&watch->other);
	g_autofree char *heading = g_strdup_printf("%s by %s", second, watch->other_task);
	g_autoptr(GArray) frames = NULL;
	GsViolation *violation;
	GsBacktrace here;

	gs_backtrace_here(&here);
	violation = gs_violation_report(domain, GS_VIOLATION_DATA_RACE, &here,
					"%s, and meanwhile a %s by %s", first, second,
					watch->other_task);
	frames = gs_frames_new(domain, &watch->backtrace);
	gs_violation_add_stack(violation, heading, frames);
	gs_violation_set_variable(violation, domain, watch->other.address);
}

static void hold_back(GsInstrument *instrument, const GsAccess *access)
{
	GsSched *sched = instrument->domain->world->sched;
	GsWatch *watch = &instrument->watches[access->task->vcpu->id];
	guint yields = 1u << g_rand_int_range(sched->random, MIN_LOG_YIELDS,
					      MAX_LOG_YIELDS + 1);

	*watch = (GsWatch){ .active = TRUE, .access = *access };
	while (yields-- && !watch->hit)
		gs_sched_give_way(sched);
	watch->active = FALSE;
	if (watch->hit && gs_instrument_first(instrument, GS_VIOLATION_DATA_RACE, access->pc,
					      watch->other.pc))
		report(instrument, watch);
	g_clear_pointer(&watch->other_task, g_free);
}

void gs_check_race(GsInstrument *instrument, const GsAccess *access)
{
	GsDomain *domain = instrument->domain;

	if (!domain->platform.races ||
	    (access->address - domain->platform.shadow_base >= domain->platform.shadow_size &&
	     !gs_image_contains(domain->image, access->address)))
		return;
	look_for_watches(instrument, access);
	if (!(access->how & KS_ACCESS_MARKED) && others_run(domain, access->task) &&
	    g_rand_int_range(domain->world->sched->random, 0, ONE_IN) == 0)
		hold_back(instrument, access);
}
