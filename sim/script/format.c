/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Formats a script from its tokens; comments and empty lines are what stands between
 * them.  So nothing that the lexer does not know can get lost or change.
 */
#include "script/format.h"

#include <string.h>

#include "script/parser.h"
#include "script/read.h"
#include "script/source.h"

#define INDENT 4

typedef struct {
	const GArray *tokens;
	GByteArray *spread; /* of each {: 1 if its block needs lines of its own */
	GString *out;
	guint depth;
	gboolean open;      /* something is on this line already */
	gboolean blank;     /* an empty line comes before the next */
	gboolean semicolon; /* one is due before the next word */
	gboolean tight;     /* no blank before the next word */
} Format;

static const GsToken *token_at(const Format *f, guint i)
{
	return &g_array_index(f->tokens, GsToken, i);
}

static gboolean is_line_end(const GsToken *token)
{
	return token->token == TOK_NEWLINE && *token->start != ';';
}

static void end_line(Format *f)
{
	if (f->open)
		g_string_append_c(f->out, '\n');
	f->open = FALSE;
	f->semicolon = FALSE;
}

/* Goes where the next thing of this line stands. */
static void begin(Format *f, gboolean apart)
{
	if (!f->open) {
		if (f->blank && f->out->len)
			g_string_append_c(f->out, '\n');
		for (guint i = 0; i < INDENT * f->depth; i++)
			g_string_append_c(f->out, ' ');
		f->blank = FALSE;
	} else if (f->semicolon) {
		g_string_append(f->out, "; ");
	} else if (apart) {
		g_string_append_c(f->out, ' ');
	}
	f->open = TRUE;
	f->semicolon = FALSE;
}

/* What stands between two tokens: blanks, and a comment up to the line's end. */
static void put_comment(Format *f, const char *from, const char *to)
{
	const char *comment = memchr(from, '#', to - from);
	g_autofree char *text = NULL;

	if (!comment)
		return;
	text = g_strchomp(g_strndup(comment, to - comment));
	f->semicolon = FALSE; /* it would end the line, which ends anyway */
	begin(f, TRUE);
	g_string_append(f->out, text);
}

/* A { and whether a line ends before its }. */
static GByteArray *find_spread(const GArray *tokens)
{
	GByteArray *spread = g_byte_array_sized_new(tokens->len);
	g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(guint));

	g_byte_array_set_size(spread, tokens->len);
	memset(spread->data, 0, tokens->len);
	for (guint i = 0; i < tokens->len; i++) {
		const GsToken *token = &g_array_index(tokens, GsToken, i);

		if (token->token == '{')
			g_array_append_val(stack, i);
		else if (token->token == '}')
			g_array_set_size(stack, stack->len - 1);
		else if (is_line_end(token))
			for (guint k = 0; k < stack->len; k++)
				spread->data[g_array_index(stack, guint, k)] = 1;
	}
	return spread;
}

static void put_open(Format *f, guint i)
{
	begin(f, TRUE);
	g_string_append_c(f->out, '{');
	f->depth++;
	if (f->spread->data[i] && !is_line_end(token_at(f, i + 1)))
		end_line(f);
}

static void put_close(Format *f, gboolean spread)
{
	f->depth--;
	if (spread)
		end_line(f);
	f->semicolon = FALSE;
	begin(f, TRUE);
	g_string_append_c(f->out, '}');
}

/* The colon behind a statement's domain, not the one in a grant's name. */
static gboolean ends_domain(const Format *f, guint i)
{
	int before = i >= 2 ? token_at(f, i - 2)->token : TOK_NEWLINE;

	return before == TOK_NEWLINE || before == '{';
}

static void put_word(Format *f, guint i)
{
	const GsToken *token = token_at(f, i);
	gboolean apart = !f->tight && !strchr(":,[])", token->token < 128 ? token->token : 'x');

	begin(f, apart);
	g_string_append_len(f->out, token->start, token->bytes);
	f->tight = token->token == '[' || token->token == '(' ||
		   (token->token == ':' && !ends_domain(f, i));
}

static void put_newline(Format *f, guint i)
{
	const GsToken *token = token_at(f, i);

	if (!is_line_end(token))
		f->semicolon = f->open;
	else if (f->open)
		end_line(f);
	else
		f->blank = TRUE;
}

static void put_all(Format *f, const char *text)
{
	g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(guint));
	const char *end = text;

	for (guint i = 0; i < f->tokens->len; i++) {
		const GsToken *token = token_at(f, i);

		put_comment(f, end, token->start);
		end = token->start + token->bytes;
		if (token->token == TOK_NEWLINE) {
			put_newline(f, i);
		} else if (token->token == '{') {
			g_array_append_val(stack, i);
			put_open(f, i);
		} else if (token->token == '}') {
			put_close(f, f->spread->data[g_array_index(stack, guint, stack->len - 1)]);
			g_array_set_size(stack, stack->len - 1);
		} else if (token->token) {
			put_word(f, i);
		}
	}
	end_line(f);
}

char *gs_script_format(const char *path, const char *text, gsize len, GsDiagnostics *diags)
{
	g_autoptr(GPtrArray) nodes = NULL;
	Format f = { .out = g_string_new(NULL) };

	gs_diagnostics_source(diags, path, text, len);
	if (gs_source_check(text, len, diags))
		nodes = gs_read_nodes(text, len, 1, diags);
	if (!gs_diagnostics_count(diags)) {
		g_autoptr(GArray) tokens = gs_read_tokens(text, len);

		f.tokens = tokens;
		f.spread = find_spread(tokens);
		put_all(&f, text);
		g_byte_array_unref(f.spread);
	}
	return g_string_free(f.out, gs_diagnostics_count(diags) > 0);
}
