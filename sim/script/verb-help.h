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

G_END_DECLS

#endif
