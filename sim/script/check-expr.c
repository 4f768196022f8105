/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Gives every expression its type, and computes it if no run can change it. */
#include <string.h>

#include "hv/grant.h"
#include "script/check.h"
#include "script/errno-table.h"
#include "script/nearest.h"
#include "script/op-field.h"

static const struct {
	const char *name;
	GsValueType type;
} result_fields[] = {
	{ "status", GS_VALUE_STATUS },
	{ "rc", GS_VALUE_NUMBER },
	{ "errno", GS_VALUE_ERRNO },
	{ "time", GS_VALUE_DURATION },
}, map_fields[] = {
	{ "status", GS_VALUE_STATUS },
	{ "handle", GS_VALUE_NUMBER },
};

static void literal(GsExpr *expr, GsValueType type, gint64 value)
{
	expr->kind = GS_EXPR_LITERAL;
	expr->type = type;
	expr->literal = (GsValue){ type, value };
}

static gboolean constant_by_name(const char *name, GsExpr *expr)
{
	const HvStatusRow *status = hv_status_by_name(name);
	const GsErrnoRow *error = gs_errno_by_name(name);

	if (status) {
		literal(expr, GS_VALUE_STATUS, status->value);
	} else if (error) {
		literal(expr, GS_VALUE_ERRNO, error->value);
	} else if (strcmp(name, "now") == 0) {
		expr->kind = GS_EXPR_NOW;
		expr->type = GS_VALUE_DURATION;
	} else {
		return FALSE;
	}
	return TRUE;
}

gboolean gs_check_is_constant(const char *name)
{
	GsExpr unused = { 0 };

	return constant_by_name(name, &unused);
}

static void unknown(const GsChecking *checking, const GsExpr *expr)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autofree char *written = gs_quote(expr->name, -1), *hint = NULL;
	const char *sign = strpbrk(expr->name, "-+");

	gs_scope_names(checking->checker->scope, GS_NAME_VALUE, 0, names);
	for (guint i = 0; i < hv_status_count; i++)
		g_ptr_array_add(names, (gpointer)(hv_status_table[i].name + strlen("GNTST_")));
	g_ptr_array_add(names, "now");
	hint = gs_did_you_mean(expr->name, names);
	if (!*hint && sign)
		gs_diagnostics_add(checking->checker->diags, expr->pos,
				   "there is no value %s; an operator needs blanks around it",
				   written);
	else
		gs_diagnostics_add(checking->checker->diags, expr->pos, "there is no value %s%s",
				   written, hint);
}

/* name is "base.field" from here on; FALSE with a diagnostic if there is no such field. */
static gboolean take_field(const GsChecking *checking, GsExpr *expr, const GsDefinition *of)
{
	gboolean map = of->kind == GS_NAME_MAP;
	guint n = map ? G_N_ELEMENTS(map_fields) : G_N_ELEMENTS(result_fields);
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autofree char *written = NULL, *hint = NULL;
	char *point = strchr(expr->name, '.');

	*point = '\0';
	expr->field = point + 1;
	expr->kind = map ? GS_EXPR_MAP : GS_EXPR_FIELD;
	for (guint i = 0; i < n; i++) {
		const char *name = map ? map_fields[i].name : result_fields[i].name;

		g_ptr_array_add(names, (gpointer)name);
		if (strcmp(name, expr->field) == 0) {
			expr->type = map ? map_fields[i].type : result_fields[i].type;
			return TRUE;
		}
	}
	if (!map && of->op >= 0 && gs_op_field((guint)of->op, expr->field)) {
		expr->type = GS_VALUE_NUMBER;
		return TRUE;
	}
	if (!map && of->op >= 0)
		gs_op_field_names((guint)of->op, names);
	written = gs_quote(expr->field, -1);
	hint = gs_did_you_mean(expr->field, names);
	gs_diagnostics_add(checking->checker->diags, expr->pos, "%s `%s' has no %s%s",
			   map ? "the mapping" : "the result", expr->name, written, hint);
	return FALSE;
}

/* The definition of what stands before the first point in the name, or NULL. */
static const GsDefinition *base_of(const GsScope *scope, const char *name)
{
	gsize bytes = strcspn(name, ".");
	g_autofree char *base = g_strndup(name, bytes);
	const GsDefinition *definition;

	if (!name[bytes])
		return NULL;
	definition = gs_scope_find(scope, GS_NAME_VALUE, 0, base);
	if (!definition || definition->type != GS_VALUE_RESULT)
		definition = gs_scope_find(scope, GS_NAME_MAP, 0, base);
	return definition && !definition->missing ? definition : NULL;
}

