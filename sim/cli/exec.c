/* SPDX-License-Identifier: GPL-2.0-or-later */
/* gntsim exec: a real program in a script's world. */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/run-command.h"
#include "client/loadable.h"
#include "image/place.h"
#include "script/sources.h"

#define LIBRARY "gntsim-client.so"

static gboolean parse_options(GsRunCommand *command, int argc, char **argv)
{
	g_autofree char *script = NULL;
	const GOptionEntry entries[] = {
		{ "script", 0, 0, G_OPTION_ARG_FILENAME, &script,
		  "what the other domains do, and in which one the program runs", "FILE" },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &command->program, NULL,
		  "-- PROGRAM [ARGUMENT...]" },
		G_OPTION_ENTRY_NULL,
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autoptr(GError) error = NULL;

	g_option_context_set_summary(context,
		"Starts a program for which /dev/xen/gntdev and /dev/xen/gntalloc are those of the\n"
		"simulated kernel, while the script plays the other domains. The script says\n"
		"`DOMAIN: program NAME', then `DOMAIN: NAME run'. The verdict goes to stderr.");
	g_option_context_set_strict_posix(context, TRUE);
	gs_run_options_add(&command->options, "exec", context);
	g_option_context_add_main_entries(context, entries, NULL);
	g_set_prgname("gntsim exec");
	if (!g_option_context_parse(context, &argc, &argv, &error)) {
		gs_complain("exec: %s", error->message);
	} else if (!script) {
		gs_complain("exec: say which script plays the other domains: --script FILE");
	} else if (!command->program || !command->program[0]) {
		gs_complain("exec: say which program: gntsim exec --script FILE -- PROGRAM");
	} else if (gs_run_options_check(&command->options)) {
		command->options.paths = g_new0(char *, 2);
		command->options.paths[0] = g_steal_pointer(&script);
		return TRUE;
	}
	return FALSE;
}

/* Of a build before an installed one, as with kernels. */
static char *find_library(void)
{
	g_autofree char *built = gs_place_built("client");
	g_autofree char *dir = built ? g_strdup(built) : gs_place_installed(CLIENT_DIR);
	char *path = g_build_filename(dir, LIBRARY, NULL);

	if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
		return path;
	gs_complain("exec: %s is not there: build or install gntsim again", path);
	g_free(path);
	return NULL;
}

static gboolean make_order(GsProgramOrder *order, char **program)
{
	g_autofree char *library = find_library(), *first = NULL;
	g_autoptr(GError) error = NULL;

	if (!library)
		return FALSE;
	order->path = gs_loadable_program(program[0], &first, &error);
	if (!order->path) {
		gs_complain("exec: %s", error->message);
		return FALSE;
	}
	order->argv = program;
	order->preload = g_strconcat(first ? first : "", first ? ":" : "", library, NULL);
	return TRUE;
}

static void print_indented(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line && (line[1] || **line); line++)
		fprintf(stderr, "%s%s\n", **line ? "  " : "", *line);
}

/* On stderr: stdout is the program's. */
static void print_result(const GsRunCommand *command, const GsRunJob *job,
			 const GsRunResult *result)
{
	g_autofree char *repeat = result->verdict == GS_FAIL ? gs_run_repeat_command(command, job)
							     : NULL;
	const GsSource *place = job->script->script && result->line
					? gs_sources_find(job->script->script->sources, result->line)
					: NULL;
	const GsReportItem item = {
		.path = job->script->path,
		.file = place ? place->path : job->script->path,
		.line = place ? gs_source_line(place, result->line) : result->line,
		.seed = job->seed, .result = result, .messages = job->script->messages,
		.repeat = repeat,
	};
	g_autofree char *label = gs_report_label(&command->report, &item);
	g_autofree char *details = gs_report_details(&item);

	fprintf(stderr, "%-5s %s\n", gs_verdict_name(result->verdict), label);
	if (result->report)
		print_indented(result->report);
	print_indented(details);
}

/* Each variant of the script starts the program anew; the worst verdict is the command's. */
static int run_all(GsRunCommand *command)
{
	static const int statuses[] = { GS_EXIT_PASS, GS_EXIT_FAIL, GS_EXIT_ERROR, GS_EXIT_SKIP };
	static const guint badness[] = { 1, 2, 3, 0 };
	GsVerdict worst = GS_SKIP;
	GsRunJob job;
	gint64 us;

	command->run.faults = gs_fault_handler_new();
	while (gs_run_plan_next(command->plan, &job)) {
		g_autoptr(GsRunResult) result = gs_run_job_unfit(command, &job);

		if (!result)
			result = gs_run_job(command, &job, &us);
		print_result(command, &job, result);
		if (badness[result->verdict] > badness[worst])
			worst = result->verdict;
	}
	return statuses[worst];
}

int gs_command_exec(int argc, char **argv)
{
	GsRunCommand command = { 0 };
	GsProgramOrder order = { 0 };
	int status = GS_EXIT_ERROR;

	if (parse_options(&command, argc, argv) && make_order(&order, command.program) &&
	    gs_run_prepare(&command)) {
		command.run.program = &order;
		status = run_all(&command);
	}
	gs_run_forget(&command);
	g_strfreev(command.program);
	g_free(order.path);
	g_free(order.preload);
	return status;
}
