/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * retry-budget: how often and how long one task tries one operation again after
 * GNTST_eagain.  Linux's budget is 256 attempts in 32640 ms (MAX_DELAY in
 * drivers/xen/grant-table.c); a pager that has not come by then will not.  The second
 * attempt comes at once, as the whole batch was the first; more of them without a
 * sleep use the budget up in no time, and the pager, which may be on the same CPU,
 * gets no turn.
 */
#include "check/check.h"
#include "check/violation.h"
#include "world/world.h"

#define ATTEMPTS 256
#define BUDGET_NS 32640000000ull
#define AT_ONCE 1

/* One slot of a batch: a grant and where it is mapped, or what it is copied to or from. */
typedef struct {
	guint task;
	domid_t granter;
	grant_ref_t ref;
	guint64 where;
} Slot;

typedef struct {
	Slot slot;
	guint attempts, at_once; /* of the attempts, the last ones without a sleep before */
	guint64 since, last; /* ns */
	gboolean told;
} Series;

static gboolean same(const Slot *a, const Slot *b)
{
	return a->task == b->task && a->granter == b->granter && a->ref == b->ref &&
	       a->where == b->where;
}

/* Of tasks that have ended nothing more will come. */
static void forget_ended(const GsDomain *domain)
{
	GArray *retries = domain->retries;

	for (guint i = retries->len; i-- > 0;)
		if (!gs_sched_task(domain->world->sched,
				   g_array_index(retries, Series, i).slot.task))
			g_array_remove_index_fast(retries, i);
}

static void tell(GsDomain *domain, Series *series, guint64 now)
{
	g_autofree char *name = NULL;

	if (series->told)
		return;
	if (series->attempts <= ATTEMPTS && now - series->since <= BUDGET_NS &&
	    series->at_once <= AT_ONCE)
		return;
	series->told = TRUE;
	name = g_strdup_printf("%u:%u", series->slot.granter, series->slot.ref);
	if (series->at_once > AT_ONCE)
		gs_violation_here(domain, GS_VIOLATION_RETRY_BUDGET,
				  "%s is tried again after GNTST_eagain without a sleep, and again",
				  name);
	else
		gs_violation_here(domain, GS_VIOLATION_RETRY_BUDGET,
				  "%s is tried again after GNTST_eagain for the %uth time in %u ms; "
				  "Linux gives up after %d in %u ms", name, series->attempts,
				  (guint)((now - series->since) / 1000000), ATTEMPTS,
				  (guint)(BUDGET_NS / 1000000));
}

static void answered(GsDomain *domain, const Slot *slot, gint16 status)
{
	guint64 now = domain->world->sched->clock.now;
	Series fresh;

	for (guint i = 0; i < domain->retries->len; i++) {
		Series *series = &g_array_index(domain->retries, Series, i);

		if (!same(&series->slot, slot))
			continue;
		series->attempts++;
		series->at_once = now == series->last ? series->at_once + 1 : 0;
		tell(domain, series, now);
		series->last = now;
		if (status != GNTST_eagain)
			g_array_remove_index_fast(domain->retries, i);
		return;
	}
	if (status != GNTST_eagain)
		return;
	forget_ended(domain);
	fresh = (Series){ .slot = *slot, .attempts = 1, .since = now, .last = now };
	g_array_append_val(domain->retries, fresh);
}

static void map_answered(GsDomain *domain, guint task, const gnttab_map_grant_ref_t *op)
{
	const Slot slot = { task, op->dom, op->ref, op->host_addr };

	answered(domain, &slot, op->status);
}

static void copy_answered(GsDomain *domain, guint task, const gnttab_copy_t *op)
{
	gboolean from_grant = (op->flags & GNTCOPY_source_gref) != 0;
	const Slot slot = {
		.task = task,
		.granter = from_grant ? op->source.domid : op->dest.domid,
		.ref = from_grant ? op->source.u.ref : op->dest.u.ref,
		.where = from_grant ? op->dest.u.gmfn << 12 | op->dest.offset
				    : op->source.u.gmfn << 12 | op->source.offset,
	};

	answered(domain, &slot, op->status);
}

void gs_check_retries(GsDomain *domain, guint cmd, gconstpointer ops, guint count)
{
	const GsTask *task = domain->world->sched->running;

	if (!domain->image || !task)
		return;
	for (guint i = 0; i < count; i++) {
		if (cmd == GNTTABOP_map_grant_ref)
			map_answered(domain, task->context.id,
				     (const gnttab_map_grant_ref_t *)ops + i);
		else if (cmd == GNTTABOP_copy)
			copy_answered(domain, task->context.id, (const gnttab_copy_t *)ops + i);
	}
}

/* A driver that asks anew has a new budget. */
void gs_check_retries_begin(GsDomain *domain)
{
	const GsTask *task = domain->world->sched->running;

	for (guint i = domain->retries->len; task && i-- > 0;)
		if (g_array_index(domain->retries, Series, i).slot.task == task->context.id)
			g_array_remove_index_fast(domain->retries, i);
}

GArray *gs_check_retries_new(void)
{
	return g_array_new(FALSE, FALSE, sizeof(Series));
}
