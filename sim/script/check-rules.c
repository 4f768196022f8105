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

static GsPos behind(const GsArg *arg)
{
	return (GsPos){ arg->pos.line, arg->pos.column + arg->pos.length, 1 };
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

static void check_pager(const GsChecking *checking)
{
	const GsArg *latency = gs_statement_arg(checking->statement, "latency");
	const GsArg *word = literal(checking->statement, "latency");
	const GsArg *next = NULL;
	guint at;

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
		gs_diagnostics_add(checking->checker->diags, behind(word),
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
		gs_diagnostics_add(checking->checker->diags, behind(only),
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
		gs_diagnostics_add(checking->checker->diags, behind(lacking),
				   "lacking what? expected a status here");
	else if (which && !lacking)
		gs_diagnostics_add(checking->checker->diags, which->pos,
				   "nothing can follow `complete'");
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
	default:
		break;
	}
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
		gs_diagnostics_add(checking->checker->diags, id->pos,
				   "domain %u is declared already, on line %u", declared->domid,
				   declared->pos.line);
		return;
	}
	declared = gs_scope_declare(scope, (guint)id->number, id->pos);
	declared->vcpus = gs_statement_number(statement, "vcpus", 0);
	if (kernel && strcmp(kernel->text, "bare") == 0)
		declared->kind = GS_DOMAIN_BARE;
	else if (kernel && g_str_has_prefix(kernel->text, "linux"))
		declared->kind = GS_DOMAIN_LINUX;
}
