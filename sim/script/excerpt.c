/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A line of source with a caret below. */
#include "script/excerpt.h"

#include <string.h>

/* Characters of a line shown before and after the caret's place. */
#define BEFORE 100
#define AFTER  100

/* The nth line (from 1), valid UTF-8 whatever the file held, without its newline. */
static char *source_line(const char *text, gsize len, guint line)
{
	const char *start = text, *end = text + len, *eol;

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

void gs_excerpt_append(GString *out, const char *text, gsize len, GsPos pos)
{
	g_autofree char *line = source_line(text, len, pos.line);

	if (line)
		append_source(out, line, pos);
}
