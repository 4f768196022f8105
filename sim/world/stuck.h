/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tasks that do not get on.  Virtual time stands still while anything runs, so being
 * busy is measured in yield points, and waiting in virtual time.
 */
#ifndef GS_STUCK_H
#define GS_STUCK_H

#include <glib.h>

G_BEGIN_DECLS

typedef struct GsSched GsSched;
typedef struct GsTask GsTask;

typedef enum {
	GS_STUCK_HUNG,    /* has slept or waited for longer than the limit */
	GS_STUCK_SPUN,    /* has spun for longer than the limit of virtual time */
	GS_STUCK_BUSY,    /* has passed more yield points than the limit, in one go */
	GS_STUCK_FOREVER, /* waits or spins, and nothing can ever run again */
} GsStuck;

typedef struct {
	guint64 hung_ns;   /* kernel.hung_task_timeout_secs: 120 s */
	guint64 spun_ns;   /* twice kernel.watchdog_thresh: 20 s */
	guint busy_yields; /* ours: 10 million; 1 s of real time if each is a hypercall */
} GsStuckLimits;

/* Runs as the task, on its stack; must return. */
typedef void (*GsStuckFn)(GsTask *task, GsStuck how);

void gs_stuck_limits_init(GsStuckLimits *limits);

/* Before virtual time moves on to `until': who is stuck by then?  From the script only. */
void gs_stuck_check(GsSched *sched, guint64 until);
/* Nothing can run any more. */
void gs_stuck_forever(GsSched *sched);
/* At a yield point of the running task, when its vCPU has reached the limit. */
void gs_stuck_busy(GsSched *sched);

/* Runs fn as that parked task, on its stack: for its backtrace. */
void gs_stuck_visit(GsSched *sched, GsTask *task, void (*fn)(GsTask *task, gpointer data),
		    gpointer data);

G_END_DECLS

#endif
