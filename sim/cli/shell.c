/* SPDX-License-Identifier: GPL-2.0-or-later */
/* gntsim shell: its options. */
#include <string.h>

#include "check/backtrace.h"
#include "cli/cli.h"
#include "cli/names.h"
#include "shell/shell.h"

typedef struct {
	char *kernel, *hypervisor;
	gint64 seed;
	gboolean step;
	char **paths;
} Options;

typedef struct {
	Options options;
	GsRunContext run;
	GPtrArray *kernels, *plain; /* all, and those that are not instrumented */
	GsKernel *from_path;
	char *hypervisor;
	GsNames names;
} Shell;

static gboolean parse_options(Options *options, int argc, char **argv)
{
	const GOptionEntry entries[] = {
		{ "kernel", 'k', 0, G_OPTION_ARG_STRING, &options->kernel,
		  "what `linux' means: a name from gntsim list kernels, or an image file", "NAME" },
		{ "hypervisor", 0, 0, G_OPTION_ARG_STRING, &options->hypervisor,
		  "model, xen, or a file", "NAME" },
		{ "seed", 's', 0, G_OPTION_ARG_INT64, &options->seed,
		  "the scheduler's choices; 1 if not given", "N" },
		{ "step", 0, 0, G_OPTION_ARG_NONE, &options->step,
		  "run FILE by `step' only, from its first statement on", NULL },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->paths, NULL, NULL },
		{ 0 },
	};
	g_autoptr(GOptionContext) context = g_option_context_new("[FILE.gnt]");
	g_autoptr(GError) error = NULL;

	options->seed = 1;
	g_set_prgname("gntsim shell");
	g_option_context_set_summary(context, "The scenario language typed line by line, after the "
					      "statements of FILE; `help' lists commands.");
	g_option_context_add_main_entries(context, entries, NULL);
	if (!g_option_context_parse(context, &argc, &argv, &error))
		gs_complain("shell: %s", error->message);
	else if (options->paths && options->paths[0] && options->paths[1])
		gs_complain("shell: say one file, not several");
	else if (options->seed < 0 || options->seed > (gint64)G_MAXUINT32)
		gs_complain("shell: --seed must be a number from 0 to %u", G_MAXUINT32);
	else if (options->step && !options->paths)
		gs_complain("shell: --step needs a file");
	else
		return TRUE;
	return FALSE;
}

static gboolean choose_kernel(Shell *shell)
{
	const char *name = shell->options.kernel;

	if (!name)
		return TRUE;
	if (!strchr(name, '/'))
		shell->run.kernel = gs_kernel_by_name(shell->plain, name);
	else if (g_file_test(name, G_FILE_TEST_IS_REGULAR))
		shell->run.kernel = shell->from_path = gs_kernel_from_path(name);
	if (!shell->run.kernel) {
		gs_complain("shell: there is no kernel '%s': gntsim list kernels shows what there is",
			    name);
		return FALSE;
	}
	shell->run.default_version = shell->run.kernel->version;
	return TRUE;
}

static gboolean choose_hypervisor(Shell *shell)
{
	const char *name = shell->options.hypervisor;

	if (!name || strcmp(name, "model") == 0)
		return TRUE;
	shell->run.hypervisor = shell->hypervisor = gs_cli_hypervisor(name);
	if (!shell->hypervisor)
		gs_complain("shell: there is no hypervisor '%s' here: say model, xen if it was "
			    "built, or a file's path", name);
	return shell->hypervisor != NULL;
}

static gboolean prepare(Shell *shell)
{
	shell->kernels = gs_cli_kernels();
	shell->plain = gs_kernels_of_kind(shell->kernels, FALSE);
	shell->names = gs_cli_names(shell->kernels);
	shell->run.kernels = shell->plain;
	shell->run.default_version = gs_cli_default_version(shell->kernels);
	shell->run.seed = (guint32)shell->options.seed;
	shell->run.symbols = gs_symbols_new();
	gs_backtrace_set_up();
	return choose_kernel(shell) && choose_hypervisor(shell);
}

static int run(Shell *shell)
{
	const char *file = shell->options.paths ? shell->options.paths[0] : NULL;
	int status = GS_EXIT_ERROR;
	GsSession session;

	shell->run.faults = gs_fault_handler_new();
	gs_session_init(&session, &shell->run, &shell->names);
	if (!file || gs_session_load(&session, file)) {
		while (!shell->options.step && gs_session_step(&session))
			;
		gs_shell(&session);
		status = GS_EXIT_PASS;
	}
	gs_session_clear(&session);
	gs_fault_handler_free(shell->run.faults);
	return status;
}

static void forget(Shell *shell)
{
	if (shell->run.symbols)
		gs_symbols_free(shell->run.symbols);
	if (shell->from_path)
		gs_kernel_free(shell->from_path);
	g_clear_pointer(&shell->plain, g_ptr_array_unref);
	g_clear_pointer(&shell->kernels, g_ptr_array_unref);
	gs_cli_names_clear(&shell->names);
	g_free(shell->hypervisor);
	g_free(shell->options.kernel);
	g_free(shell->options.hypervisor);
	g_strfreev(shell->options.paths);
}

int gs_command_shell(int argc, char **argv)
{
	Shell shell = { 0 };
	int status = GS_EXIT_ERROR;

	if (parse_options(&shell.options, argc, argv) && prepare(&shell))
		status = run(&shell);
	forget(&shell);
	return status;
}
