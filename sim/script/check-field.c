/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Fields by name: of the structure of a grant operation, of an event of the trace. */
#include <string.h>

#include "hv/grant.h"
#include "script/check.h"
#include "script/nearest.h"
#include "script/op-field.h"
#include "world/trace.h"

gint gs_check_op_of(const GsStatement *statement)
{
	const GsArg *op = statement->verb->id == GS_VERB_grant_op
				  ? gs_statement_arg(statement, "op") : NULL;
	const HvGrantOpRow *row = op ? hv_grant_op_by_name(op->text) : NULL;

	return row ? (gint)row->cmd : -1;
}

static void no_field(const GsChecking *checking, const GsArg *field, const char *of,
		     const GPtrArray *names)
{
	g_autofree char *quoted = gs_quote(field->text, -1);
	g_autofree char *hint = gs_did_you_mean(field->text, names);

	gs_diagnostics_add(checking->checker->diags, field->pos, "%s has no field %s%s", of, quoted,
			   hint);
}

/* A value that is computed in the run is looked at there. */
static void check_fits(const GsChecking *checking, const GsOpField *field, const GsArg *value)
{
	if (!value->expr && !gs_op_field_fits(field, value->number))
		gs_diagnostics_add(checking->checker->diags, value->pos,
				   "this does not fit into %s, which has %u bits", field->name,
				   8 * (guint)field->size);
}

void gs_check_op_fields(GsChecking *checking)
{
	gint cmd = gs_check_op_of(checking->statement);
	const GsArg *field;

	/* One outcome for each structure. */
	checking->slots = 1 + gs_statement_words(checking->statement, "and");
	for (guint i = 0; cmd >= 0 && (field = gs_statement_arg_n(checking->statement, "field", i));
	     i++) {
		const GsOpField *known = gs_op_field((guint)cmd, field->text);
		g_autoptr(GPtrArray) names = g_ptr_array_new();

		if (known) {
			check_fits(checking, known,
				   gs_statement_arg_n(checking->statement, "value", i));
			continue;
		}
		gs_op_field_names((guint)cmd, names);
		no_field(checking, field, gs_statement_arg(checking->statement, "op")->text, names);
	}
}

static void check_event_field(const GsChecking *checking, const char *event_slot,
			      const char *field_slot)
{
	const GsArg *event = gs_statement_arg(checking->statement, event_slot);
	const GsArg *field = gs_statement_arg(checking->statement, field_slot);
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	const GsTraceRow *row;

	row = gs_trace_row_by_name(event->text);
	if (!field || !row)
		return;
	for (const GsFieldRow *known = row->fields; known->name; known++) {
		if (!gs_field_is_word(known->type))
			continue;
		if (strcmp(known->name, field->text) == 0)
			return;
		g_ptr_array_add(names, (gpointer)known->name);
	}
	no_field(checking, field, row->name, names);
}

void gs_check_event_fields(const GsChecking *checking)
{
	check_event_field(checking, "first", "first-field");
	check_event_field(checking, "second", "second-field");
}
