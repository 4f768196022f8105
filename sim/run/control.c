/* SPDX-License-Identifier: GPL-2.0-or-later */
/* wait, repeat, each-allocation: when and how often. */

#include "check/frames.h"
#include "run/value.h"
#include "run/verbs.h"

void gs_run_wait(GsRun *run, const GsStatement *statement)
{
	gs_sched_pass(run->world->sched, gs_statement_number(statement, "time", 0));
}

void gs_run_repeat(GsRun *run, const GsStatement *statement)
{
	guint64 times = gs_statement_number(statement, "times", 0);
	const GsArg *counter = gs_statement_arg(statement, "counter");

	for (guint64 i = 0; i < times && !gs_run_over(run); i++) {
		if (counter)
			gs_run_keep_value(run, counter->text,
					  (GsValue){ GS_VALUE_NUMBER, (gint64)i });
		gs_run_statements(run, statement->body);
	}
}

/* Runs the block on a fresh domain with that allocation failing. */
static void allocation_round(GsRun *run, GsDeclaration *declaration, const GsStatement *statement,
			     guint64 fail_at, GPtrArray *stacks)
{
	GsDomain *domain;

	if (!gs_run_make_domain(run, declaration))
		return;
	domain = gs_world_domain(run->world, declaration->config.hv.id);
	gs_allocations_fail_nth(domain, fail_at, NULL, NULL);
	domain->allocations.stacks = stacks;
	gs_run_statements(run, statement->body);
	domain->allocations.stacks = NULL;
}

/* First find out which there are; what happens then is not judged. */
static GPtrArray *all_allocations(GsRun *run, GsDeclaration *declaration,
				  const GsStatement *statement)
{
	GPtrArray *stacks = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	guint n_violations = run->world->violations->len;

	run->unchecked = TRUE;
	allocation_round(run, declaration, statement, 0, stacks);
	run->unchecked = FALSE;
	g_ptr_array_set_size(run->world->violations, (gint)n_violations);
	return stacks;
}

static gboolean chosen(const GsRun *run, const GsDeclaration *declaration,
		       const GsStatement *statement, const GArray *stack)
{
	const GsArg *function = gs_statement_arg(statement, "function");

	return !function ||
	       gs_frames_have(stack, declaration->kernel->path, function->text,
			      run->context->symbols) != gs_statement_has(statement, "not");
}

void gs_run_each_allocation(GsRun *run, const GsStatement *statement)
{
	guint domid = (guint)gs_statement_number(statement, "domain", 0), rounds = 0;
	GsDeclaration *declaration = g_hash_table_lookup(run->declarations,
							 GUINT_TO_POINTER(domid));
	g_autoptr(GPtrArray) stacks = NULL;

	if (!declaration->kernel) {
		gs_run_error(run, statement->pos.line, "domain %u runs no kernel", domid);
		return;
	}
	if (run->started->len) {
		gs_run_error(run, statement->pos.line, "tasks were started, which a fresh domain "
			     "would not have: join them first");
		return;
	}
	stacks = all_allocations(run, declaration, statement);
	for (guint i = 0; i < stacks->len && !gs_run_over(run); i++) {
		if (!chosen(run, declaration, statement, g_ptr_array_index(stacks, i)))
			continue;
		rounds++;
		allocation_round(run, declaration, statement, i + 1, NULL);
		if (gs_run_over(run)) {
			char *text = g_strdup_printf("%s (with allocation %u of %u failing)",
						     run->text, i + 1, stacks->len);

			g_free(run->text);
			run->text = text;
		}
	}
	if (!rounds)
		gs_run_error(run, statement->pos.line,
			     "domain %u allocates nothing there in this block", domid);
	/* What comes after the block finds a domain as declared. */
	if (!gs_run_over(run))
		gs_run_make_domain(run, declaration);
}
