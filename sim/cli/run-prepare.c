/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the options of gntsim run choose: the world, the scripts, and how to tell. */
#include "cli/cli.h"
#include "cli/files.h"
#include "cli/run-command.h"

static gboolean choose_format(GsRunCommand *command)
{
	const GsRunOptions *options = &command->options;
	const char *name = options->format ? options->format : gs_report_formats[0]->name;
	g_autofree char *names = gs_report_format_names();

	command->report.format = gs_report_format_by_name(name);
	command->report.seeds = options->repeat > 1 || options->until_fail;
	command->report.times = options->time;
	if (!command->report.format)
		gs_complain("run: there is no format '%s': say %s", name, names);
	else if (!gs_style_by_name(options->colour, &command->report.style))
		gs_complain("run: --colour is auto, always or never, not '%s'", options->colour);
	else
		return TRUE;
	return FALSE;
}

static gboolean make_plan(GsRunCommand *command)
{
	command->plan = gs_run_plan_new(command->files, &command->names, &command->run,
					&command->options);
	if (command->plan->round->len)
		return TRUE;
	gs_complain("run: --filter leaves nothing to run: --list shows what there is");
	return FALSE;
}

gboolean gs_run_prepare(GsRunCommand *command)
{
	command->files = g_ptr_array_new_with_free_func(g_free);
	command->run.twice = command->options.twice;
	if (!gs_run_choose(command) || !choose_format(command))
		return FALSE;
	for (char **path = command->options.paths; *path; path++)
		if (!gs_find_scripts(*path, command->files))
			return FALSE;
	if (!gs_run_open_trace(command))
		return FALSE;
	return make_plan(command);
}

void gs_run_forget(GsRunCommand *command)
{
	if (command->run.trace)
		gs_trace_file_drop(command->run.trace);
	if (command->run.faults)
		gs_fault_handler_free(command->run.faults);
	if (command->run.symbols)
		gs_symbols_free(command->run.symbols);
	if (command->from_path)
		gs_kernel_free(command->from_path);
	g_clear_pointer(&command->chosen, g_ptr_array_unref);
	g_clear_pointer(&command->kernels, g_ptr_array_unref);
	g_clear_pointer(&command->files, g_ptr_array_unref);
	if (command->plan)
		gs_run_plan_free(command->plan);
	gs_cli_names_clear(&command->names);
	gs_run_options_clear(&command->options);
	g_free(command->hypervisor);
}
