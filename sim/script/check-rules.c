/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What holds for single verbs and no signature can say. */
#include <string.h>

#include "script/check.h"

/* The literal word as an argument, or NULL. */
static const GsArg *literal(const GsStatement *statement, const char *word)
{
	for (guint i = 0; i < statement->args->len; i++) {
		const GsArg *arg = g_ptr_array_index(statement->args, i);

		if (!arg->slot && strcmp(arg->text, word) == 0)
			return arg;
	}
	return NULL;
}

static void top_level_only(const GsChecking *checking)
{
	if (checking->checker->depth)
		gs_diagnostics_add(checking->checker->diags, checking->statement->pos,
				   "`%s' cannot stand in a block", checking->verb->name);
}

static void check_machine(const GsChecking *checking)
{
	if (checking->checker->machine)
		gs_diagnostics_add(checking->checker->diags, checking->statement->pos,
				   "there is one machine, and it is described already");
	checking->checker->machine = TRUE;
}

/* A bare domain has no kernel that could have a fault, boot or choose a version. */
static void check_bare(const GsChecking *checking)
{
	static const char *const kernel_options[] = { "fault", "version", "address-width",
						      "param", "unpopulated", "unbooted" };
	const GsArg *kernel = gs_statement_arg(checking->statement, "kernel");

	if (strcmp(kernel->text, "bare") != 0)
		return;
	for (guint i = 0; i < G_N_ELEMENTS(kernel_options); i++) {
		const GsArg *option = literal(checking->statement, kernel_options[i]);

		if (option)
			gs_diagnostics_add(checking->checker->diags, option->pos,
					   "a bare domain has no kernel and so no `%s'",
					   kernel_options[i]);
	}
}

static void check_paging(const GsChecking *checking)
{
	if (checking->domain)
		gs_check_paged(checking, checking->domain, checking->statement->pos);
}

static void check_pager(const GsChecking *checking)
{
	const GsArg *paged = gs_statement_arg(checking->statement, "domain");
	const GsDeclared *declared = gs_scope_domain(checking->checker->scope, (guint)paged->number);
	const GsArg *latency = gs_statement_arg(checking->statement, "latency");
	const GsArg *word = literal(checking->statement, "latency");
	const GsArg *next = NULL;
	guint at;

	if (declared)
		gs_check_paged(checking, declared, paged->pos);
	if (!word) {
		if (latency)
			gs_diagnostics_add(checking->checker->diags, latency->pos,
					   "a dead pager has no latency");
		return;
	}
	if (g_ptr_array_find(checking->statement->args, word, &at) &&
	    at + 1 < checking->statement->args->len)
		next = g_ptr_array_index(checking->statement->args, at + 1);
	if (!latency || next != latency)
		gs_diagnostics_add(checking->checker->diags, gs_pos_behind(word->pos),
				   "expected a duration (as 40ms) after `latency'");
}

/* when and only-on: some condition, and not two that exclude each other. */
static void check_condition(const GsChecking *checking)
{
	const GsArg *fault = gs_statement_arg(checking->statement, "fault");

	if (!checking->statement->args->len)
		gs_diagnostics_add(checking->checker->diags, gs_words_end(checking->node->words),
				   "%s what? As `linux >= 6.12' or `hypervisor xen'%s",
				   checking->verb->name,
				   checking->verb->id == GS_VERB_when
					   ? ", `fault NAME' or `no fault'"
					   : "");
	else if (fault && literal(checking->statement, "no"))
		gs_diagnostics_add(checking->checker->diags, fault->pos,
				   "`no fault' and `fault' exclude each other");
}

static void check_vcpu(const GsChecking *checking)
{
	const GsArg *vcpu = gs_statement_arg(checking->statement, "vcpu");

	if (vcpu && checking->domain && checking->domain->vcpus)
		gs_check_range(checking, vcpu->pos, "vcpu", vcpu->number, FALSE,
			       (GsRange){ 0, checking->domain->vcpus - 1 });
}

/* `nothing' leaves no room for more; `only' must say what. */
static void check_nothing(const GsChecking *checking, const char *slot)
{
	const GsArg *more = gs_statement_arg(checking->statement, slot);
	const GsArg *only = literal(checking->statement, "only");

	if (more && literal(checking->statement, "nothing"))
		gs_diagnostics_add(checking->checker->diags, more->pos,
				   "nothing can follow `nothing'");
	else if (only && !more)
		gs_diagnostics_add(checking->checker->diags, gs_pos_behind(only->pos),
				   "only what? expected a function's name here");
}

/* One of a number, `percent' and `never'. */
static void check_fail_allocation(const GsChecking *checking)
{
	const GsArg *nth = gs_statement_arg(checking->statement, "nth");
	const GsArg *percent = gs_statement_arg(checking->statement, "percent");
	const GsArg *never = literal(checking->statement, "never");

	if (!!nth + !!percent + !!never != 1)
		gs_diagnostics_add(checking->checker->diags, gs_words_end(checking->node->words),
				   "which allocation? say one of a number, `percent N' and `never'");
}

