/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A script's text as the grammar sees it: nodes, or the bare tokens. */
#ifndef GS_READ_H
#define GS_READ_H

#include "script/diag.h"
#include "script/node.h"

G_BEGIN_DECLS

typedef struct {
	int token;         /* of parser.h; 0: the end, which is always the last one */
	const char *start; /* in the text */
	gsize bytes;
} GsToken;

/*
 * The statements in valid UTF-8 text of at most GS_SCRIPT_MAX bytes, whose first line has
 * that number; what could not be read is left out, with a diagnostic.
 */
GPtrArray *gs_read_nodes(const char *text, gsize len, guint line, GsDiagnostics *diags);

/* GArray of GsToken of a text that gs_read_nodes has nothing to say against. */
GArray *gs_read_tokens(const char *text, gsize len);

G_END_DECLS

#endif
