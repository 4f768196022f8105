/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What happened last in the domain that a verdict is about. */
#ifndef GS_RUN_EVENTS_H
#define GS_RUN_EVENTS_H

#include "run/state.h"

G_BEGIN_DECLS

/*
 * The last events of that domain (or of any, if it is about none in particular) in the run's
 * trace, up to the violation or else the end, and the statements among them, with a title;
 * complete lines.  NULL: there are none.
 */
char *gs_run_last_events(const GsRun *run);

G_END_DECLS

#endif
