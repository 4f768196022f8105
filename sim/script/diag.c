/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Collects diagnostics; diag-format.c prints them. */
#include "script/diag.h"

/* More than anybody reads: a file of garbage must not fill the memory. */
#define KEPT 1000

static void diagnostic_free(gpointer data)
{
	GsDiagnostic *diagnostic = data;

	g_free(diagnostic->message);
	g_free(diagnostic);
}

GsDiagnostics *gs_diagnostics_new(void)
{
	GsDiagnostics *diags = g_new0(GsDiagnostics, 1);

	diags->list = g_ptr_array_new_with_free_func(diagnostic_free);
	diags->sources = gs_sources_new();
	return diags;
}

void gs_diagnostics_free(GsDiagnostics *diags)
{
	if (!diags)
		return;
	g_ptr_array_unref(diags->list);
	g_ptr_array_unref(diags->sources);
	g_free(diags);
}

void gs_diagnostics_source(GsDiagnostics *diags, const char *path, const char *text, gsize len)
{
	g_ptr_array_set_size(diags->sources, 0);
	gs_sources_add(diags->sources, path, text, len);
}

char *gs_diagnostics_line(const GsDiagnostics *diags, GsPos pos, GsPos here)
{
	return gs_sources_line_text(diags->sources, pos.line, here.line);
}

static gboolean known(const GsDiagnostics *diags, GsPos pos)
{
	for (guint i = 0; i < diags->list->len; i++) {
		const GsDiagnostic *other = g_ptr_array_index(diags->list, i);

		if (other->pos.line == pos.line && other->pos.column == pos.column)
			return TRUE;
	}
	return FALSE;
}

void gs_diagnostics_add(GsDiagnostics *diags, GsPos pos, const char *format, ...)
{
	GsDiagnostic *diagnostic;
	va_list args;

	if (diags->list->len >= KEPT) {
		diags->beyond++;
		return;
	}
	if (known(diags, pos))
		return;
	diagnostic = g_new0(GsDiagnostic, 1);
	diagnostic->pos = pos;
	va_start(args, format);
	diagnostic->message = g_strdup_vprintf(format, args);
	va_end(args);
	g_ptr_array_add(diags->list, diagnostic);
}

guint gs_diagnostics_count(const GsDiagnostics *diags)
{
	return diags->list->len + diags->beyond;
}

static gint by_place(gconstpointer a, gconstpointer b)
{
	const GsPos *x = &(*(GsDiagnostic *const *)a)->pos;
	const GsPos *y = &(*(GsDiagnostic *const *)b)->pos;

	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return x->column < y->column ? -1 : x->column > y->column;
}

void gs_diagnostics_sort(GsDiagnostics *diags)
{
	g_ptr_array_sort(diags->list, by_place);
}
