/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A text cut between its statements, each with the comments before it. */
#ifndef GS_PIECES_H
#define GS_PIECES_H

#include <glib.h>

G_BEGIN_DECLS

/*
 * Of UTF-8 text without NUL: char *, a statement of the outermost level each, ended by a
 * newline.  What is no good script is cut somehow: the parser says what is wrong with it.
 */
GPtrArray *gs_pieces(const char *text);

/* A block is open at its end: there must be more. */
gboolean gs_pieces_unfinished(const char *text);

G_END_DECLS

#endif
