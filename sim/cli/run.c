/* SPDX-License-Identifier: GPL-2.0-or-later */
/* gntsim run: scripts, one after another, each on its variants. */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/run-command.h"
#include "script/parse.h"

static void run_variant(GsRunCommand *command, const GsScript *script, const char *fault)
{
	gint64 before = g_get_monotonic_time();
	g_autoptr(GsRunResult) result = gs_run_script(&command->run, script, fault);

	command->totals.run_us += g_get_monotonic_time() - before;
	gs_run_report(command, script->path, result);
}

static void run_file(GsRunCommand *command, const char *path)
{
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	g_autoptr(GsScript) script = gs_script_load(path, &command->names, diags);
	g_autoptr(GPtrArray) faults = NULL;

	if (script && command->no_hypervisor) {
		command->totals.verdicts[GS_SKIP]++;
		printf("SKIP  %s\n  the hypervisor xen was not built here: make said why\n", path);
		return;
	}
	if (!script) {
		g_autofree char *text = gs_diagnostics_format(diags);

		command->totals.verdicts[GS_ERROR]++;
		printf("ERROR %s\n", path);
		fflush(stdout);
		fputs(text, stderr);
		return;
	}
	run_variant(command, script, "");
	if (command->run.kernel)
		return; /* --kernel: that one and no other */
	faults = gs_script_faults(script);
	for (guint i = 0; i < faults->len; i++)
		run_variant(command, script, g_ptr_array_index(faults, i));
}

int gs_command_run(int argc, char **argv)
{
	gint64 started = g_get_monotonic_time();
	GsRunCommand command = { 0 };
	int status = GS_EXIT_ERROR;

	if (gs_run_options_parse(&command.options, argc, argv) && gs_run_prepare(&command)) {
		for (guint i = 0; i < command.files->len; i++)
			run_file(&command, g_ptr_array_index(command.files, i));
		status = gs_run_summary(&command, started);
	}
	gs_run_forget(&command);
	return status;
}
