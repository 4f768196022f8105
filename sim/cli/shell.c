/* SPDX-License-Identifier: GPL-2.0-or-later */
/* gntsim shell: its options. */
#include "cli/cli.h"
#include "cli/run-command.h"
#include "shell/shell.h"

static gboolean parse_options(GsRunOptions *options, gboolean *step, int argc, char **argv)
{
	const GOptionEntry entries[] = {
		{ "step", 0, 0, G_OPTION_ARG_NONE, step,
		  "run FILE by `step' only, from its first statement on", NULL },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->paths, NULL, NULL },
		G_OPTION_ENTRY_NULL,
	};
	g_autoptr(GOptionContext) context = g_option_context_new("[FILE.gnt]");
	g_autoptr(GError) error = NULL;

	g_set_prgname("gntsim shell");
	g_option_context_set_summary(context, "The scenario language typed line by line, after the "
					      "statements of FILE; `help' lists commands.");
	gs_run_options_add(options, "shell", context);
	g_option_context_add_main_entries(context, entries, NULL);
	if (!g_option_context_parse(context, &argc, &argv, &error))
		gs_complain("shell: %s", error->message);
	else if (options->paths && options->paths[0] && options->paths[1])
		gs_complain("shell: say one file, not several");
	else if (*step && !options->paths)
		gs_complain("shell: --step needs a file");
	else
		return gs_run_options_check(options);
	return FALSE;
}

static gboolean prepare(GsRunCommand *command)
{
	if (!gs_run_choose(command))
		return FALSE;
	if (command->no_hypervisor)
		gs_complain("shell: the hypervisor '%s' was not built here",
			    command->options.hypervisor);
	return !command->no_hypervisor;
}

static int run(GsRunCommand *command, gboolean step)
{
	const char *file = command->options.paths ? command->options.paths[0] : NULL;
	int status = GS_EXIT_ERROR;
	GsSession session;

	command->run.faults = gs_fault_handler_new();
	gs_session_init(&session, &command->run, &command->names);
	if (!file || gs_session_load(&session, file)) {
		while (!step && gs_session_step(&session))
			;
		gs_shell(&session);
		status = GS_EXIT_PASS;
	}
	gs_session_clear(&session);
	return status;
}

int gs_command_shell(int argc, char **argv)
{
	GsRunCommand command = { 0 };
	gboolean step = FALSE;
	int status = GS_EXIT_ERROR;

	if (parse_options(&command.options, &step, argc, argv) && prepare(&command))
		status = run(&command, step);
	gs_run_forget(&command);
	return status;
}
