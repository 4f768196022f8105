/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the options choose: the kernel, the hypervisor, the kind of memory, the scripts. */
#include <string.h>

#include "check/backtrace.h"
#include "cli/cli.h"
#include "cli/files.h"
#include "cli/run-command.h"
#include "image/build.h"

/* The kernel in a tree, as it is now. */
static gboolean build_kernel(GsRunCommand *command)
{
	const GsBuildOrder order = { .tree = command->options.tree,
				     .instrument = command->options.instrument };
	g_autoptr(GError) error = NULL;
	g_autofree char *image = gs_build_image(&order, &error);

	if (!image) {
		gs_complain("%s: %s", command->options.command, error->message);
		return FALSE;
	}
	command->from_path = gs_kernel_from_path(image);
	command->run.kernel = command->from_path;
	return TRUE;
}

static gboolean choose_kernel(GsRunCommand *command)
{
	const char *name = command->options.kernel;

	if (command->options.tree && name) {
		gs_complain("%s: --tree and --kernel both say which kernel: give one of them", command->options.command);
		return FALSE;
	}
	if (command->options.tree)
		return build_kernel(command);
	if (!name)
		return TRUE;
	if (strchr(name, '/')) {
		if (!g_file_test(name, G_FILE_TEST_IS_REGULAR)) {
			gs_complain("%s: there is no kernel image %s", command->options.command, name);
			return FALSE;
		}
		command->from_path = gs_kernel_from_path(name);
		command->run.kernel = command->from_path;
		if (command->from_path->instrumented || !command->options.instrument)
			return TRUE;
		gs_complain("%s: %s is no instrumented image (NAME.instrumented.so)", command->options.command, name);
		return FALSE;
	}
	command->run.kernel = gs_kernel_by_name(command->chosen, name);
	if (!command->run.kernel)
		gs_complain("%s: there is no %skernel '%s': gntsim list kernels shows what there is", command->options.command,
			    command->options.instrument ? "instrumented " : "", name);
	return command->run.kernel != NULL;
}

static gboolean choose_hypervisor(GsRunCommand *command)
{
	const char *name = command->options.hypervisor;

	if (!name || strcmp(name, "model") == 0)
		return TRUE;
	command->hypervisor = gs_cli_hypervisor(name);
	command->run.hypervisor = command->hypervisor;
	if (command->hypervisor || strcmp(name, "xen") == 0) {
		command->no_hypervisor = !command->hypervisor;
		return TRUE;
	}
	gs_complain("%s: there is no hypervisor '%s': say model, xen, or a file's path", command->options.command, name);
	return FALSE;
}

static gboolean choose_memory(GsRunCommand *command)
{
	const char *name = command->options.memory;

	if (!name || gs_memory_mode_by_name(name, &command->run.memory))
		return TRUE;
	gs_complain("%s: there is no memory '%s': say mapped or bookkeeping", command->options.command, name);
	return FALSE;
}

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
	command->kernels = gs_cli_kernels();
	command->files = g_ptr_array_new_with_free_func(g_free);
	command->chosen = gs_kernels_of_kind(command->kernels, command->options.instrument);
	command->run.kernels = command->chosen;
	command->run.instrument = command->options.instrument;
	command->run.default_version = gs_cli_default_version(command->kernels);
	command->run.seed = (guint32)command->options.seed;
	command->run.twice = command->options.twice;
	command->run.blind_to = g_getenv("GNTSIM_TEST_BLIND_TO");
	if (!choose_kernel(command) || !choose_hypervisor(command) || !choose_memory(command) ||
	    !choose_format(command))
		return FALSE;
	if (command->run.kernel) /* so that `linux fault X' is of that version too */
		command->run.default_version = command->run.kernel->version;
	for (char **path = command->options.paths; *path; path++)
		if (!gs_find_scripts(*path, command->files))
			return FALSE;
	if (!gs_run_open_trace(command))
		return FALSE;
	command->names = gs_cli_names(command->kernels);
	if (!gs_cli_set(&command->names, command->options.settings, "run"))
		return FALSE;
	command->run.symbols = gs_symbols_new();
	gs_backtrace_set_up();
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
