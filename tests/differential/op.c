/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Operations: making, copying, and their text, which --replay reads again. */
#include "op.h"

#include <stdio.h>
#include <string.h>

static const char *const refuse_names[] = {"", "unreadable", "unwritable", "list-unwritable"};

DfOp *df_op_new(DfKind kind, guint dom, guint count)
{
	DfOp *op = g_malloc0(sizeof(*op) + count * sizeof(DfSlot));

	op->kind = kind;
	op->dom = dom;
	op->count = count;
	return op;
}

DfOp *df_op_copy(const DfOp *op)
{
	return g_memdup2(op, sizeof(*op) + op->count * sizeof(DfSlot));
}

char *df_op_to_text(const DfOp *op)
{
	const DfKindRow *row = &df_kinds[op->kind];
	GString *text = g_string_new(NULL);

	g_string_printf(text, "%s %u/%u", row->name, op->dom, op->vcpu);
	if (op->refuse)
		g_string_append_printf(text, " %s %u", refuse_names[op->refuse],
				       op->refuse_from);
	if (op->interrupt)
		g_string_append_printf(text, " interrupted %u", op->interrupt);
	g_string_append(text, ":");
	for (guint i = 0; i < op->count; i++) {
		if (i || df_columns(op->kind))
			g_string_append(text, i ? "; " : " ");
		if (op->slot[i].id)
			g_string_append_printf(text, "made%u ", op->slot[i].id);
		for (guint c = 0; c < df_columns(op->kind); c++) {
			g_string_append_printf(text, "%s%s=", c ? " " : "", row->column[c].name);
			df_value_to_text(text, row->column[c].type, op->slot[i].arg[c]);
		}
	}
	return g_string_free(text, FALSE);
}

static gint column_by_name(DfKind kind, const char *name)
{
	for (guint c = 0; c < df_columns(kind); c++)
		if (strcmp(df_kinds[kind].column[c].name, name) == 0)
			return (gint)c;
	return -1;
}

static gboolean read_slot(DfSlot *slot, DfKind kind, const char *text)
{
	g_auto(GStrv) words = g_strsplit(text, " ", 0);

	for (guint i = 0; words[i]; i++) {
		char *value = strchr(words[i], '=');
		gint c;

		if (!*words[i])
			continue;
		if (!value && g_str_has_prefix(words[i], "made")) {
			slot->id = (guint)g_ascii_strtoull(words[i] + 4, NULL, 10);
			continue;
		}
		if (!value)
			return FALSE;
		*value++ = '\0';
		c = column_by_name(kind, words[i]);
		if (c < 0 || !df_value_from_text(value, &slot->arg[c]))
			return FALSE;
	}
	return TRUE;
}

static gboolean read_extra(DfOp *op, const char *word, guint number)
{
	if (strcmp(word, "interrupted") == 0) {
		op->interrupt = number;
		return TRUE;
	}
	for (guint i = 1; i < G_N_ELEMENTS(refuse_names); i++) {
		if (strcmp(word, refuse_names[i]) != 0)
			continue;
		op->refuse = (DfRefuse)i;
		op->refuse_from = number;
		return TRUE;
	}
	return FALSE;
}

static gboolean read_head(DfOp *op, const char *head)
{
	g_auto(GStrv) words = g_strsplit(head, " ", 0);
	guint n = g_strv_length(words);
	const DfKindRow *row = n >= 2 ? df_kind_by_name(words[0]) : NULL;

	if (!row || n % 2 || sscanf(words[1], "%u/%u", &op->dom, &op->vcpu) != 2)
		return FALSE;
	op->kind = row->kind;
	for (guint i = 2; i < n; i += 2)
		if (!read_extra(op, words[i], (guint)g_ascii_strtoull(words[i + 1], NULL, 10)))
			return FALSE;
	return op->dom < DF_DOMAINS;
}

DfOp *df_op_from_text(const char *line, GError **error)
{
	g_auto(GStrv) halves = g_strsplit(line, ":", 2);
	g_auto(GStrv) slots = NULL;
	g_autofree DfOp *op = NULL;
	gboolean ok;

	if (g_strv_length(halves) != 2) {
		g_set_error(error, HV_ERROR, HV_ERROR_CONFIG, "no ':' in \"%s\"", line);
		return NULL;
	}
	slots = g_strsplit(halves[1], ";", 0);
	op = df_op_new(DF_ENTRY, 0, MAX(g_strv_length(slots), 1));
	ok = op->count <= DF_BATCH && read_head(op, halves[0]);
	for (guint i = 0; ok && slots[i]; i++)
		ok = read_slot(&op->slot[i], op->kind, slots[i]);
	if (!ok) {
		g_set_error(error, HV_ERROR, HV_ERROR_CONFIG, "not an operation: \"%s\"", line);
		return NULL;
	}
	return g_steal_pointer(&op);
}
