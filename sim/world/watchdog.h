/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A kernel's code that runs on and passes no yield point would hang us, not only its
 * vCPU.  So a timer of the host's ticks with the processor time that we use; it is
 * the one place that looks at real time, and nothing else depends on it.
 */
#ifndef GS_WATCHDOG_H
#define GS_WATCHDOG_H

#include <glib.h>

#include "world/sched.h"

G_BEGIN_DECLS

#define GS_WATCHDOG_SECONDS 2

typedef struct {
	guint64 steps; /* of the scheduler, at the last tick */
	guint left;    /* and of the yield points that the running vCPU has left */
	gboolean armed;
} GsWatchdog;

void gs_watchdog_start(void);
void gs_watchdog_stop(void);
/* In the signal handler.  TRUE: the running task has got nowhere for a whole tick. */
gboolean gs_watchdog_tick(GsWatchdog *watchdog, const GsSched *sched);

G_END_DECLS

#endif
