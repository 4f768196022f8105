/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of options, and what is wrong with those given. */
#include "cli/run-options.h"

#include "cli/cli.h"

gboolean gs_run_options_parse(GsRunOptions *options, int argc, char **argv)
{
	const GOptionEntry entries[] = {
		{ "kernel", 'k', 0, G_OPTION_ARG_STRING, &options->kernel,
		  "the kernel that `linux' means: a name of gntsim list kernels, or an image file",
		  "NAME" },
		{ "tree", 't', 0, G_OPTION_ARG_FILENAME, &options->tree,
		  "the same from this kernel tree, of which only what changed is compiled", "DIR" },
		{ "hypervisor", 0, 0, G_OPTION_ARG_STRING, &options->hypervisor,
		  "model (the default), xen (Xen's own grant-table code), or a file", "NAME" },
		{ "memory", 0, 0, G_OPTION_ARG_STRING, &options->memory,
		  "a grant is mapped in our own address space when the kernel maps it (mapped, the "
		  "default) or when it is first touched (bookkeeping)", "NAME" },
		{ "instrument", 'i', 0, G_OPTION_ARG_NONE, &options->instrument,
		  "take the instrumented images: every load and store of the kernels is checked",
		  NULL },
		{ "seed", 's', 0, G_OPTION_ARG_INT64, &options->seed,
		  "choices of the scheduler (1)", "N" },
		{ "twice", 0, 0, G_OPTION_ARG_NONE, &options->twice,
		  "run each script once more from a snapshot of its booted world; an error if it "
		  "goes another way", NULL },
		{ "time", 0, 0, G_OPTION_ARG_NONE, &options->time,
		  "print on stderr how long the runs took", NULL },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->paths, NULL,
		  "FILE|DIR..." },
		G_OPTION_ENTRY_NULL,
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autoptr(GError) error = NULL;

	options->seed = 1;
	g_option_context_set_summary(context, "Runs scripts and gives a verdict on each.");
	g_option_context_add_main_entries(context, entries, NULL);
	g_set_prgname("gntsim run");
	if (!g_option_context_parse(context, &argc, &argv, &error))
		gs_complain("run: %s", error->message);
	else if (options->seed < 0 || options->seed > G_MAXUINT32)
		gs_complain("run: --seed must be a number from 0 to %u", G_MAXUINT32);
	else if (!options->paths || !options->paths[0])
		gs_complain("run: say which script or directory");
	else
		return TRUE;
	return FALSE;
}

void gs_run_options_clear(GsRunOptions *options)
{
	g_strfreev(options->paths);
	g_free(options->kernel);
	g_free(options->tree);
	g_free(options->hypervisor);
	g_free(options->memory);
}
