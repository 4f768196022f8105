/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Computes expressions; the checker has seen to it that their types are right. */
#include "run/value.h"

#include <string.h>

#include "run/verbs.h"
#include "script/op-field.h"

/* What a name stands for.  A result's arrays live as long as the run. */
typedef struct {
	GsValue value;
	GsResult result; /* if the value is of that type */
	guint64 took_ns;
} Kept;

void gs_run_keep_value(GsRun *run, const char *name, GsValue value)
{
	Kept *kept = g_new0(Kept, 1);

	kept->value = value;
	g_hash_table_insert(run->values, g_strdup(name), kept);
}

void gs_run_keep_result(GsRun *run, const char *name, const GsResult *result, guint64 took_ns)
{
	Kept *kept = g_new0(Kept, 1);

	kept->value.type = GS_VALUE_RESULT;
	kept->result = *result;
	kept->took_ns = took_ns;
	g_hash_table_insert(run->values, g_strdup(name), kept);
}

/* NULL: the run is over. */
static const Kept *kept_by_name(GsRun *run, guint line, const char *name)
{
	const Kept *kept = g_hash_table_lookup(run->values, name);

	if (!kept)
		gs_run_error(run, line, "%s has no value: what gives it one has not been run", name);
	return kept;
}

/* The index of a field; FALSE: the run is over. */
static gboolean index_of(GsRun *run, guint line, const GsExpr *expr, guint n, guint *i)
{
	GsValue index = { GS_VALUE_NUMBER, 0 };

	if (expr->left && !gs_run_value(run, line, expr->left, &index))
		return FALSE;
	*i = (guint)index.value;
	if (index.value >= 0 && index.value < n)
		return TRUE;
	if (n)
		gs_run_error(run, line, "%s has %s 0 to %u, and no %" G_GINT64_FORMAT, expr->name,
			     expr->field, n - 1, index.value);
	else
		gs_run_error(run, line, "%s has no %s", expr->name, expr->field);
	return FALSE;
}

static gboolean result_field(GsRun *run, guint line, const GsExpr *expr, gint64 *value)
{
	const Kept *kept = kept_by_name(run, line, expr->name);
	const GsResult *result;
	const GsOpField *field;
	guint i;

	if (!kept)
		return FALSE;
	result = &kept->result;
	if (strcmp(expr->field, "rc") == 0) {
		*value = result->rc;
	} else if (strcmp(expr->field, "errno") == 0) {
		*value = result->rc < 0 ? -result->rc : 0;
	} else if (strcmp(expr->field, "time") == 0) {
		*value = (gint64)kept->took_ns;
	} else if (strcmp(expr->field, "status") == 0) {
		if (!index_of(run, line, expr, result->n, &i))
			return FALSE;
		*value = result->statuses[i];
	} else {
		const guint8 *op;

		if (!index_of(run, line, expr, result->n_ops, &i))
			return FALSE;
		field = gs_op_field((guint)result->cmd, expr->field);
		op = result->ops + i * hv_grant_op_by_cmd((guint)result->cmd)->arg_size;
		*value = (gint64)gs_op_field_get(field, op);
	}
	return TRUE;
}

static gboolean map_field(GsRun *run, guint line, const GsExpr *expr, gint64 *value)
{
	const GsMap *map = gs_run_map(run, expr->name);
	guint i;

	if (!map)
		gs_run_error(run, line, "there is no mapping %s now", expr->name);
	if (!map || !index_of(run, line, expr, map->n, &i))
		return FALSE;
	*value = strcmp(expr->field, "status") == 0 ? map->slots[i].status
						     : (gint64)map->slots[i].handle;
	return TRUE;
}

static gboolean ref_number(GsRun *run, guint line, const GsExpr *expr, gint64 *value)
{
	const GsArg arg = { .text = expr->name };
	grant_ref_t ref;

	if (!gs_run_ref(run, (guint)expr->domid, &arg, &ref)) {
		gs_run_error(run, line, "domain %u has no grant %s", (guint)expr->domid, expr->name);
		return FALSE;
	}
	*value = ref;
	return TRUE;
}

static gboolean operation(GsRun *run, guint line, const GsExpr *expr, GsValue *value)
{
	GsValue left, right = { GS_VALUE_NUMBER, 0 };
	const char *why;

	if (!gs_run_value(run, line, expr->left, &left) ||
	    (expr->right && !gs_run_value(run, line, expr->right, &right)))
		return FALSE;
	why = expr->right ? gs_value_compute(left, expr->op, right, value)
			  : gs_value_compute(right, '-', left, value);
	if (why)
		gs_run_error(run, line, "%s", why);
	return !why;
}

/* What `expect' would compare. */
static gboolean count(GsRun *run, const GsStatement *statement, gint64 *value)
{
	guint64 found = 0;

	if (!gs_run_compute_args(run, statement))
		return FALSE;
	run->counting = &found;
	gs_run_statement_fn(statement->verb->id)(run, statement);
	run->counting = NULL;
	*value = (gint64)found;
	return !gs_run_over(run);
}

static gboolean by_name(GsRun *run, guint line, const GsExpr *expr, GsValue *value)
{
	const Kept *kept = kept_by_name(run, line, expr->name);

	if (kept)
		*value = kept->value;
	return kept != NULL;
}

gboolean gs_run_value(GsRun *run, guint line, const GsExpr *expr, GsValue *value)
{
	value->type = expr->type;
	switch (expr->kind) {
	case GS_EXPR_LITERAL:
		*value = expr->literal;
		return TRUE;
	case GS_EXPR_VALUE:
		return by_name(run, line, expr, value);
	case GS_EXPR_FIELD:
		return result_field(run, line, expr, &value->value);
	case GS_EXPR_MAP:
		return map_field(run, line, expr, &value->value);
	case GS_EXPR_REF:
		return ref_number(run, line, expr, &value->value);
	case GS_EXPR_NOW:
		value->value = (gint64)run->world->sched->clock.now;
		return TRUE;
	case GS_EXPR_COUNT:
		return count(run, expr->statement, &value->value);
	default:
		return operation(run, line, expr, value);
	}
}

gboolean gs_run_compute_args(GsRun *run, const GsStatement *statement)
{
	for (guint i = 0; i < statement->args->len; i++) {
		GsArg *arg = g_ptr_array_index(statement->args, i);
		GsValue value;

		if (!arg->expr || arg->max == 0)
			continue; /* known, or the verb computes it itself */
		if (!gs_run_value(run, statement->pos.line, arg->expr, &value))
			return FALSE;
		arg->number = (guint64)value.value;
		if (arg->max == G_MAXUINT64 ||
		    (value.value >= 0 && arg->number >= arg->min && arg->number <= arg->max))
			continue;
		gs_run_error(run, statement->pos.line,
			     "%s %" G_GINT64_FORMAT " is out of range: %" G_GUINT64_FORMAT
			     " to %" G_GUINT64_FORMAT,
			     arg->slot, value.value, arg->min, arg->max);
		return FALSE;
	}
	return TRUE;
}
