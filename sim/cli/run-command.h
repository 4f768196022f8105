/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the parts of gntsim run share. */
#ifndef GS_RUN_COMMAND_H
#define GS_RUN_COMMAND_H

#include "cli/names.h"
#include "cli/run-options.h"
#include "run/run.h"

G_BEGIN_DECLS

typedef struct {
	guint verdicts[GS_SKIP + 1];
	gint64 run_us; /* spent in running scripts, without parsing and starting */
} GsRunTotals;

typedef struct {
	GsRunContext run;
	GPtrArray *kernels; /* all that there are */
	GPtrArray *chosen;  /* instrumented ones, or not */
	GPtrArray *files;
	GsKernel *from_path;
	char *hypervisor;       /* file of the one chosen; NULL: the model */
	gboolean no_hypervisor; /* the one chosen was not built */
	GsNames names;
	GsRunOptions options;
	GsRunTotals totals;
} GsRunCommand;

/* What the options say.  FALSE: said why on stderr. */
gboolean gs_run_prepare(GsRunCommand *command);
void gs_run_forget(GsRunCommand *command);

/* Prints one result of the script at that path, and counts it. */
void gs_run_report(GsRunCommand *command, const char *path, const GsRunResult *result);
/* Prints the totals; started: g_get_monotonic_time() of then.  Returns the exit status. */
int gs_run_summary(const GsRunCommand *command, gint64 started);

G_END_DECLS

#endif
