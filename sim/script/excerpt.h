/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A place in a script, shown. */
#ifndef GS_EXCERPT_H
#define GS_EXCERPT_H

#include <glib.h>

#include "script/ast.h"

G_BEGIN_DECLS

/*
 * Appends the line of text and one with a caret below the place, each with a newline:
 *     source line
 *     ^~~~
 * Nothing if there is no such line.  The text may be anything.
 */
void gs_excerpt_append(GString *out, const char *text, gsize len, GsPos pos);

G_END_DECLS

#endif
