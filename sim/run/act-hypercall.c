/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Hypercalls by hand with any argument: grant-op, hypercall.  While one is made, the
 * domain's memory is the buffer that it passes; any other address is nobody's.
 */
#include <string.h>

#include "run/bare.h"
#include "run/verbs.h"
#include "script/op-field.h"
#include "world/platform.h"

#define LONGEST_LIST 4096 /* frames; the largest table that a domain can have */
#define PAGE_BYTES   4096

/* Lists have room before the structures, behind which is nothing; who wants a bad one says so. */
static void fill_lists(const HvGrantOpRow *row, guint8 *ops, guint n, gconstpointer list)
{
	for (guint k = 0; k < gs_op_field_count; k++)
		if (gs_op_field_table[k].cmd == row->cmd && gs_op_field_table[k].pointer)
			for (guint i = 0; i < n; i++)
				gs_op_field_set(&gs_op_field_table[k], ops + i * row->arg_size,
						(guint64)(gulong)list);
}

/* FALSE: the run is over. */
static gboolean fill_fields(GsRun *run, const HvGrantOpRow *row, guint8 *ops,
			    const GsStatement *statement)
{
	const GsOpField *field = NULL;

	for (guint i = 0; i < statement->args->len; i++) {
		const GsArg *arg = g_ptr_array_index(statement->args, i);

		if (!arg->slot && strcmp(arg->text, "and") == 0)
			ops += row->arg_size;
		else if (g_strcmp0(arg->slot, "field") == 0)
			field = gs_op_field(row->cmd, arg->text);
		else if (g_strcmp0(arg->slot, "value") == 0 &&
			 gs_op_field_fits(field, arg->number))
			gs_op_field_set(field, ops, arg->number);
		else if (g_strcmp0(arg->slot, "value") == 0) {
			gs_run_error(run, statement->pos.line,
				     "%" G_GINT64_FORMAT " does not fit into %s, which has %u bits",
				     (gint64)arg->number, field->name, 8 * (guint)field->size);
			return FALSE;
		}
	}
	return TRUE;
}

static void take_statuses(GsRun *run, const HvGrantOpRow *row, GsResult *result)
{
	if (row->status_at < 0)
		return;
	gs_run_statuses(run, result, result->n_ops);
	for (guint i = 0; i < result->n_ops; i++)
		memcpy(&result->statuses[i], result->ops + i * row->arg_size + row->status_at,
		       sizeof(gint16));
}

static long call(GsDomain *domain, guint nr, const unsigned long args[5], gpointer window,
		 gsize size)
{
	long rc;

	domain->bare_window = window;
	domain->bare_window_size = size;
	rc = gs_hypercall(domain, nr, args);
	domain->bare_window = NULL;
	return rc;
}

void gs_act_grant_op(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	const HvGrantOpRow *row = hv_grant_op_by_name(gs_statement_arg(statement, "op")->text);
	guint n = 1 + gs_statement_words(statement, "and");
	gsize room = LONGEST_LIST * sizeof(guint64), size = room + n * row->arg_size;
	guint8 *list = gs_run_alloc(run, size), *ops = list + room;
	unsigned long args[5] = { row->cmd };

	fill_lists(row, ops, n, list);
	if (!fill_fields(run, row, ops, statement))
		return;
	args[1] = gs_statement_number(statement, "at", (gulong)ops);
	args[2] = gs_statement_number(statement, "count", n);
	result->rc = call(domain, __HYPERVISOR_grant_table_op, args, list, size);
	result->cmd = (gint)row->cmd;
	result->ops = ops;
	result->n_ops = n;
	take_statuses(run, row, result);
}

void gs_act_hypercall(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	unsigned long args[5] = { 0 };
	const GsArg *arg;

	for (guint i = 0; i < 5 && (arg = gs_statement_arg_n(statement, "argument", i)); i++)
		args[i] = arg->number;
	result->rc = call(domain, (guint)gs_statement_number(statement, "nr", 0), args,
			  gs_run_alloc(run, PAGE_BYTES), PAGE_BYTES);
}
