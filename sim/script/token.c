/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the reader of a script is, and what it says about tokens that do not fit. */
#include "script/token.h"

#include "script/nearest.h"
#include "script/parser.h"

static guint characters(const char *text, gsize bytes)
{
	guint n = 0;

	for (gsize i = 0; i < bytes; i++)
		n += (text[i] & 0xc0) != 0x80; /* all but UTF-8's continuation bytes */
	return n;
}

static gboolean ends_statement(int token)
{
	return token == 0 || token == TOK_NEWLINE || token == '{' || token == '}';
}

void gs_reader_advance(GsReader *reader, gsize bytes)
{
	guint n = characters(reader->text + reader->offset, bytes);

	/* Only now: the parser has finished with the token that ended the last statement. */
	if (ends_statement(reader->token))
		reader->reported = FALSE;
	reader->pos = (GsPos){ reader->line, reader->column, MAX(n, 1) };
	reader->start = reader->text + reader->offset;
	reader->bytes = bytes;
	reader->offset += bytes;
	reader->column += n;
}

void gs_reader_newline(GsReader *reader)
{
	reader->line++;
	reader->column = 1;
}

int gs_reader_token(GsReader *reader, int token)
{
	reader->previous = reader->token;
	reader->previous_end = reader->token_end;
	reader->token = token;
	reader->token_end = (GsPos){ reader->line, reader->column, 1 };
	return token;
}

static void report(GsReader *reader, GsPos pos, const char *message)
{
	if (!reader->reported)
		gs_diagnostics_add(reader->diags, pos, "%s", message);
	reader->reported = TRUE;
}

void gs_reader_error(GsReader *reader, const char *format, ...)
{
	g_autofree char *message = NULL;
	va_list args;

	va_start(args, format);
	message = g_strdup_vprintf(format, args);
	va_end(args);
	report(reader, reader->pos, message);
}

gboolean gs_reader_open(GsReader *reader)
{
	if (reader->depth == GS_DEEPEST_BLOCK) {
		gs_diagnostics_add(reader->diags, reader->pos,
				   "blocks can be nested %u deep, not deeper", GS_DEEPEST_BLOCK);
		reader->closing = reader->too_deep = TRUE;
		return FALSE;
	}
	reader->open[reader->depth++] = reader->pos;
	return TRUE;
}

gboolean gs_reader_close(GsReader *reader)
{
	if (reader->depth == 0) {
		gs_diagnostics_add(reader->diags, reader->pos, "no block is open here");
		return FALSE;
	}
	reader->depth--;
	return TRUE;
}

gboolean gs_reader_close_missing(GsReader *reader)
{
	if (reader->depth > 0 && !reader->closing)
		gs_diagnostics_add(reader->diags, reader->open[reader->depth - 1],
				   "this block is never closed");
	reader->closing = TRUE;
	if (reader->depth == 0)
		return FALSE;
	reader->depth--;
	return TRUE;
}

gboolean gs_token_is_word(int token)
{
	return token == TOK_NAME || token == TOK_NUMBER || token == TOK_DURATION ||
	       token == TOK_COMPARE || token == TOK_VERSION || token == TOK_STRING;
}

GsExpr *gs_reader_expr(GsReader *reader, GsExpr *expr)
{
	g_autofree char *message = NULL;
	GsPos pos = expr->pos;

	if (expr->depth <= GS_DEEPEST_EXPR)
		return expr;
	message = g_strdup_printf("an expression can have %u operators in a row, not more",
				  GS_DEEPEST_EXPR);
	report(reader, pos, message);
	gs_expr_unref(expr);
	return gs_expr_literal(pos, GS_VALUE_NUMBER, 0);
}

char *gs_token_describe(const GsReader *reader)
{
	gunichar c = g_utf8_get_char(reader->start);
	char utf8[6];

	if (!g_unichar_isgraph(c))
		return g_strdup_printf("the character U+%04X", c);
	return gs_quote(utf8, g_unichar_to_utf8(c, utf8));
}

static char *describe_token(const GsReader *reader)
{
	if (reader->token == TOK_END)
		return g_strdup("the end of the script");
	if (reader->token == TOK_NEWLINE && *reader->start != ';')
		return g_strdup("the end of the line");
	return gs_quote(reader->start, reader->bytes);
}

void gs_reader_unexpected(GsReader *reader, const char *expected)
{
	g_autofree char *found = describe_token(reader);
	g_autofree char *message = NULL;
	gboolean at_start = reader->previous != '}' && ends_statement(reader->previous);
	GsPos pos = reader->pos;

	if (reader->token == '=')
		message = g_strdup("`=' is no comparison; did you mean `=='?");
	else if (reader->token == ':' && reader->previous == TOK_NAME)
		message = g_strdup("a domain is named by its number, as in `0: page A'");
	else if (at_start && reader->token == '{')
		message = g_strdup("a block begins behind its statement, on the same line");
	else if (at_start)
		message = g_strdup_printf("a statement starts with a verb, or with a domain and "
					  "a colon, not with %s", found);
	else if (reader->previous == '}')
		message = g_strdup_printf("%s cannot follow a block: start a new line", found);
	else if (expected)
		message = g_strdup_printf("expected %s, found %s", expected, found);
	else
		message = g_strdup_printf("unexpected %s", found);
	if (ends_statement(reader->token) && reader->token != '{' && !at_start)
		pos = reader->previous_end; /* what lacks, lacks behind the last word */
	report(reader, pos, message);
}
