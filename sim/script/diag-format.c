/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Prints diagnostics. */
#include "script/diag.h"
#include "script/excerpt.h"

static void append_one(GString *out, const GsDiagnostics *diags, const GsDiagnostic *diagnostic)
{
	const GsSource *source = gs_sources_find(diags->sources, diagnostic->pos.line);
	GsPos pos = diagnostic->pos;
	const char *path = source ? source->path : "script";

	if (pos.line == 0) {
		g_string_append_printf(out, "%s: error: %s\n", path, diagnostic->message);
		return;
	}
	pos.line = gs_source_line(source, pos.line);
	g_string_append_printf(out, "%s:%u:%u: error: %s\n", path, pos.line, pos.column,
			       diagnostic->message);
	if (source && source->text)
		gs_excerpt_append(out, source->text, source->len, pos);
}

char *gs_diagnostics_format(GsDiagnostics *diags)
{
	GString *out = g_string_new(NULL);
	guint printed = MIN(diags->list->len, GS_DIAGNOSTICS_PRINTED);
	const GsSource *main_file = gs_sources_find(diags->sources, 0);

	gs_diagnostics_sort(diags);
	for (guint i = 0; i < printed; i++)
		append_one(out, diags, g_ptr_array_index(diags->list, i));
	if (gs_diagnostics_count(diags) > printed)
		g_string_append_printf(out, "%s: error: and %u more\n",
				       main_file ? main_file->path : "script",
				       gs_diagnostics_count(diags) - printed);
	return g_string_free(out, FALSE);
}
