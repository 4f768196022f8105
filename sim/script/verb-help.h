/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Help about a verb, from its row in the table. */
#ifndef GS_VERB_HELP_H
#define GS_VERB_HELP_H

#include "script/verb-table.h"

G_BEGIN_DECLS

/* One line: "DOMID: page PAGE [filled BYTE] [-> OUTCOME]". */
char *gs_verb_usage(const GsVerb *verb);

/* Usage, meaning, which domains, an example: lines, each with its newline. */
char *gs_verb_help(const GsVerb *verb);

/*
 * The verbs whose name begins with that word, all with NULL: a line each, below the headings of
 * their groups.  NULL: there is none.
 */
char *gs_verbs_text(const char *word);

/* What is known of that: a verb, or a word that several verbs begin with (`expect'); or NULL. */
char *gs_verb_help_on(const char *name);

G_END_DECLS

#endif
