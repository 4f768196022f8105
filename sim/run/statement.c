/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A domain's statement: a task on one of its vCPUs, and what becomes of that. */
#include <string.h>

#include "check/check.h"
#include "check/instrument.h"
#include "run/record.h"
#include "run/state.h"
#include "run/value.h"
#include "run/verbs.h"
#include "world/refusals.h"

/* The checkers have said why; the domain is of no use any more, and says so itself. */
static void never_ends(GsDomain *domain)
{
	gs_domain_crash(domain, "a task can never go on: it waits for something that nothing "
				"will do");
}

void gs_run_on_task(GsRun *run, GsDomain *domain, guint vcpu, const char *name, GsTaskFn fn,
		    gpointer data)
{
	GsSched *sched = run->world->sched;
	GsTask *task = gs_sched_spawn(sched, &domain->vcpus[vcpu], name, fn, data);

	if (!gs_sched_run(sched, task))
		never_ends(domain);
	gs_task_free(task);
}

static void begin_action(GsDomain *domain)
{
	gs_check_retries_begin(domain);
	gs_account_begin_action(&domain->account,
				domain->image ? domain->image->ks->pt_walks() : 0);
}

void gs_run_at(GsRun *run, const GsStatement *statement)
{
	run->world->script_line = statement->pos.line;
	if (run->context->line)
		*run->context->line = statement->pos.line;
}

/* Of an action that has ended: what came, and what it left. */
static void check_result(GsRun *run, GsDomain *domain, const GsStatement *statement,
			 const GsResult *result, guint64 took_ns)
{
	if (!statement->body) {
		gs_check_free_list(domain);
		gs_issued_action(domain);
	}
	if (gs_run_wants_crash(statement) && statement->outcomes->len == 1 &&
	    ((GsOutcome *)g_ptr_array_index(statement->outcomes, 0))->kind == GS_OUTCOME_CRASH)
		gs_run_fail(run, statement->pos.line, "%s: expected a crash, but domain %u runs on",
			    statement->verb->name, domain->id);
	else
		gs_run_check_outcome(run, statement, result, took_ns);
	if (statement->as)
		gs_run_keep_result(run, statement->as, result, took_ns);
}

/* How many grants `map' maps in the block; FALSE: nothing there maps or unmaps. */
static gboolean maps_in(const GPtrArray *body, guint *n)
{
	gboolean any = FALSE;

	for (guint i = 0; i < body->len; i++) {
		const GsStatement *inner = g_ptr_array_index(body, i);

		if (inner->verb->id == GS_VERB_map)
			*n += gs_statement_count(inner, "gref");
		any |= inner->verb->id == GS_VERB_map || inner->verb->id == GS_VERB_unmap ||
		       (inner->body && maps_in(inner->body, n));
	}
	return any;
}

/*
 * A driver that maps where it must not sleep has a place for the grants from before, and frees
 * those of what it unmaps afterwards: its mistake is to be found, not ours.  FALSE: this is no
 * such block.
 */
static gboolean prepare_maps(const GsDomain *domain, const GsStatement *statement, guint *n)
{
	static const GsVerbId sleeping[] = { GS_VERB_task, GS_VERB_at, GS_VERB_mutex,
					     GS_VERB_work };

	*n = 0;
	if (!domain->image || !statement->body || ks_atomic(domain->platform.context) ||
	    !maps_in(statement->body, n))
		return FALSE;
	for (guint i = 0; i < G_N_ELEMENTS(sleeping); i++)
		if (statement->verb->id == sleeping[i])
			*n = 0; /* map gets its place itself */
	domain->image->ks->map_prepare((int)*n);
	return TRUE;
}

void gs_run_inside(GsRun *run, GsDomain *domain, const GsStatement *statement)
{
	GsActionFn action = gs_run_action(statement->verb->id);
	guint64 started = run->world->sched->clock.now;
	GsResult result = { 0 };
	GsBalance before;
	gboolean prepared;
	guint n_maps;

	gs_run_at(run, statement);
	run->world->sched->running->line = statement->pos.line;
	if (!gs_run_compute_args(run, statement))
		return;
	gs_record_statement(run, domain, statement);
	if (!statement->body)
		begin_action(domain);
	prepared = prepare_maps(domain, statement, &n_maps);
	gs_balance_take(domain, &before);
	result.refusals_from = gs_refusals_mark(run->world);
	action(run, domain, statement, &result);
	if (prepared)
		domain->image->ks->map_prepare(-(int)n_maps);
	gs_run_note_last(run, statement, &result);
	gs_record_result(run, domain, &result);
	if (!gs_run_changes_context(statement->verb->id))
		gs_check_balance(domain, &before, "the action");
	if (!gs_run_over(run))
		check_result(run, domain, statement, &result,
			     run->world->sched->clock.now - started);
	gs_record_statement_end(run, domain, statement);
}

