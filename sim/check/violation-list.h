/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Violations as a run shows them at its end. */
#ifndef GS_VIOLATION_LIST_H
#define GS_VIOLATION_LIST_H

#include <glib.h>

G_BEGIN_DECLS

typedef struct GsSymbols GsSymbols;

/*
 * The text (gs_violation_text) of those of violations (GsViolation *) that no expectation has asked for, in
 * their order. Of those that differ in time alone the first is shown, and how many came after it. "": there are none.
 * line: the script's at the first one, else left as it is.
 */
char *gs_violations_unclaimed(const GPtrArray *violations, GsSymbols *symbols, guint *line);

G_END_DECLS

#endif
