/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Known findings that a script has named.  Private to run/. */
#ifndef GS_RUN_KNOWN_H
#define GS_RUN_KNOWN_H

#include "run/state.h"

G_BEGIN_DECLS

/* For GsRun.known. */
GArray *gs_run_known_new(void);
/* Violations that are a named finding are claimed: whoever counts violations calls this first. */
void gs_run_claim_known(GsRun *run);
/* At the end: a finding that was named must have been met. */
void gs_run_judge_known(GsRun *run);
/* One line for each finding that was met, for the report; NULL: none was. */
char *gs_run_known_text(const GsRun *run);

G_END_DECLS

#endif
