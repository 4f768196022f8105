/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines that begin with a word name an event; their fields stand below, indented. */
#include "trace/list.h"

#include "trace/write-field.h"
#include "world/call-table.h"

static void append_event(GString *text, const GsTraceRow *row)
{
	g_string_append_printf(text, "%-16s %s\n", row->name, row->meaning);
	for (const GsFieldRow *field = row->fields; field->name; field++)
		g_string_append_printf(text, "    %-12s %-11s %s\n", field->name,
				       gs_field_type_table[field->type].name, field->meaning);
}

static void append_types(GString *text)
{
	g_string_append(text, "\nTypes of fields:\n");
	for (guint i = 0; i < GS_FIELD_TYPES; i++)
		g_string_append_printf(text, "    %-11s %s\n", gs_field_type_table[i].name,
				       gs_field_type_table[i].meaning);
}

static void append_members(GString *text, const GsCallRow *row, gboolean results)
{
	if (!gs_call_fields((guint64)(row - gs_call_table), results))
		return;
	g_string_append(text, results ? "\n        results:" : "\n        args:");
	for (guint i = 0; i < GS_CALL_MAX_FIELDS; i++)
		if (row->fields[i].size && row->fields[i].result == results)
			g_string_append_printf(text, " %s", row->fields[i].name);
}

static void append_calls(GString *text)
{
	g_string_append(text, "\nMembers of args and results, named as in Xen's public headers; of a "
			      "result\nthat is not okay there is the status alone:\n");
	for (guint i = 0; i < gs_call_count; i++) {
		const GsCallRow *row = &gs_call_table[i];
		const char *op = gs_call_op_name(row->nr, row->op);

		g_string_append_printf(text, "    %s%s%s", gs_call_name(row->nr), op ? " " : "",
				       op ? op : "");
		append_members(text, row, FALSE);
		append_members(text, row, TRUE);
		g_string_append_c(text, '\n');
	}
}

char *gs_trace_events_text(void)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < GS_TRACE_COUNT; i++)
		append_event(text, &gs_trace_table[i]);
	append_types(text);
	append_calls(text);
	return g_string_free(text, FALSE);
}