typedef struct {
	GsRun *run;
	GsDomain *domain;
	const GsStatement *statement;
} Inside;

static void inside_task(GsTask *task, gpointer data)
{
	const Inside *inside = data;
	GsBalance before;

	(void)task;
	gs_balance_take(inside->domain, &before);
	gs_run_inside(inside->run, inside->domain, inside->statement);
	gs_check_balance(inside->domain, &before, "the task");
}

/* The statement in whose action the domain crashed, or one around it, may expect that. */
static gboolean crash_expected(const GsStatement *statement, guint line)
{
	if (gs_run_wants_crash(statement))
		return TRUE;
	for (guint i = 0; statement->body && i < statement->body->len; i++) {
		const GsStatement *inner = g_ptr_array_index(statement->body, i);

		if (inner->pos.line <= line && crash_expected(inner, line))
			return TRUE;
	}
	return FALSE;
}

static void after_crash(GsRun *run, const GsDomain *domain, const GsStatement *statement)
{
	guint line = run->world->script_line;

	if (!crash_expected(statement, line))
		gs_run_fail(run, line, "domain %u crashed: %s", domain->id, domain->crash_reason);
}

static guint vcpu_of(const GsStatement *statement)
{
	return statement->verb->id == GS_VERB_task
		       ? (guint)gs_statement_number(statement, "vcpu", 0)
		       : 0;
}

static GsDomain *usable_domain(GsRun *run, const GsStatement *statement)
{
	GsDomain *domain = gs_world_domain(run->world, statement->domid);

	if (!domain)
		gs_run_error(run, statement->pos.line, "domain %u is gone", statement->domid);
	else if (domain->crashed)
		gs_run_fail(run, statement->pos.line, "domain %u has crashed: %s", domain->id,
			    domain->crash_reason);
	else if (domain->image && !domain->booted && statement->verb->id != GS_VERB_boot &&
		 statement->verb->id != GS_VERB_fail_allocation)
		gs_run_error(run, statement->pos.line,
			     "domain %u has not booted: say \"%u: boot\" first", domain->id,
			     domain->id);
	else if (vcpu_of(statement) >= domain->n_vcpus)
		gs_run_error(run, statement->pos.line, "domain %u has only %u vCPU%s", domain->id,
			     domain->n_vcpus, domain->n_vcpus == 1 ? "" : "s");
	else
		return domain;
	return NULL;
}

void gs_run_domain_statement(GsRun *run, const GsStatement *statement)
{
	GsDomain *domain = gs_run_compute_args(run, statement) ? usable_domain(run, statement)
							        : NULL;
	Inside inside = { run, domain, statement };

	if (!domain)
		return;
	gs_run_on_task(run, domain, vcpu_of(statement), statement->verb->name, inside_task,
		       &inside);
	if (domain->crashed)
		after_crash(run, domain, statement);
}

struct GsStatementTask {
	Inside inside;
	GsTask *task;
};

GsStatementTask *gs_run_start_task(GsRun *run, const GsStatement *statement)
{
	GsStatementTask *started;
	GsDomain *domain;

	if (!statement->has_domid) {
		gs_run_error(run, statement->pos.line, "only a domain's actions can run in parallel");
		return NULL;
	}
	domain = gs_run_compute_args(run, statement) ? usable_domain(run, statement) : NULL;
	if (!domain)
		return NULL;
	started = g_new0(GsStatementTask, 1);
	started->inside = (Inside){ run, domain, statement };
	started->task = gs_sched_spawn(run->world->sched, &domain->vcpus[vcpu_of(statement)],
				       statement->verb->name, inside_task, &started->inside);
	return started;
}

void gs_run_await_task(GsStatementTask *started)
{
	const Inside *inside = &started->inside;

	if (!gs_run_over(inside->run) && !gs_sched_run(inside->run->world->sched, started->task))
		never_ends(inside->domain);
	if (!gs_run_over(inside->run) && inside->domain->crashed)
		after_crash(inside->run, inside->domain, inside->statement);
}

void gs_run_free_task(gpointer started)
{
	gs_task_free(((GsStatementTask *)started)->task);
	g_free(started);
}
