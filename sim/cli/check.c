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

int gs_command_check(int argc, char **argv)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) kernels = NULL;
	gboolean fine = TRUE;
	GsNames names;

	if (argc < 2) {
		gs_complain("check: say which script or directory");
		return GS_EXIT_ERROR;
	}
	for (int i = 1; i < argc; i++)
		if (!gs_find_scripts(argv[i], files))
			return GS_EXIT_ERROR;
	kernels = gs_cli_kernels();
	names = gs_cli_names(kernels);
	for (guint i = 0; i < files->len; i++)
		fine &= check_file(g_ptr_array_index(files, i), &names);
	gs_cli_names_clear(&names);
	return fine ? GS_EXIT_PASS : GS_EXIT_ERROR;
}
