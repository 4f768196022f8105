/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A script as the grammar sees it: statements of words, not yet matched against any
 * verb.  check.c makes GsStatements out of them; nobody else needs this.
 */
#ifndef GS_NODE_H
#define GS_NODE_H

#include <glib.h>

#include "script/expr.h"

G_BEGIN_DECLS

typedef struct {
	GsArgKind kind;     /* what it looks like: 7:A is a GREF here, M is a NAME */
	GsPos pos;
	char *text;
	guint64 number;     /* without its sign */
	gboolean negative;
	guint64 domid;      /* of a gref, as written, without its sign */
	gboolean domid_negative;
	GsPos comma;        /* line 0: no comma stood before it */
	GsExpr *expr;       /* of EXPR, and of GREF and SLOT where ( ) or [ ] hold one */
	const char *start;  /* in the script's text */
	gsize bytes;
} GsWord;

typedef struct {
	GsWord *domid;      /* "7:"; NULL if nothing stood before the verb */
	GPtrArray *words;   /* GsWord *; the verb's first, at least one */
	GsPos assigned;     /* of `=', which is a word, as is what follows; line 0: none */
	GPtrArray *body;    /* GsNode *; NULL: no block */
	GsPos brace;        /* the block's */
	gboolean arrow;
	GsPos arrow_pos;
	GPtrArray *outcome; /* GsWord * after -> */
} GsNode;

GsWord *gs_word_new(GsArgKind kind, GsPos pos, const char *start, gsize bytes);
void gs_word_free(GsWord *word);
void gs_word_set_number(GsWord *word, gint64 value);
/* A gref of "7" and ":" and rest; takes both. */
GsWord *gs_word_join_gref(GsWord *domid, GsWord *rest);
/* A slot of "M", what stands in [ ], and "]", which ends at end and text_end; takes both. */
GsWord *gs_word_join_slot(GsWord *map, GsExpr *index, GsPos end, const char *text_end);
/* "(", which is at start, what stands in it, and ")"; takes the expression. */
GsWord *gs_word_parens(GsPos begin, GsExpr *expr, GsPos end, const char *start,
		       const char *text_end);
/* `=' as a word, and the value behind it, which it takes. */
GsWord *gs_word_equals(GsPos pos);
GsWord *gs_word_value(GsPos pos, GsExpr *expr);
/* The word as a value: a number, duration, name, slot, gref, or what is in parentheses. */
GsExpr *gs_word_to_expr(GsWord *word);
/* The same, and the word remains. */
GsExpr *gs_word_expr(const GsWord *word);
/* As the script has it, quoted. */
char *gs_word_quote(const GsWord *word);

/* Takes the words. */
GsNode *gs_node_new(GsWord *domid, GsWord *verb);
void gs_node_free(GsNode *node);
GPtrArray *gs_node_list_new(void);
GPtrArray *gs_word_list_new(void);

/* The place just behind the last word (or outcome). */
GsPos gs_words_end(const GPtrArray *words);
/* The place just behind it. */
GsPos gs_pos_behind(GsPos pos);
/* From the start of a to the end of b, if they are on one line. */
GsPos gs_pos_span(GsPos a, GsPos b);

G_END_DECLS

#endif
