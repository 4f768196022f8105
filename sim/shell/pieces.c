/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Cuts a text at the ends of lines, and at `;', that are in no block. */
#include "shell/pieces.h"

#include <string.h>

#include "script/read.h"

static gboolean is(const GsToken *token, char c)
{
	return token->bytes == 1 && *token->start == c;
}

/* A newline, a carriage return before it included, or `;'. */
static gboolean is_end(const GsToken *token)
{
	return is(token, ';') || (token->bytes && token->start[token->bytes - 1] == '\n');
}

static void add(GPtrArray *pieces, const char *start, const char *end)
{
	char *piece = g_strndup(start, (gsize)(end - start));
	gsize len = strlen(piece);

	if (len && piece[len - 1] == ';')
		piece[len - 1] = '\n';
	if (!len || piece[len - 1] != '\n') {
		char *longer = g_strconcat(piece, "\n", NULL);

		g_free(piece);
		piece = longer;
	}
	g_ptr_array_add(pieces, piece);
}

GPtrArray *gs_pieces(const char *text)
{
	g_autoptr(GArray) tokens = gs_read_tokens(text, strlen(text));
	GPtrArray *pieces = g_ptr_array_new_with_free_func(g_free);
	const char *start = text;
	gboolean something = FALSE;
	guint depth = 0;

	for (guint i = 0; i < tokens->len; i++) {
		const GsToken *token = &g_array_index(tokens, GsToken, i);
		gboolean last = i + 1 == tokens->len;

		depth += is(token, '{');
		depth -= depth && is(token, '}');
		if (!last && !is_end(token)) {
			something = TRUE;
		} else if (something && (last || !depth)) {
			add(pieces, start, last ? text + strlen(text) : token->start + token->bytes);
			start = token->start + token->bytes;
			something = FALSE;
		}
	}
	return pieces;
}

/* The lexer closes what is open at the end: such a brace has no place in the text. */
gboolean gs_pieces_unfinished(const char *text)
{
	g_autoptr(GArray) tokens = gs_read_tokens(text, strlen(text));
	guint depth = 0;

	for (guint i = 0; i < tokens->len; i++) {
		const GsToken *token = &g_array_index(tokens, GsToken, i);

		depth += is(token, '{');
		depth -= depth && is(token, '}');
	}
	return depth > 0;
}