static void check_lacking(const GsChecking *checking)
{
	const GsArg *lacking = literal(checking->statement, "lacking");
	const GsArg *which = gs_statement_arg(checking->statement, "lacking");

	if (lacking && !which)
		gs_diagnostics_add(checking->checker->diags, gs_pos_behind(lacking->pos),
				   "lacking what? expected a status here");
	else if (which && !lacking)
		gs_diagnostics_add(checking->checker->diags, which->pos,
				   "nothing can follow `complete'");
}

static void check_that(const GsChecking *checking)
{
	const GsExpr *left = gs_statement_arg(checking->statement, "left")->expr;
	const GsExpr *right = gs_statement_arg(checking->statement, "right")->expr;
	const GsArg *is = gs_statement_arg(checking->statement, "is");

	if (left->type == GS_VALUE_NONE || right->type == GS_VALUE_NONE)
		return;
	if (left->type != right->type)
		gs_diagnostics_add(checking->checker->diags, right->pos,
				   "%s cannot be compared with %s", gs_value_noun(left->type),
				   gs_value_noun(right->type));
	else if ((left->type == GS_VALUE_STATUS || left->type == GS_VALUE_ERRNO) &&
		 is->number != GS_EQ && is->number != GS_NE)
		gs_diagnostics_add(checking->checker->diags, is->pos,
				   "%s is only `==' or `!=' to another", gs_value_noun(left->type));
}

/* The checker reads top down: behind this line the name may be another mapping's. */
static void see_unmap(const GsChecking *checking)
{
	const GsArg *map = gs_statement_arg(checking->statement, "map");
	GsDefinition *definition = gs_scope_find(checking->checker->scope, GS_NAME_MAP, 0,
						 map->text);

	if (definition)
		definition->unmapped = TRUE;
}

/* What makes the world or waits for it cannot be done from within. */
static void check_inside(const GsChecking *checking)
{
	static const GsVerbId outside[] = {
		GS_VERB_machine, GS_VERB_domain, GS_VERB_pager, GS_VERB_also_on, GS_VERB_only_on,
		GS_VERB_wait, GS_VERB_parallel, GS_VERB_start, GS_VERB_join,
		GS_VERB_each_allocation, GS_VERB_hypervisor_fault,
	};

	for (guint i = 0; checking->checker->inside && i < G_N_ELEMENTS(outside); i++)
		if (outside[i] == checking->verb->id)
			gs_diagnostics_add(checking->checker->diags, checking->statement->pos,
					   "`%s' cannot stand in a domain's block",
					   checking->verb->name);
}

void gs_check_rules(GsChecking *checking)
{
	switch (checking->verb->id) {
	case GS_VERB_machine:
		top_level_only(checking);
		check_machine(checking);
		break;
	case GS_VERB_also_on:
		top_level_only(checking);
		break;
	case GS_VERB_domain:
		top_level_only(checking);
		check_bare(checking);
		break;
	case GS_VERB_pager:
		check_pager(checking);
		break;
	case GS_VERB_page_out:
	case GS_VERB_page_in:
		check_paging(checking);
		break;
	case GS_VERB_only_on:
		top_level_only(checking);
		check_condition(checking);
		break;
	case GS_VERB_when:
		check_condition(checking);
		break;
	case GS_VERB_fail_allocation:
		check_fail_allocation(checking);
		break;
	case GS_VERB_grant_op:
		gs_check_op_fields(checking);
		break;
	case GS_VERB_expect_order:
		gs_check_event_fields(checking);
		break;
	case GS_VERB_expect_that:
		check_that(checking);
		break;
	case GS_VERB_param:
		top_level_only(checking);
		break;
	case GS_VERB_task:
		check_vcpu(checking);
		break;
	case GS_VERB_expect_reserved:
		check_nothing(checking, "is");
		break;
	case GS_VERB_expect_status_texts:
		check_lacking(checking);
		break;
	case GS_VERB_expect_left_behind:
		check_nothing(checking, "what");
		break;
	case GS_VERB_unmap:
		see_unmap(checking);
		break;
	default:
		break;
	}
	check_inside(checking);
}

void gs_check_declaration(GsChecking *checking)
{
	const GsStatement *statement = checking->statement;
	GsScope *scope = checking->checker->scope;
	const GsArg *id = gs_statement_arg(statement, "id");
	const GsArg *kernel = gs_statement_arg(statement, "kernel");
	GsDeclared *declared;

	if (!id || id->number > gs_range_domid().max)
		return;
	declared = gs_scope_domain(scope, (guint)id->number);
	if (declared && !declared->missing) {
		g_autofree char *where = gs_diagnostics_line(checking->checker->diags,
							     declared->pos, id->pos);

		gs_diagnostics_add(checking->checker->diags, id->pos,
				   "domain %u is declared already, on %s", declared->domid, where);
		return;
	}
	declared = gs_scope_declare(scope, (guint)id->number, id->pos);
	declared->vcpus = gs_statement_number(statement, "vcpus", 0);
	declared->pv = literal(statement, "pv") != NULL;
	if (kernel && strcmp(kernel->text, "bare") == 0)
		declared->kind = GS_DOMAIN_BARE;
	else if (kernel && g_str_has_prefix(kernel->text, "linux"))
		declared->kind = GS_DOMAIN_LINUX;
}
