/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words for messages: quoting, and the known name that a misspelt one resembles. */
#ifndef GS_NEAREST_H
#define GS_NEAREST_H

#include <glib.h>

G_BEGIN_DECLS

/* `text', shortened if it is very long.  len -1: up to the NUL. */
char *gs_quote(const char *text, gssize len);

/*
 * The name (const char * in names) nearest to word by edit distance, a swap of two
 * neighbours being one edit; NULL if none is near.  The first of equals.
 */
const char *gs_nearest(const char *word, const GPtrArray *names);

/* "; did you mean `NAME'?", or "". */
char *gs_did_you_mean(const char *word, const GPtrArray *names);

G_END_DECLS

#endif
