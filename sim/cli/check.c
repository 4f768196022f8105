/* SPDX-License-Identifier: GPL-2.0-or-later */
/* gntsim check: scripts are read and checked, not run. */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/files.h"
#include "cli/names.h"

/* FALSE if there is something wrong with it, which is said. */
static gboolean check_file(const char *path, const GsNames *names)
{
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	g_autoptr(GsScript) script = gs_script_load(path, names, diags);
	g_autofree char *text = gs_diagnostics_format(diags);

	fputs(text, stderr);
	return script != NULL;
}

typedef struct {
	char **settings, **paths;
} Options;

static gboolean parse_options(Options *options, int argc, char **argv)
{
	const GOptionEntry entries[] = {
		{ "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->settings,
		  "the value of a parameter of the scripts; can be given more than once",
		  "NAME=VALUE" },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->paths, NULL,
		  "FILE|DIR..." },
		G_OPTION_ENTRY_NULL,
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autoptr(GError) error = NULL;

	g_option_context_set_summary(context, "Says what is wrong with scripts, and runs none.");
	g_option_context_add_main_entries(context, entries, NULL);
	g_set_prgname("gntsim check");
	if (!g_option_context_parse(context, &argc, &argv, &error))
		gs_complain("check: %s", error->message);
	else if (!options->paths)
		gs_complain("check: say which script or directory");
	else
		return TRUE;
	return FALSE;
}

static gboolean check_all(const GPtrArray *files, char **settings)
{
	g_autoptr(GPtrArray) kernels = gs_cli_kernels();
	GsNames names = gs_cli_names(kernels);
	gboolean fine = gs_cli_set(&names, settings, "check");
	guint wrong = 0;

	for (guint i = 0; fine && i < files->len; i++)
		wrong += !check_file(g_ptr_array_index(files, i), &names);
	gs_cli_names_clear(&names);
	return fine && !wrong;
}

int gs_command_check(int argc, char **argv)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
	Options options = { 0 };
	gboolean fine = parse_options(&options, argc, argv);

	for (char **path = options.paths; fine && *path; path++)
		fine = gs_find_scripts(*path, files);
	fine = fine && check_all(files, options.settings);
	g_strfreev(options.settings);
	g_strfreev(options.paths);
	return fine ? GS_EXIT_PASS : GS_EXIT_ERROR;
}
