/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where a run is, in memory that its process shares with the one that watches it, and so
 * still there when that process is not.
 */
#ifndef GS_RUN_PLACE_H
#define GS_RUN_PLACE_H

#include "run/run.h"

G_BEGIN_DECLS

typedef struct GsRunPlace GsRunPlace;

/* Shared with processes that are forked from now on. */
GsRunPlace *gs_run_place_new(void);
void gs_run_place_free(GsRunPlace *place);

/* Where the running process notes its line (GsRunContext's line). */
volatile guint *gs_run_place_note(GsRunPlace *place);
guint gs_run_place_line(const GsRunPlace *place);

/* Asked by GS_ASK_SIGNAL the process notes where it is, with its stack, and ends. */
#define GS_ASK_SIGNAL SIGUSR1
void gs_run_place_answer(GsRunPlace *place, GsFaultHandler *faults);

/* What there is to say of it besides the line, lines of text; NULL: nothing was noted. */
char *gs_run_place_text(const GsRunPlace *place, GsSymbols *symbols);

G_END_DECLS

#endif
