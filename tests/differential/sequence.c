/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sequences as text and back: a setting, then an operation a line; '#' comments. */
#include "run.h"

DfSequence *df_sequence_new(void)
{
	DfSequence *sequence = g_new0(DfSequence, 1);

	sequence->ops = g_ptr_array_new_with_free_func(g_free);
	return sequence;
}

void df_sequence_free(DfSequence *sequence)
{
	g_ptr_array_unref(sequence->ops);
	g_free(sequence);
}

char *df_sequence_to_text(const DfSequence *sequence)
{
	GString *text = g_string_new(NULL);

	guint domains = sequence->setting.domains;

	for (guint i = 0; i < sequence->ops->len; i++) {
		const DfOp *op = sequence->ops->pdata[i];

		if (op->kind == DF_CREATE)
			domains = MAX(domains, (guint)op->slot[0].arg[0] % DF_DOMAINS + 1);
	}
	df_setting_to_text(&sequence->setting, domains, text);
	for (guint i = 0; i < sequence->ops->len; i++) {
		g_autofree char *line = df_op_to_text(sequence->ops->pdata[i]);

		g_string_append_printf(text, "%s\n", line);
	}
	return g_string_free(text, FALSE);
}

DfSequence *df_sequence_from_file(const char *path, GError **error)
{
	g_autoptr(DfSequence) sequence = df_sequence_new();
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;

	if (!g_file_get_contents(path, &text, NULL, error))
		return NULL;
	sequence->setting.refs = 32;
	sequence->setting.places = 64;
	lines = g_strsplit(text, "\n", 0);
	for (guint i = 0; lines[i]; i++) {
		DfOp *op;

		g_strstrip(lines[i]);
		if (!*lines[i] || *lines[i] == '#' ||
		    df_setting_read_line(&sequence->setting, lines[i]))
			continue;
		op = df_op_from_text(lines[i], error);
		if (!op) {
			g_prefix_error(error, "%s:%u: ", path, i + 1);
			return NULL;
		}
		g_ptr_array_add(sequence->ops, op);
	}
	return g_steal_pointer(&sequence);
}
