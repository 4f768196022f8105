/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Scripts parsed from strings. */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

static const char *const kernels[] = { "linux-5.10", "linux-6.1", "linux-6.1+no-prealloc", NULL };
static const char *const faults[] = { "no-prealloc", "no-eagain-retry", NULL };

const GsNames sc_names = { .kernels = kernels, .faults = faults };

GsScript *sc_parse(const char *text)
{
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	GsScript *script = gs_script_parse("test", text, strlen(text), &sc_names, diags);
	g_autofree char *messages = gs_diagnostics_format(diags);

	ck_assert_msg(script != NULL, "%s\n%s", text, messages);
	ck_assert_str_eq(messages, "");
	return script;
}

static char *diagnose(const char *text, guint lines_before)
{
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	g_autoptr(GsScript) script = gs_script_parse("test", text, strlen(text), &sc_names, diags);
	GString *out = g_string_new(NULL);

	ck_assert_int_eq(script == NULL, gs_diagnostics_count(diags) > 0);
	gs_diagnostics_sort(diags);
	for (guint i = 0; i < diags->list->len; i++) {
		const GsDiagnostic *diagnostic = g_ptr_array_index(diags->list, i);
		GsPos pos = diagnostic->pos;

		if (pos.line)
			pos.line -= lines_before;
		g_string_append_printf(out, "%u:%u+%u %s\n", pos.line, pos.column, pos.length,
				       diagnostic->message);
	}
	return g_string_free(out, FALSE);
}

char *sc_diagnose(const char *text)
{
	return diagnose(text, 0);
}

void sc_check_case(const char *preamble, const ScCase *row)
{
	g_autofree char *text = g_strconcat(preamble, row->text, NULL);
	g_autofree char *found = NULL;
	guint lines = 0;

	for (const char *p = preamble; *p; p++)
		lines += *p == '\n';
	found = diagnose(text, lines);
	ck_assert_msg(strcmp(found, row->diagnostics) == 0, "%s\nexpected: %sfound:    %s",
		      row->text, row->diagnostics, found);
}

const GsStatement *sc_statement(const GPtrArray *statements, guint n)
{
	ck_assert_uint_lt(n, statements->len);
	return g_ptr_array_index(statements, n);
}
