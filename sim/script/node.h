/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A script as the grammar sees it: statements of words, not yet matched against any
 * verb.  check.c makes GsStatements out of them; nobody else needs this.
 */
#ifndef GS_NODE_H
#define GS_NODE_H

#include <glib.h>

#include "script/ast.h"

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
	const char *start;  /* in the script's text */
	gsize bytes;
} GsWord;

typedef struct {
	GsWord *domid;      /* "7:"; NULL if nothing stood before the verb */
	GPtrArray *words;   /* GsWord *; the verb's first, at least one */
	GPtrArray *body;    /* GsNode *; NULL: no block */
	GsPos brace;        /* the block's */
	gboolean arrow;
	GsPos arrow_pos;
	GPtrArray *outcome; /* GsWord * after -> */
} GsNode;

GsWord *gs_word_new(GsArgKind kind, GsPos pos, const char *start, gsize bytes);
void gs_word_free(GsWord *word);
/* A gref of "7" and ":" and rest; takes both. */
GsWord *gs_word_join_gref(GsWord *domid, GsWord *rest);
/* A slot of "M" and "[1" and "]", which ends at end; takes both. */
GsWord *gs_word_join_slot(GsWord *map, GsWord *index, GsPos end);
/* As the script has it, quoted. */
char *gs_word_quote(const GsWord *word);

/* Takes the words. */
GsNode *gs_node_new(GsWord *domid, GsWord *verb);
void gs_node_free(GsNode *node);
GPtrArray *gs_node_list_new(void);

/* The place just behind the last word (or outcome). */
GsPos gs_words_end(const GPtrArray *words);
/* From the start of a to the end of b, if they are on one line. */
GsPos gs_pos_span(GsPos a, GsPos b);

G_END_DECLS

#endif
