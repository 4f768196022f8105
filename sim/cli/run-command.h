/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the parts of gntsim run share, and exec and shell with it. */
#ifndef GS_RUN_COMMAND_H
#define GS_RUN_COMMAND_H

#include "cli/names.h"
#include "cli/run-options.h"
#include "cli/run-plan.h"
#include "report/progress.h"
#include "report/report.h"
#include "run/run.h"

G_BEGIN_DECLS

typedef struct {
	char **program; /* of gntsim exec, with its arguments; NULL: gntsim run */
	GsRunContext run;
	GPtrArray *kernels; /* all that there are */
	GPtrArray *chosen;  /* instrumented ones, or not */
	GPtrArray *files;
	GsKernel *from_path;
	char *hypervisor;       /* file of the one chosen; NULL: the model */
	gboolean no_hypervisor; /* the one chosen was not built */
	GsNames names;
	GsRunOptions options;
	GsRunPlan *plan;
	GsReport report;
	GsProgress progress;
	guint64 done;           /* runs that were reported */
	int signal;             /* that interrupted us; 0: none */
} GsRunCommand;

/* The world that the options say, and the names that scripts may use.  FALSE: said why on stderr. */
gboolean gs_run_choose(GsRunCommand *command);
/* That, and all else that they say for gntsim run and exec.  FALSE: said why on stderr. */
gboolean gs_run_prepare(GsRunCommand *command);
void gs_run_forget(GsRunCommand *command);

/* The trace that was asked for, if one was, before the runs and behind them.  FALSE: said why. */
gboolean gs_run_open_trace(GsRunCommand *command);
gboolean gs_run_finish_trace(GsRunCommand *command);

/* A run in this process. */
GsRunResult *gs_run_job(GsRunCommand *command, const GsRunJob *job, gint64 *us);
/* The result of what cannot be run at all; NULL: it can. */
GsRunResult *gs_run_job_unfit(const GsRunCommand *command, const GsRunJob *job);

/* Tells a result and frees it.  FALSE: there shall be no other run. */
gboolean gs_run_report(GsRunCommand *command, const GsRunJob *job, GsRunResult *result, gint64 us);
/* Tells the totals; started: g_get_monotonic_time() of then.  Returns the exit status. */
int gs_run_summary(GsRunCommand *command, gint64 started);

/* The command that gives this result again; to be freed. */
char *gs_run_repeat_command(const GsRunCommand *command, const GsRunJob *job);

G_END_DECLS

#endif
