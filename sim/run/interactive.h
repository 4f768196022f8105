/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A run whose statements come one by one, and which goes on after a failure. */
#ifndef GS_RUN_INTERACTIVE_H
#define GS_RUN_INTERACTIVE_H

#include "run/run.h"

G_BEGIN_DECLS

/* What the last action gave, in memory of the run. */
typedef struct {
	const GsVerb *verb;     /* NULL: there was none */
	const gint16 *statuses; /* NULL: the action has none */
	guint n;
	long rc;
	gint cmd;               /* GNTTABOP_* of an operation by hand; -1: none */
	/*
	 * What refused each slot, or without statuses the one result: with `why'
	 * HV_REFUSAL_COUNT it is not known, or nothing did.  NULL: nothing is known of any.
	 */
	const HvRefused *refused;
	gboolean all_told; /* the hypervisor tells all its refusals */
} GsRunLast;

/* NULL: it is not known, or there was nothing to refuse. */
const HvRefused *gs_run_refused(const GsRunLast *last, guint slot);
/* How many results there are: one for each status, or one. */
guint gs_run_results(const GsRunLast *last);

/*
 * Runs the statements from one to before another of a script that begins as those did
 * that this run has had; it must live as long as the run.  Afterwards `last' is of them.
 */
void gs_run_more(GsRun *run, const GsScript *script, guint from, guint to);

/*
 * Why the run is over, with the line that decided; to be freed.  It can go on then.
 * NULL: it is not over.
 */
char *gs_run_take_decision(GsRun *run, GsVerdict *verdict, guint *line);

const GsRunLast *gs_run_last(const GsRun *run);
/* NULL: there is none, see gs_run_begin. */
const GsWorld *gs_run_world(const GsRun *run);

G_END_DECLS

#endif
