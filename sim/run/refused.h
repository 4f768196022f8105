/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Refusals as a reader wants them: which check it was, what it saw, and what would help. */
#ifndef GS_REFUSED_H
#define GS_REFUSED_H

#include "hv/hv.h"

G_BEGIN_DECLS

/* All are to be freed. */

/* "entry-readonly, ref 8 of domain 7: the entry is read-only ..." */
char *gs_refused_line(const HvRefused *refused);
/* Several lines: which operation, what the check saw, where it is in Xen, what would help. */
char *gs_refused_text(const HvRefused *refused);
/* A row of the table, for who asks by its name. */
char *gs_refusal_row_text(const HvRefusalRow *row);
/*
 * Names of all rows that give such an answer to that operation, with blanks between; cmd -1:
 * to any.
 */
char *gs_refusal_candidates(gint cmd, HvAnswerKind kind, gint answer);

G_END_DECLS

#endif
