/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A script's statements: memory and access to arguments by name. */
#include "script/ast.h"

#include "script/expr.h"
#include "script/statement.h"

GsStatement *gs_statement_new(void)
{
	GsStatement *statement = g_new0(GsStatement, 1);

	statement->args = g_ptr_array_new_with_free_func((GDestroyNotify)gs_arg_free);
	return statement;
}

void gs_arg_free(GsArg *arg)
{
	g_free(arg->text);
	gs_expr_unref(arg->expr);
	g_free(arg);
}

void gs_statement_free(GsStatement *statement)
{
	if (!statement)
		return;
	g_ptr_array_unref(statement->args);
	if (statement->label)
		g_ptr_array_unref(statement->label);
	if (statement->body)
		g_ptr_array_unref(statement->body);
	if (statement->outcomes)
		g_ptr_array_unref(statement->outcomes);
	g_free(statement->as);
	g_free(statement);
}

GPtrArray *gs_statement_list_new(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)gs_statement_free);
}

void gs_script_free(GsScript *script)
{
	if (!script)
		return;
	g_ptr_array_unref(script->statements);
	if (script->sources)
		g_ptr_array_unref(script->sources);
	g_free(script->path);
	g_free(script);
}

const GsArg *gs_statement_arg_n(const GsStatement *statement, const char *slot, guint n)
{
	for (guint i = 0; i < statement->args->len; i++) {
		const GsArg *arg = g_ptr_array_index(statement->args, i);

		if (arg->slot && g_str_equal(arg->slot, slot) && n-- == 0)
			return arg;
	}
	return NULL;
}

const GsArg *gs_statement_arg(const GsStatement *statement, const char *slot)
{
	return gs_statement_arg_n(statement, slot, 0);
}

guint gs_statement_count(const GsStatement *statement, const char *slot)
{
	guint n = 0;

	for (guint i = 0; i < statement->args->len; i++) {
		const GsArg *arg = g_ptr_array_index(statement->args, i);

		n += arg->slot && g_str_equal(arg->slot, slot);
	}
	return n;
}

guint gs_statement_words(const GsStatement *statement, const char *word)
{
	guint n = 0;

	for (guint i = 0; i < statement->args->len; i++) {
		const GsArg *arg = g_ptr_array_index(statement->args, i);

		n += !arg->slot && g_strcmp0(arg->text, word) == 0;
	}
	return n;
}

gboolean gs_statement_has(const GsStatement *statement, const char *word)
{
	return gs_statement_words(statement, word) > 0;
}

guint64 gs_statement_number(const GsStatement *statement, const char *slot, guint64 otherwise)
{
	const GsArg *arg = gs_statement_arg(statement, slot);

	return arg ? arg->number : otherwise;
}
