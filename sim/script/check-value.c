/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What gives a value its name: param, let, the counter of repeat, `as' behind an outcome. */
#include <string.h>

#include "hv/grant.h"
#include "script/check.h"
#include "script/nearest.h"
#include "script/read.h"

GsDefinition *gs_check_define_value(const GsChecking *checking, const char *name, GsPos pos,
				    GsValueType type)
{
	GsDiagnostics *diags = checking->checker->diags;
	GsDefinition *before = gs_scope_find(checking->checker->scope, GS_NAME_VALUE, 0, name);
	GsValueType type_before = before ? before->type : GS_VALUE_NONE;
	GsDefinition *definition;

	if (strpbrk(name, ".+"))
		gs_diagnostics_add(diags, pos, "a value's name has no `.' or `+' in it");
	else if (gs_check_is_constant(name))
		gs_diagnostics_add(diags, pos, "`%s' is a value already", name);
	else if (gs_check_define(checking, GS_NAME_VALUE, 0, name, pos)) {
		definition = gs_scope_find(checking->checker->scope, GS_NAME_VALUE, 0, name);
		definition->type = type;
		if (type_before != GS_VALUE_NONE && type != GS_VALUE_NONE && type_before != type)
			gs_diagnostics_add(diags, pos, "`%s' is %s here, and %s in the other block",
					   name, gs_value_noun(type), gs_value_noun(type_before));
		return definition;
	}
	return NULL;
}

/* What --set says for it; FALSE: nothing, or nothing good. */
static gboolean read_setting(const GsChecking *checking, const char *text, GsPos pos,
			     GsValueType type, gint64 *value)
{
	g_autofree char *statement = g_strdup_printf("param x = %s", text);
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	g_autoptr(GPtrArray) nodes = NULL;
	const GsNode *node;
	GsExpr *expr;

	if (g_utf8_validate(statement, -1, NULL) && strlen(statement) < 200)
		nodes = gs_read_nodes(statement, strlen(statement), 1, diags);
	node = nodes && nodes->len == 1 ? g_ptr_array_index(nodes, 0) : NULL;
	if (node && node->assigned.line && !node->body && !node->arrow) {
		expr = ((GsWord *)g_ptr_array_index(node->words, node->words->len - 1))->expr;
		if (expr->kind == GS_EXPR_LITERAL && expr->type == type) {
			*value = expr->literal.value;
			return TRUE;
		}
	}
	gs_diagnostics_add(checking->checker->diags, pos, "--set: expected %s, found `%s'",
			   gs_value_noun(type), text);
	return FALSE;
}

static const GsSetting *setting_of(const GsNames *names, const char *name)
{
	for (guint i = 0; names && i < names->n_settings; i++)
		if (strcmp(names->settings[i].name, name) == 0)
			return &names->settings[i];
	return NULL;
}

static void define_let(const GsChecking *checking, gboolean is_param)
{
	const GsArg *name = gs_statement_arg(checking->statement, "name");
	const GsArg *value = gs_statement_arg(checking->statement, "value");
	const GsSetting *setting = is_param ? setting_of(checking->checker->names, name->text)
					    : NULL;
	GsExpr *expr = value->expr;
	gboolean known = expr->kind == GS_EXPR_LITERAL;
	GsDefinition *definition = gs_check_define_value(checking, name->text, name->pos,
							 expr->type);

	if (is_param && expr->type != GS_VALUE_NONE && !known)
		gs_diagnostics_add(checking->checker->diags, value->pos,
				   "a parameter's value must be known before the run");
	if (!definition)
		return;
	/* Of two `when' blocks only the run knows which has defined it. */
	definition->constant = known && !checking->checker->when;
	definition->value = expr->literal.value;
	definition->is_param = is_param;
	if (setting && known)
		read_setting(checking, setting->value, name->pos, expr->type, &definition->value);
}

void gs_check_values(const GsChecking *checking)
{
	const GsArg *counter = gs_statement_arg(checking->statement, "counter");

	if (checking->verb->id == GS_VERB_let || checking->verb->id == GS_VERB_param)
		define_let(checking, checking->verb->id == GS_VERB_param);
	else if (counter)
		gs_check_define_value(checking, counter->text, counter->pos, GS_VALUE_NUMBER);
}

void gs_check_forget_counter(const GsChecking *checking)
{
	const GsArg *counter = gs_statement_arg(checking->statement, "counter");

	if (counter)
		gs_scope_forget(checking->checker->scope, GS_NAME_VALUE, 0, counter->text);
}

void gs_check_settings(const GsChecker *checker)
{
	const GsNames *names = checker->names;

	for (guint i = 0; names && !names->unfinished && i < names->n_settings; i++) {
		const char *name = names->settings[i].name;
		const GsDefinition *definition = gs_scope_find(checker->scope, GS_NAME_VALUE, 0,
							       name);
		g_autoptr(GPtrArray) params = g_ptr_array_new();
		g_autofree char *hint = NULL, *quoted = NULL;

		if (definition && definition->is_param)
			continue;
		gs_scope_params(checker->scope, params);
		hint = gs_did_you_mean(name, params);
		quoted = gs_quote(name, -1);
		gs_diagnostics_add(checker->diags, GS_WHOLE_FILE,
				   "--set: there is no parameter %s%s", quoted, hint);
	}
}

/* "free-refs 1": what `expect free-refs' compares, without the comparison. */
gboolean gs_check_count(const GsChecking *checking, GsExpr *expr)
{
	GsChecker *checker = checking->checker;
	guint errors = gs_diagnostics_count(checker->diags), n;
	g_autofree GsNode *node = gs_node_new(NULL, gs_word_new(GS_ARG_NAME, expr->pos, "", 0));
	GsChecking inner = { checker, node, NULL, NULL, NULL, 1 };

	((GsWord *)g_ptr_array_index(node->words, 0))->text = g_strdup("expect");
	for (guint i = 0; i < expr->words->len; i++)
		g_ptr_array_add(node->words, g_ptr_array_index(expr->words, i));
	g_ptr_array_set_free_func(expr->words, NULL);
	g_ptr_array_set_size(expr->words, 0);
	inner.verb = gs_check_verb(checker, node->words, &n);
	if (inner.verb && !gs_verb_counts(inner.verb))
		gs_diagnostics_add(checker->diags, expr->pos, "`%s' counts nothing",
				   inner.verb->name);
	else if (inner.verb)
		expr->statement = gs_check_counting(&inner, n, expr->pos);
	g_ptr_array_unref(expr->words);
	expr->words = g_steal_pointer(&node->words);
	g_ptr_array_unref(node->outcome);
	return expr->statement && gs_diagnostics_count(checker->diags) == errors;
}
