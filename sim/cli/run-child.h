/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One run in a process of its own, forked from this one when that has all prepared.  What
 * becomes of it, whatever that is, is a result.
 */
#ifndef GS_RUN_CHILD_H
#define GS_RUN_CHILD_H

#include <sys/types.h>

#include "cli/run-command.h"
#include "cli/run-place.h"

G_BEGIN_DECLS

typedef struct {
	GsRunJob job;
	pid_t pid;            /* 0: there is no process, or no longer */
	int fd;               /* what it sends is read from there; -1: nothing more comes */
	GByteArray *record;
	GsRunPlace *place;
	gint64 deadline;      /* g_get_monotonic_time(); G_MAXINT64: none */
	gboolean timed_out;
	GsRunResult *result;  /* NULL: it runs */
	gint64 us;
} GsRunChild;

GsRunChild *gs_run_child_start(GsRunCommand *command, const GsRunJob *job);
/* Ends its process, if there is one. */
void gs_run_child_free(GsRunChild *child);

/* Reads what there is; at the end of it, the result is there. */
void gs_run_child_read(GsRunChild *child, GsRunCommand *command);
/* After its deadline: asks where it is, and the next time ends it. */
void gs_run_child_overdue(GsRunChild *child);

G_END_DECLS

#endif
