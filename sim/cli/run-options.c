/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of options, and what is wrong with those given. */
#include "cli/run-options.h"

#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "script/unit.h"

#define MOST_JOBS 1024

void gs_run_options_add(GsRunOptions *options, const char *command, GOptionContext *context)
{
	const GOptionEntry entries[] = {
		{ "kernel", 'k', 0, G_OPTION_ARG_STRING, &options->kernel,
		  "the kernel that `linux' means: a name of gntsim list kernels, or an image file",
		  "NAME" },
		{ "tree", 't', 0, G_OPTION_ARG_FILENAME, &options->tree,
		  "the same from this kernel tree, of which only what changed is compiled", "DIR" },
		{ "hypervisor", 0, 0, G_OPTION_ARG_STRING, &options->hypervisor,
		  "model (the default), xen (Xen's own grant-table code), or a file", "NAME" },
		{ "memory", 0, 0, G_OPTION_ARG_STRING, &options->memory,
		  "a grant is mapped in our own address space when the kernel maps it (mapped, the "
		  "default) or when it is first touched (bookkeeping)", "NAME" },
		{ "instrument", 'i', 0, G_OPTION_ARG_NONE, &options->instrument,
		  "take the instrumented images: every load and store of the kernels is checked",
		  NULL },
		{ "seed", 's', 0, G_OPTION_ARG_INT64, &options->seed,
		  "choices of the scheduler (1)", "N" },
		{ "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->settings,
		  "the value of a parameter of the script; can be given more than once",
		  "NAME=VALUE" },
		G_OPTION_ENTRY_NULL,
	};

	options->command = command;
	options->seed = 1;
	g_option_context_add_main_entries(context, entries, NULL);
}

gboolean gs_run_options_check(const GsRunOptions *options)
{
	if (options->seed >= 0 && options->seed <= G_MAXUINT32)
		return TRUE;
	gs_complain("%s: --seed must be a number from 0 to %u", options->command, G_MAXUINT32);
	return FALSE;
}

static GOptionContext *context_new(GsRunOptions *options)
{
	const GOptionEntry entries[] = {
		{ "repeat", 0, 0, G_OPTION_ARG_INT, &options->repeat,
		  "N rounds over all scripts, with seed, seed + 1 and so on", "N" },
		{ "until-fail", 0, 0, G_OPTION_ARG_NONE, &options->until_fail,
		  "such rounds until one run fails (with --repeat: at most N)", NULL },
		{ "twice", 0, 0, G_OPTION_ARG_NONE, &options->twice,
		  "run each script once more from a snapshot of its booted world; an error if it "
		  "goes another way", NULL },
		{ "filter", 'f', 0, G_OPTION_ARG_STRING_ARRAY, &options->filters,
		  "only runs whose script's path or whose kernel contains this, or, with * ? or [, "
		  "matches it as a whole; given again: or that", "PATTERN" },
		{ "list", 'l', 0, G_OPTION_ARG_NONE, &options->list,
		  "only print what would run: scripts and the kernels of their variants", NULL },
		{ "jobs", 'j', 0, G_OPTION_ARG_INT, &options->jobs,
		  "each run in a process of its own, N at once (0: as many as there are CPUs)",
		  "N" },
		{ "timeout", 0, 0, G_OPTION_ARG_STRING, &options->timeout,
		  "an error if a run takes longer than this of the host's time (500ms, 10s)",
		  "DURATION" },
		{ "fail-fast", 0, 0, G_OPTION_ARG_NONE, &options->fail_fast,
		  "stop after the first run that fails or is an error", NULL },
		{ "gdb", 0, 0, G_OPTION_ARG_NONE, &options->gdb,
		  "run them in gdb, which stops at each violation, with the kernels' symbols", NULL },
		{ "format", 0, 0, G_OPTION_ARG_STRING, &options->format,
		  "how results are told: text (the default), tap, junit or jsonl", "NAME" },
		{ "colour", 0, 0, G_OPTION_ARG_STRING, &options->colour,
		  "auto (the default: on a terminal, without $NO_COLOR), always or never", "WHEN" },
		{ "color", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &options->colour, NULL,
		  "WHEN" },
		{ "trace", 0, 0, G_OPTION_ARG_FILENAME, &options->trace,
		  "write there what happens, an event a line: gntsim-trace(5)", "FILE" },
		{ "trace-format", 0, 0, G_OPTION_ARG_STRING, &options->trace_format,
		  "make something else of the events: gntsim list formats", "NAME" },
		{ "trace-stacks", 0, 0, G_OPTION_ARG_NONE, &options->trace_stacks,
		  "with each event the kernel's stack, which takes time and room", NULL },
		{ "time", 0, 0, G_OPTION_ARG_NONE, &options->time,
		  "tell how long the runs took: in the results, or for text on stderr", NULL },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->paths, NULL,
		  "FILE|DIR..." },
		G_OPTION_ENTRY_NULL,
	};
	GOptionContext *context = g_option_context_new(NULL);

	g_option_context_set_summary(context, "Runs scripts and gives a verdict on each.");
	gs_run_options_add(options, "run", context);
	g_option_context_add_main_entries(context, entries, NULL);
	return context;
}

