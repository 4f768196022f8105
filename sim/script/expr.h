/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Values and expressions.  An expression is what stands in parentheses, behind `=', or
 * on both sides of an `expect that'.  The checker gives each its type; what no run can
 * change it computes at once, the rest is computed when the statement is run.
 */
#ifndef GS_EXPR_H
#define GS_EXPR_H

#include "script/ast.h"

G_BEGIN_DECLS

typedef enum {
	GS_VALUE_NONE, /* there was an error, which has been told */
	GS_VALUE_NUMBER,
	GS_VALUE_DURATION, /* ns; a difference may be negative */
	GS_VALUE_STATUS,   /* GNTST_* */
	GS_VALUE_ERRNO,    /* positive; 0: none */
	GS_VALUE_RESULT,   /* of an action: only its fields can be used */
} GsValueType;

typedef struct {
	GsValueType type;
	gint64 value;
} GsValue;

typedef enum {
	GS_EXPR_LITERAL,
	GS_EXPR_NAME,   /* name, and index if [ ] stood behind it; not looked up yet */
	GS_EXPR_VALUE,  /* name: of a let, param or counter */
	GS_EXPR_FIELD,  /* name.field[index] of a result */
	GS_EXPR_MAP,    /* name.field[index] of a mapping */
	GS_EXPR_REF,    /* domid:name, a ref of a domain that runs a kernel */
	GS_EXPR_NOW,    /* virtual time */
	GS_EXPR_MINUS,  /* left */
	GS_EXPR_BINARY, /* left op right */
	GS_EXPR_COUNT,  /* words: what an expectation counts; statement once checked */
} GsExprKind;

/* What has been read of one; operators are left-associative, so this is what is nested. */
#define GS_DEEPEST_EXPR 100

struct GsExpr {
	GsExprKind kind;
	GsPos pos;
	guint depth;
	GsValueType type;     /* once checked */
	GsValue literal;
	char *name, *field;   /* field: points into name, behind its first point */
	guint64 domid;
	char op;              /* + - * / % */
	GsExpr *left, *right; /* left: the index of a name as well */
	GPtrArray *words;     /* GsWord * */
	GsStatement *statement;
};

GsExpr *gs_expr_new(GsExprKind kind, GsPos pos);
GsExpr *gs_expr_ref(GsExpr *expr);
void gs_expr_unref(GsExpr *expr);
GsExpr *gs_expr_literal(GsPos pos, GsValueType type, gint64 value);
/* Take what they are given. */
GsExpr *gs_expr_name(GsPos pos, char *name, GsExpr *index);
GsExpr *gs_expr_operation(GsPos pos, GsExpr *left, char op, GsExpr *right);

/* "a number"; for messages. */
const char *gs_value_noun(GsValueType type);
/* The type of left op right; GS_VALUE_NONE: they do not go together. */
GsValueType gs_value_combined(GsValueType left, char op, GsValueType right);
/* What it is; NULL, or why there is no such value. */
const char *gs_value_compute(GsValue left, char op, GsValue right, GsValue *result);

G_END_DECLS

#endif
