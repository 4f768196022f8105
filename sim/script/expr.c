/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Expressions as they are read. */
#include "script/expr.h"

#include <string.h>

#include "script/statement.h"

GsExpr *gs_expr_new(GsExprKind kind, GsPos pos)
{
	GsExpr *expr = g_rc_box_new0(GsExpr);

	expr->kind = kind;
	expr->pos = pos;
	expr->depth = 1;
	return expr;
}

GsExpr *gs_expr_ref(GsExpr *expr)
{
	return expr ? g_rc_box_acquire(expr) : NULL;
}

static void clear(gpointer data)
{
	GsExpr *expr = data;

	g_free(expr->name);
	gs_expr_unref(expr->left);
	gs_expr_unref(expr->right);
	if (expr->words)
		g_ptr_array_unref(expr->words);
	gs_statement_free(expr->statement);
}

void gs_expr_unref(GsExpr *expr)
{
	if (expr)
		g_rc_box_release_full(expr, clear);
}

GsExpr *gs_expr_literal(GsPos pos, GsValueType type, gint64 value)
{
	GsExpr *expr = gs_expr_new(GS_EXPR_LITERAL, pos);

	expr->type = type;
	expr->literal = (GsValue){ type, value };
	return expr;
}

GsExpr *gs_expr_name(GsPos pos, char *name, GsExpr *index)
{
	GsExpr *expr = gs_expr_new(GS_EXPR_NAME, pos);

	expr->name = name;
	expr->left = index;
	expr->depth += index ? index->depth : 0;
	return expr;
}

GsExpr *gs_expr_operation(GsPos pos, GsExpr *left, char op, GsExpr *right)
{
	GsExpr *expr = gs_expr_new(right ? GS_EXPR_BINARY : GS_EXPR_MINUS, pos);

	expr->op = op;
	expr->left = left;
	expr->right = right;
	expr->depth += MAX(left->depth, right ? right->depth : 0);
	return expr;
}
