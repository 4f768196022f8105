/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Prints diagnostics. */
#include "script/diag.h"
#include "script/excerpt.h"

static void append_one(GString *out, const GsDiagnostics *diags, const GsDiagnostic *diagnostic)
{
	const char *path = diags->path ? diags->path : "script";

	if (diagnostic->pos.line == 0) {
		g_string_append_printf(out, "%s: error: %s\n", path, diagnostic->message);
		return;
	}
	g_string_append_printf(out, "%s:%u:%u: error: %s\n", path, diagnostic->pos.line,
			       diagnostic->pos.column, diagnostic->message);
	if (diags->text)
		gs_excerpt_append(out, diags->text, diags->len, diagnostic->pos);
}

char *gs_diagnostics_format(GsDiagnostics *diags)
{
	GString *out = g_string_new(NULL);
	guint printed = MIN(diags->list->len, GS_DIAGNOSTICS_PRINTED);

	gs_diagnostics_sort(diags);
	for (guint i = 0; i < printed; i++)
		append_one(out, diags, g_ptr_array_index(diags->list, i));
	if (gs_diagnostics_count(diags) > printed)
		g_string_append_printf(out, "%s: error: and %u more\n",
				       diags->path ? diags->path : "script",
				       gs_diagnostics_count(diags) - printed);
	return g_string_free(out, FALSE);
}