static gboolean take_value(const GsChecking *checking, GsExpr *expr, const GsDefinition *definition)
{
	if (definition->type == GS_VALUE_RESULT) {
		gs_diagnostics_add(checking->checker->diags, expr->pos,
				   "`%s' is the result of an action: say what of it, as %s.status",
				   expr->name, expr->name);
		return FALSE;
	}
	expr->kind = GS_EXPR_VALUE;
	expr->type = definition->type;
	if (definition->constant)
		literal(expr, definition->type, definition->value);
	return definition->type != GS_VALUE_NONE;
}

static gboolean check_name(const GsChecking *checking, GsExpr *expr)
{
	const GsScope *scope = checking->checker->scope;
	const GsDefinition *definition = gs_scope_find(scope, GS_NAME_VALUE, 0, expr->name);
	const GsDefinition *base = definition ? NULL : base_of(scope, expr->name);
	gboolean fine;

	if (definition)
		fine = take_value(checking, expr, definition);
	else if (base)
		fine = take_field(checking, expr, base);
	else
		fine = constant_by_name(expr->name, expr);
	if (!fine && !definition && !base)
		unknown(checking, expr);
	if (!fine || !expr->left)
		return fine;
	if (!base || expr->type == GS_VALUE_DURATION || strcmp(expr->field, "rc") == 0 ||
	    expr->type == GS_VALUE_ERRNO) {
		gs_diagnostics_add(checking->checker->diags, expr->left->pos,
				   "there is only one `%s%s%s'", expr->name, base ? "." : "",
				   base ? expr->field : "");
		return FALSE;
	}
	return gs_check_expr_is(checking, expr->left, GS_VALUE_NUMBER);
}

static gboolean check_ref(const GsChecking *checking, GsExpr *expr)
{
	const GsDeclared *domain;

	if (!gs_check_range(checking, expr->pos, "domain", expr->domid, FALSE, gs_range_domid()))
		return FALSE;
	domain = gs_check_declared(checking, (guint)expr->domid, expr->pos);
	if (domain->kind != GS_DOMAIN_LINUX) {
		if (domain->kind == GS_DOMAIN_BARE)
			gs_diagnostics_add(checking->checker->diags, expr->pos,
					   "domain %u is bare: its refs are numbers", domain->domid);
		return FALSE;
	}
	expr->type = GS_VALUE_NUMBER;
	return gs_check_name(checking, GS_NAME_REF, domain->domid, expr->name, expr->pos) != NULL;
}

static gboolean check_operation(const GsChecking *checking, GsExpr *expr)
{
	static const GsValue zero = { GS_VALUE_NUMBER, 0 };
	GsValue left, result;
	const char *why;

	if (!gs_check_expr(checking, expr->left) ||
	    (expr->right && !gs_check_expr(checking, expr->right)))
		return FALSE;
	if (!expr->right && expr->left->type != GS_VALUE_NUMBER) {
		gs_diagnostics_add(checking->checker->diags, expr->pos, "`-' before %s",
				   gs_value_noun(expr->left->type));
		return FALSE;
	}
	expr->type = expr->right ? gs_value_combined(expr->left->type, expr->op, expr->right->type)
				 : GS_VALUE_NUMBER;
	if (expr->type == GS_VALUE_NONE) {
		gs_diagnostics_add(checking->checker->diags, expr->pos, "%s %c %s is nothing",
				   gs_value_noun(expr->left->type), expr->op,
				   gs_value_noun(expr->right->type));
		return FALSE;
	}
	if (expr->left->kind != GS_EXPR_LITERAL ||
	    (expr->right && expr->right->kind != GS_EXPR_LITERAL))
		return TRUE;
	left = expr->left->literal;
	why = expr->right ? gs_value_compute(left, expr->op, expr->right->literal, &result)
			  : gs_value_compute(zero, '-', left, &result);
	if (why)
		gs_diagnostics_add(checking->checker->diags, expr->pos, "%s", why);
	else
		literal(expr, expr->type, result.value);
	return !why;
}

gboolean gs_check_expr(const GsChecking *checking, GsExpr *expr)
{
	switch (expr->kind) {
	case GS_EXPR_NAME:
		return check_name(checking, expr);
	case GS_EXPR_REF:
		return check_ref(checking, expr);
	case GS_EXPR_MINUS:
	case GS_EXPR_BINARY:
		return check_operation(checking, expr);
	case GS_EXPR_COUNT:
		expr->type = GS_VALUE_NUMBER;
		return gs_check_count(checking, expr);
	default:
		return TRUE;
	}
}

gboolean gs_check_expr_is(const GsChecking *checking, GsExpr *expr, GsValueType type)
{
	if (!gs_check_expr(checking, expr))
		return FALSE;
	if (expr->type != type)
		gs_diagnostics_add(checking->checker->diags, expr->pos,
				   "expected %s, and this is %s", gs_value_noun(type),
				   gs_value_noun(expr->type));
	return expr->type == type;
}
