/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is to be run: scripts, the variants of each, and rounds over all of them. */
#ifndef GS_RUN_PLAN_H
#define GS_RUN_PLAN_H

#include <glib.h>

#include "cli/run-options.h"
#include "run/run.h"
#include "script/parse.h"

G_BEGIN_DECLS

typedef struct {
	char *path;
	GsScript *script; /* NULL: something is wrong with it */
	char *messages;   /* what; NULL: nothing */
	GPtrArray *faults; /* of its variants: char * */
} GsRunScript;

typedef struct {
	const GsRunScript *script;
	const char *fault; /* of the variant, "" for none */
	char *kernel;      /* what `linux' is in it; NULL: the script is wrong */
	guint32 seed;
} GsRunJob;

typedef struct {
	GPtrArray *scripts; /* GsRunScript * */
	GArray *round;      /* GsRunJob, without seed: in the order of the scripts */
	guint32 seed;       /* of the first round */
	guint64 rounds;
	gboolean endless;   /* rounds until something happens */
	guint64 at_round;
	guint at;
} GsRunPlan;

/* Reads the scripts at these paths. */
GsRunPlan *gs_run_plan_new(const GPtrArray *files, const GsNames *names,
			   const GsRunContext *context, const GsRunOptions *options);
void gs_run_plan_free(GsRunPlan *plan);

/* The next run, by rounds; its strings are the plan's.  FALSE: there is none left. */
gboolean gs_run_plan_next(GsRunPlan *plan, GsRunJob *job);
/* How many there are in all; 0: nobody knows. */
guint64 gs_run_plan_total(const GsRunPlan *plan);

/* Prints the runs of one round, a line each.  FALSE: a script is wrong, said on stderr. */
gboolean gs_run_plan_list(const GsRunPlan *plan);

G_END_DECLS

#endif
