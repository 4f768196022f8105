/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What lexer and parser share while one script is read.  The lexer keeps the braces:
 * it drops a } that closes nothing and supplies those that are missing at the end, so
 * that the grammar always sees matching ones and one mistake gives one message.
 */
#ifndef GS_TOKEN_H
#define GS_TOKEN_H

#include "script/diag.h"
#include "script/node.h"

G_BEGIN_DECLS

#define GS_DEEPEST_BLOCK 64

typedef struct {
	GsDiagnostics *diags;
	const char *text;           /* the script; tokens point into it */
	gsize offset;               /* of the next character */
	guint line, column;         /* of the next character */
	GsPos pos;                  /* of the current token */
	const char *start;          /* the current token */
	gsize bytes;
	int token, previous;        /* the current one and the one before it; 0: none */
	GsPos token_end;            /* the place just behind the current token */
	GsPos previous_end;         /* and behind the one before it */
	gboolean reported;          /* this statement has its message already */
	GsPos open[GS_DEEPEST_BLOCK];
	guint depth;
	gboolean closing;           /* the text is over: only } for what is open, then the end */
	gboolean too_deep;          /* what follows was not read */
	GPtrArray *nodes;           /* the result, GsNode * */
} GsReader;

/*
 * Reads the text, of that length, from offset on: nodes is then what could be read, or
 * NULL.  The lexer holds a copy of it and knows its place, so int must hold the length.
 */
void gs_reader_parse(GsReader *reader, gsize len);

/* The same text token by token: after each gs_reader_next the reader's token is the next. */
void *gs_reader_scan_begin(GsReader *reader, gsize len);
/* FALSE: the text is over. */
gboolean gs_reader_next(void *scanner);
void gs_reader_scan_end(void *scanner);

/* Moves on over bytes of the text; pos, start and bytes become theirs. */
void gs_reader_advance(GsReader *reader, gsize bytes);
void gs_reader_newline(GsReader *reader);

/* Remembers the token and returns it. */
int gs_reader_token(GsReader *reader, int token);
/* A message at the current token, if the statement has none yet. */
void gs_reader_error(GsReader *reader, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* FALSE: too deep, and the text is as good as over. */
gboolean gs_reader_open(GsReader *reader);
/* FALSE: nothing is open; the brace is to be ignored. */
gboolean gs_reader_close(GsReader *reader);
/* At the end of the text: TRUE as long as a block has still to be closed. */
gboolean gs_reader_close_missing(GsReader *reader);

/* The current token as a word: a name, comparison, number or duration. */
GsWord *gs_token_name(const GsReader *reader);
GsWord *gs_token_compare(const GsReader *reader);
GsWord *gs_token_version(const GsReader *reader);
GsWord *gs_token_string(const GsReader *reader);
/* TRUE if such tokens carry a word. */
gboolean gs_token_is_word(int token);
/* 12, -3, 0x5a, 40ms; with a message if it is none of them or too big. */
GsWord *gs_token_number(GsReader *reader);

/* The expression, or if too much is nested in it another one, with a diagnostic. */
GsExpr *gs_reader_expr(GsReader *reader, GsExpr *expr);

/* The current token is not what the grammar can use; expected: readable, or NULL. */
void gs_reader_unexpected(GsReader *reader, const char *expected);

/* The character at the current token, which belongs into no script, for messages. */
char *gs_token_describe(const GsReader *reader);

G_END_DECLS

#endif
