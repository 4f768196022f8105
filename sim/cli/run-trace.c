/* SPDX-License-Identifier: GPL-2.0-or-later */
/* --trace and --trace-format. */
#include "cli/cli.h"
#include "cli/run-command.h"

static const GsTraceFormatRow *chosen_format(const GsRunOptions *options)
{
	const char *name = options->trace_format ? options->trace_format : "jsonl";
	const GsTraceFormatRow *format = gs_trace_format_by_name(name);
	g_autofree char *names = gs_trace_format_names();

	if (!format)
		gs_complain("run: there is no trace format '%s': say one of %s", name, names);
	return format;
}

gboolean gs_run_open_trace(GsRunCommand *command)
{
	const GsRunOptions *options = &command->options;
	const GsTraceFormatRow *format = chosen_format(options);
	g_autoptr(GError) error = NULL;

	if (!format)
		return FALSE;
	if (!options->trace && options->trace_format) {
		gs_complain("run: --trace-format without --trace: say which file");
		return FALSE;
	}
	if (!options->trace && options->trace_stacks) {
		gs_complain("run: --trace-stacks without --trace: say which file");
		return FALSE;
	}
	if (!options->trace)
		return TRUE;
	command->run.trace_stacks = options->trace_stacks;
	command->run.trace = gs_trace_file_new(options->trace, format, &error);
	if (!command->run.trace)
		gs_complain("run: %s", error->message);
	return command->run.trace != NULL;
}

gboolean gs_run_finish_trace(GsRunCommand *command)
{
	GsTraceFile *trace = g_steal_pointer(&command->run.trace);
	g_autoptr(GError) error = NULL;

	if (!trace || gs_trace_file_finish(trace, &error))
		return TRUE;
	gs_complain("run: %s", error->message);
	return FALSE;
}
