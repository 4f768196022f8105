/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Prints diagnostics with the source line and a caret. */
#include "script/diag.h"

#include <string.h>

/* Characters of a line shown before and after the caret's place. */
#define BEFORE 100
#define AFTER  100

/* The nth line (from 1), valid UTF-8 whatever the file held, without its newline. */
static char *source_line(const GsDiagnostics *diags, guint line)
{
	const char *start = diags->text, *end = diags->text + diags->len, *eol;

	for (guint i = 1; i < line && start; i++) {
		start = memchr(start, '\n', end - start);
		if (start)
			start++;
	}
	if (!start)
		return NULL;
	eol = memchr(start, '\n', end - start);
	if (!eol)
		eol = end;
	if (eol > start && eol[-1] == '\r')
		eol--;
	return g_utf8_make_valid(start, eol - start);
}

/* A source character as it may go to a terminal: no control sequences from a script. */
static gunichar shown(gunichar c)
{
	return c == '\t' || g_unichar_isprint(c) ? c : 0xfffd;
}

/* As wide as c would be, so that the caret stands under its character. */
static void append_blank(GString *out, gunichar c, char blank)
{
	guint width = g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;

	if (c == '\t') {
		g_string_append_c(out, '\t');
		return;
	}
	while (width--)
		g_string_append_c(out, blank);
}

/* Source and caret line; only the part around the place if the line is very long. */
static void append_source(GString *out, const char *line, GsPos pos)
{
	g_autoptr(GString) marks = g_string_new(NULL);
	guint column = 1, first = pos.column > BEFORE ? pos.column - BEFORE : 1;
	guint last = pos.column + AFTER;

	g_string_append(out, first > 1 ? "  ..." : "  ");
	g_string_append(marks, first > 1 ? "     " : "  ");
	for (const char *p = line; *p && column <= last; p = g_utf8_next_char(p), column++) {
		gunichar c = shown(g_utf8_get_char(p));

		if (column < first)
			continue;
		g_string_append_unichar(out, c);
		if (column < pos.column)
			append_blank(marks, c, ' ');
		else if (column == pos.column)
			g_string_append(marks, g_unichar_iswide(c) ? "^~" : "^");
		else if (column < pos.column + pos.length)
			append_blank(marks, c, '~');
	}
	if (column > last)
		g_string_append(out, "...");
	if (column <= pos.column)
		g_string_append_c(marks, '^');
	g_string_append_printf(out, "\n%s\n", marks->str);
}

static void append_one(GString *out, const GsDiagnostics *diags, const GsDiagnostic *diagnostic)
{
	const char *path = diags->path ? diags->path : "script";
	g_autofree char *line = NULL;

	if (diagnostic->pos.line == 0) {
		g_string_append_printf(out, "%s: error: %s\n", path, diagnostic->message);
		return;
	}
	g_string_append_printf(out, "%s:%u:%u: error: %s\n", path, diagnostic->pos.line,
			       diagnostic->pos.column, diagnostic->message);
	line = diags->text ? source_line(diags, diagnostic->pos.line) : NULL;
	if (line)
		append_source(out, line, diagnostic->pos);
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