static gboolean check_rounds(const GsRunOptions *options)
{
	if (!gs_run_options_check(options))
		return FALSE;
	if (options->repeat < 0)
		gs_complain("run: --repeat must be a number of rounds, 1 or more");
	else if (options->seed + options->repeat - 1 > (gint64)G_MAXUINT32)
		gs_complain("run: the last round's seed would be greater than %u", G_MAXUINT32);
	else
		return TRUE;
	return FALSE;
}

static gboolean check_processes(GsRunOptions *options)
{
	if (options->jobs < GS_JOBS_NONE || options->jobs > MOST_JOBS) {
		gs_complain("run: --jobs must be a number from 0 to %d", MOST_JOBS);
		return FALSE;
	}
	if (options->gdb && (options->jobs != GS_JOBS_NONE || options->timeout)) {
		gs_complain("run: --gdb is for one process that may take its time: leave out --jobs "
			    "and --timeout");
		return FALSE;
	}
	if (options->trace && (options->jobs != GS_JOBS_NONE || options->timeout)) {
		gs_complain("run: --trace is for runs in one process: leave out --jobs and --timeout");
		return FALSE;
	}
	if (options->jobs == 0)
		options->jobs = (gint)CLAMP(sysconf(_SC_NPROCESSORS_ONLN), 1, MOST_JOBS);
	if (!options->timeout)
		return TRUE;
	if (!gs_duration_parse(options->timeout, &options->timeout_ns) || !options->timeout_ns) {
		gs_complain("run: --timeout '%s' is no duration: write as 500ms or 10s",
			    options->timeout);
		return FALSE;
	}
	/* Only a process of its own can be ended. */
	if (options->jobs == GS_JOBS_NONE)
		options->jobs = 1;
	return TRUE;
}

/* -j2 as make has it: GLib knows only -j 2.  The strings are strv's. */
static void detach_jobs(int argc, char **argv, GPtrArray *strv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (!g_str_has_prefix(argv[i], "-j") || !g_ascii_isdigit(argv[i][2]))
			continue;
		argv[i] = g_strconcat("--jobs=", argv[i] + 2, NULL);
		g_ptr_array_add(strv, argv[i]);
	}
}

gboolean gs_run_options_parse(GsRunOptions *options, int argc, char **argv)
{
	g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GOptionContext) context = NULL;
	g_autoptr(GError) error = NULL;

	options->jobs = GS_JOBS_NONE;
	g_set_prgname("gntsim run");
	context = context_new(options);
	detach_jobs(argc, argv, made);
	if (!g_option_context_parse(context, &argc, &argv, &error))
		gs_complain("run: %s", error->message);
	else if (!check_rounds(options) || !check_processes(options))
		return FALSE;
	else if (!options->paths || !options->paths[0])
		gs_complain("run: say which script or directory");
	else
		return TRUE;
	return FALSE;
}

void gs_run_options_clear(GsRunOptions *options)
{
	g_strfreev(options->settings);
	g_strfreev(options->paths);
	g_strfreev(options->filters);
	g_free(options->kernel);
	g_free(options->tree);
	g_free(options->hypervisor);
	g_free(options->memory);
	g_free(options->timeout);
	g_free(options->format);
	g_free(options->colour);
	g_free(options->trace);
	g_free(options->trace_format);
}
