/* SPDX-License-Identifier: GPL-2.0-or-later */
/* See refusals.h. */
#include "world/refusals.h"

#include <string.h>

#include "world/world.h"

#define KEPT 4096 /* more than the slots of any action */

static guint running_task(const GsWorld *world)
{
	return world->sched && world->sched->running ? world->sched->running->context.id : 0;
}

/* A flags word, or null. */
static guint64 flags_of(const HvRefused *refused)
{
	return refused->has_entry ? refused->entry.flags : GS_TRACE_NULL;
}

static void trace(const GsWorld *world, const HvRefused *refused)
{
	const GsDomain *domain = gs_world_domain(world, refused->domid);
	gboolean of_entry = refused->granter != DOMID_INVALID;
	guint64 value = domain ? gs_trace_number(domain, refused->value) : refused->value;

	gs_trace(world, GS_TRACE_REFUSED, refused->domid, refused->why,
		 GS_TRACE_OP(refused->nr, refused->cmd), refused->element,
		 GS_TRACE_ANSWER(refused), of_entry ? refused->granter : GS_TRACE_NULL,
		 refused->ref == HV_NO_REF ? GS_TRACE_NULL : refused->ref, flags_of(refused),
		 refused->has_entry ? refused->entry.domid : GS_TRACE_NULL,
		 refused->has_entry ? hv_pins_total(&refused->pins) : GS_TRACE_NULL, value);
}

void gs_refusals_add(GsWorld *world, const HvRefused *refused)
{
	const GsRefusal refusal = { .what = *refused, .task = running_task(world) };

	trace(world, refused);
	if (world->refusals->len == 2 * KEPT) {
		g_array_remove_range(world->refusals, 0, KEPT);
		world->refusals_forgotten += KEPT;
	}
	g_array_append_val(world->refusals, refusal);
}

guint64 gs_refusals_mark(const GsWorld *world)
{
	return world->refusals_forgotten + world->refusals->len;
}

GArray *gs_refusals_since(const GsWorld *world, guint64 mark)
{
	GArray *refusals = g_array_new(FALSE, FALSE, sizeof(GsRefusal));
	guint from = mark > world->refusals_forgotten ? mark - world->refusals_forgotten : 0;

	for (guint i = from; i < world->refusals->len; i++) {
		const GsRefusal *refusal = &g_array_index(world->refusals, GsRefusal, i);

		if (refusal->task == running_task(world))
			g_array_append_val(refusals, *refusal);
	}
	return refusals;
}

static const HvRefused *at(const GArray *refusals, guint i)
{
	return &g_array_index(refusals, GsRefusal, i).what;
}

static gboolean has_status(const HvRefused *refused, gint16 status)
{
	return hv_refused_kind(refused) == HV_ANSWER_STATUS && refused->answer == status;
}

static const HvRefused *only_one(const GArray *refusals, gint16 status)
{
	const HvRefused *found = NULL;

	for (guint i = 0; i < refusals->len; i++) {
		const HvRefused *refused = at(refusals, i);

		if (!has_status(refused, status))
			continue;
		if (found && (found->why != refused->why || found->ref != refused->ref ||
			      found->granter != refused->granter))
			return NULL;
		found = refused;
	}
	return found;
}

gboolean gs_refusals_all_told(const GsWorld *world)
{
	return strcmp(world->hv->name, hv_model()->name) == 0;
}

/* The same operation where it lies, when it was tried for the last time. */
static const HvRefused *last_try(const GArray *refusals, const HvRefused *first)
{
	for (guint i = refusals->len; i-- > 0;)
		if (at(refusals, i)->at == first->at && at(refusals, i)->cmd == first->cmd)
			return at(refusals, i);
	return first;
}

const HvRefused *gs_refusal_of_slot(const GsWorld *world, const GArray *refusals, guint n,
				    guint slot, gint16 status)
{
	for (guint i = 0; i < refusals->len; i++) {
		const HvRefused *first = at(refusals, i), *last;

		if (first->count != n || first->element != slot)
			continue;
		last = last_try(refusals, first);
		if (has_status(last, status))
			return last;
	}
	return gs_refusals_all_told(world) ? only_one(refusals, status) : NULL;
}
