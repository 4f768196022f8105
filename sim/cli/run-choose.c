/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The world that the options choose: the kernel, the hypervisor, the kind of memory. */
#include <string.h>

#include "check/backtrace.h"
#include "cli/cli.h"
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

gboolean gs_run_choose(GsRunCommand *command)
{
	const GsRunOptions *options = &command->options;
	GsRunContext *run = &command->run;

	command->kernels = gs_cli_kernels();
	command->names = gs_cli_names(command->kernels);
	command->chosen = gs_kernels_of_kind(command->kernels, options->instrument);
	run->kernels = command->chosen;
	run->instrument = options->instrument;
	run->default_version = gs_cli_default_version(command->kernels);
	run->seed = (guint32)options->seed;
	run->blind_to = g_getenv("GNTSIM_TEST_BLIND_TO");
	if (!choose_kernel(command) || !choose_hypervisor(command) || !choose_memory(command) ||
	    !gs_cli_set(&command->names, options->settings, options->command))
		return FALSE;
	if (run->kernel) /* so that `linux fault X' is of that version too */
		run->default_version = run->kernel->version;
	run->symbols = gs_symbols_new();
	gs_backtrace_set_up();
	return TRUE;
}
