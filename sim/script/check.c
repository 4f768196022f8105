/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Walks over the statements of a script, in order, blocks included. */
#include "script/check.h"

#include "script/nearest.h"
#include "script/statement.h"

/* The domain that statements of a block belong to if they do not say. */
typedef struct {
	gboolean has_domid;
	guint domid;
	GsPos pos;
} Owner;

static void check_list(GsChecker *checker, const GPtrArray *nodes, const Owner *owner,
		       GPtrArray *statements);

static GsArg *make_arg(const GsBinding *binding)
{
	GsArg *arg = g_new0(GsArg, 1);

	arg->kind = binding->word->kind;
	arg->pos = binding->word->pos;
	arg->text = g_strdup(binding->word->text);
	arg->number = binding->word->number;
	arg->slot = binding->slot;
	return arg;
}

static void add_args(GsChecking *checking, const GArray *bindings)
{
	for (guint i = 0; i < bindings->len; i++) {
		const GsBinding *binding = &g_array_index(bindings, GsBinding, i);
		GsArg *arg = make_arg(binding);

		g_ptr_array_add(checking->statement->args, arg);
		if (binding->type)
			gs_check_arg(checking, arg, binding->word, binding->type);
	}
}

/* Arguments that matched are checked even if the rest did not: more is said at once. */
static void check_args(GsChecking *checking, const GPtrArray *items, guint first)
{
	g_autoptr(GArray) bindings = g_array_new(FALSE, FALSE, sizeof(GsBinding));
	gboolean complete = gs_signature_match(items, checking->node->words, first, bindings,
					       checking->checker->diags);

	add_args(checking, bindings);
	if (complete) {
		gs_check_rules(checking);
		gs_check_values(checking);
	} else {
		checking->slots = 0;
	}
	if (checking->verb->id == GS_VERB_domain)
		gs_check_declaration(checking);
	gs_check_definitions(checking, bindings);
}

static const GPtrArray *items_of(GsChecker *checker, const GsVerb *verb)
{
	if (!checker->items[verb->id])
		checker->items[verb->id] = gs_signature_parse(verb->signature);
	return checker->items[verb->id];
}

GsStatement *gs_check_counting(GsChecking *checking, guint n, GsPos pos)
{
	const GPtrArray *items = items_of(checking->checker, checking->verb);
	g_autoptr(GPtrArray) before = g_ptr_array_new();
	g_autoptr(GArray) bindings = g_array_new(FALSE, FALSE, sizeof(GsBinding));

	for (guint i = 0; i + 2 < items->len; i++)
		g_ptr_array_add(before, g_ptr_array_index(items, i));
	checking->statement = gs_statement_new();
	checking->statement->verb = checking->verb;
	checking->statement->pos = pos;
	gs_signature_match(before, checking->node->words, n, bindings, checking->checker->diags);
	add_args(checking, bindings);
	return checking->statement;
}

static void check_block(const GsChecking *checking)
{
	const GsNode *node = checking->node;
	GsDiagnostics *diags = checking->checker->diags;

	if (checking->verb->block && !node->body)
		gs_diagnostics_add(diags, gs_words_end(node->words),
				   "`%s' needs a block: { ... }", checking->verb->name);
	else if (!checking->verb->block && node->body)
		gs_diagnostics_add(diags, node->brace, "`%s' takes no block",
				   checking->verb->name);
}

/* The owner of the block's statements: who says a domain, says it for its block. */
static Owner owner_inside(const GsChecking *checking, const Owner *outside)
{
	const GsStatement *statement = checking->statement;

	if (checking->verb->who == GS_WHO_NOBODY || !statement->has_domid)
		return *outside;
	return (Owner){ TRUE, statement->domid, statement->domid_pos };
}

static void check_body(const GsChecking *checking, const Owner *outside)
{
	GsChecker *checker = checking->checker;
	const GsNode *when = checker->when;
	Owner owner = owner_inside(checking, outside);

	checking->statement->body = gs_statement_list_new();
	if (checking->verb->id == GS_VERB_when)
		checker->when = checking->node;
	checker->inside += checking->verb->who != GS_WHO_NOBODY;
	checker->depth++;
	check_list(checker, checking->node->body, &owner, checking->statement->body);
	checker->depth--;
	checker->inside -= checking->verb->who != GS_WHO_NOBODY;
	checker->when = when;
	gs_check_forget_counter(checking);
}

static void set_owner(GsStatement *statement, const GsNode *node, const GsVerb *verb,
		      const Owner *owner)
{
	if (node->domid) {
		statement->has_domid = TRUE;
		statement->domid = node->domid->negative
					   ? G_MAXUINT
					   : (guint)MIN(node->domid->number, G_MAXUINT);
		statement->domid_pos = node->domid->pos;
	} else if (verb->who != GS_WHO_NOBODY && owner->has_domid) {
		statement->has_domid = TRUE;
		statement->domid = owner->domid;
		statement->domid_pos = owner->pos;
	}
}

static GsStatement *check_node(GsChecker *checker, const GsNode *node, const Owner *owner)
{
	guint n;
	const GsVerb *verb = gs_check_verb(checker, node->words, &n);
	GsChecking checking = { checker, node, verb, NULL, NULL, 1 };
	const GsWord *first = g_ptr_array_index(node->words, 0);

	if (!verb) {
		/* Nobody knows what the block would have been, but its names are used later. */
		g_autoptr(GPtrArray) dropped = gs_statement_list_new();

		if (node->body)
			check_list(checker, node->body, owner, dropped);
		return NULL;
	}
	checking.statement = gs_statement_new();
	checking.statement->verb = verb;
	checking.statement->pos = gs_pos_span(
		first->pos, ((const GsWord *)g_ptr_array_index(node->words, n - 1))->pos);
	set_owner(checking.statement, node, verb, owner);
	if (node->assigned.line && verb->id != GS_VERB_let && verb->id != GS_VERB_param)
		gs_diagnostics_add(checker->diags, node->assigned,
				   "`=' is no comparison; did you mean `=='?");
	gs_check_domain(&checking);
	check_args(&checking, items_of(checker, verb), n);
	check_block(&checking);
	if (node->body)
		check_body(&checking, owner);
	gs_check_outcome(&checking);
	return checking.statement;
}

static void check_list(GsChecker *checker, const GPtrArray *nodes, const Owner *owner,
		       GPtrArray *statements)
{
	for (guint i = 0; i < nodes->len; i++) {
		GsStatement *statement = check_node(checker, g_ptr_array_index(nodes, i), owner);

		if (statement)
			g_ptr_array_add(statements, statement);
	}
}

void gs_check_nodes(const GPtrArray *nodes, GPtrArray *statements, const GsNames *names,
		    GsDiagnostics *diags)
{
	GsChecker checker = { .diags = diags, .names = names, .scope = gs_scope_new() };
	Owner nobody = { 0 };

	check_list(&checker, nodes, &nobody, statements);
	gs_check_settings(&checker);
	for (guint i = 0; i < GS_VERB_COUNT; i++)
		if (checker.items[i])
			g_ptr_array_unref(checker.items[i]);
	gs_scope_free(checker.scope);
}
