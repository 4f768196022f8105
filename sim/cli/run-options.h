/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The options of gntsim run, and those that exec and shell have too. */
#ifndef GS_RUN_OPTIONS_H
#define GS_RUN_OPTIONS_H

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
	const char *command; /* whose they are: "run", "exec", "shell" */
	/* What is run, and on what. */
	char *kernel, *tree, *hypervisor, *memory;
	gint64 seed;
	gint repeat;         /* rounds, each with the next seed; 0: not said */
	gboolean twice, instrument;
	char **filters;
	char **settings;     /* NAME=VALUE; NULL: none */
	/* How. */
	gint jobs;           /* processes at once; GS_JOBS_NONE: all in this one */
	char *timeout;
	guint64 timeout_ns;  /* 0: none */
	gboolean list, fail_fast, until_fail, gdb;
	/* What is told. */
	char *format, *colour, *trace, *trace_format;
	gboolean time, trace_stacks;
	char **paths;
} GsRunOptions;

#define GS_JOBS_NONE (-1)

/* Those that say on what a script runs, for a context that fills them in. */
void gs_run_options_add(GsRunOptions *options, const char *command, GOptionContext *context);
/* What is wrong with those; FALSE: said so on stderr. */
gboolean gs_run_options_check(const GsRunOptions *options);
/* Of gntsim run.  FALSE: said why on stderr.  Clear them in any case. */
gboolean gs_run_options_parse(GsRunOptions *options, int argc, char **argv);
void gs_run_options_clear(GsRunOptions *options);

G_END_DECLS

#endif
