/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of subcommands, and what they share. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

#include "image/place.h"
#include "world/image.h"

const GsCommand gs_command_table[] = {
	{ "run", "[OPTION...] FILE|DIR...",
	  "run scripts and give a verdict on each; gntsim run --help has all options",
	  gs_command_run, TRUE },
	{ "exec", "--script FILE [OPTION...] -- PROGRAM [ARGUMENT...]",
	  "run a real program on the simulated devices; gntsim exec --help has all options",
	  gs_command_exec, TRUE },
	{ "shell", "[OPTION...] [FILE.gnt]",
	  "the language typed line by line; gntsim shell --help has all options",
	  gs_command_shell, TRUE },
	{ "check", "[--set NAME=VALUE] FILE|DIR...",
	  "only check scripts, as run does before it runs them", gs_command_check, TRUE },
	{ "fmt", "[--check] FILE|DIR...|-", "format scripts, in place or (-) from stdin to stdout",
	  gs_command_fmt, FALSE },
	{ "list",
#define FIRST(name) #name
#define LIST(name) "|" #name
#include "cli/lists.def"
	  , "what this gntsim has and knows", gs_command_list, FALSE },
	{ "explain", "NAME", "a status, operation, flag, violation, context, fault, refusal or verb",
	  gs_command_explain, FALSE },
	{ "image", "build --tree DIR [--name NAME] [--fault FAULT] | list | manifest NAME | remove NAME",
	  "kernel images of your own trees; gntsim image build --help has all options",
	  gs_command_image, FALSE },
	{ "diff", "[--context N] A B", "the first event in which two traces differ", gs_command_diff,
	  TRUE },
	{ "view", "-o FILE.html TRACE", "a page for a browser, to step through a trace", gs_command_view,
	  TRUE },
	{ "verb", "NAME", "how a verb of the language is used", gs_command_verb, FALSE },
};
const guint gs_command_count = G_N_ELEMENTS(gs_command_table);

const GsCommand *gs_command_by_name(const char *name)
{
	for (guint i = 0; i < gs_command_count; i++)
		if (strcmp(gs_command_table[i].name, name) == 0)
			return &gs_command_table[i];
	return NULL;
}

void gs_complain(const char *format, ...)
{
	va_list args;

	fflush(stdout);
	va_start(args, format);
	fputs("gntsim: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
}

/* A build's own images come before installed ones: never a mixture. */
static char *own_images(void)
{
	char *built = gs_place_built("kernel");

	return built ? built : gs_place_installed(IMAGE_DIR);
}

GPtrArray *gs_cli_own_kernels(void)
{
	g_autofree char *own = own_images();
	const char *const dirs[] = { own, NULL };

	return gs_kernels_find(dirs);
}

GPtrArray *gs_cli_kernels(void)
{
	const char *given = g_getenv("GNTSIM_IMAGES");
	g_autofree char *own = own_images(), *user = gs_place_user_images();
	const char *const usual[] = { own, user, NULL };
	g_auto(GStrv) dirs = given && *given ? g_strsplit(given, ":", -1) : NULL;

	return gs_kernels_find(dirs ? (const char *const *)dirs : usual);
}

/* 6.12 before 6.1, and both before what is not linux-X.Y. */
static gint by_version(const char *a, const char *b)
{
	guint major[2] = { 0 }, minor[2] = { 0 };

	sscanf(a, "linux-%u.%u", &major[0], &minor[0]);
	sscanf(b, "linux-%u.%u", &major[1], &minor[1]);
	return major[0] != major[1] ? (gint)major[0] - (gint)major[1]
				    : (gint)minor[0] - (gint)minor[1];
}

const char *gs_cli_default_version(const GPtrArray *kernels)
{
	const char *newest = NULL;

	if (gs_kernel_by_name(kernels, GS_DEFAULT_VERSION))
		return GS_DEFAULT_VERSION;
	for (guint i = 0; i < kernels->len; i++) {
		const GsKernel *kernel = g_ptr_array_index(kernels, i);

		if (!*kernel->fault && g_regex_match_simple("^linux-[0-9]+\\.[0-9]+$", kernel->name, 0, 0) &&
		    (!newest || by_version(kernel->name, newest) > 0))
			newest = kernel->name;
	}
	return newest ? newest : GS_DEFAULT_VERSION;
}

char *gs_cli_hypervisor(const char *name)
{
	g_autofree char *own = gs_place_built("kernel"), *beside = gs_place_built("xen");
	g_autofree char *installed = gs_place_installed(IMAGE_DIR), *newest = NULL;
	const char *dir = own ? beside : installed, *entry;
	g_autoptr(GDir) handle = NULL;

	if (strchr(name, '/'))
		return g_file_test(name, G_FILE_TEST_IS_REGULAR) ? g_strdup(name) : NULL;
	handle = dir && strcmp(name, "xen") == 0 ? g_dir_open(dir, 0, NULL) : NULL;
	while (handle && (entry = g_dir_read_name(handle)))
		if (g_str_has_prefix(entry, "xen-") && g_str_has_suffix(entry, ".so") &&
		    (!newest || strcmp(entry, newest) > 0)) {
			g_free(newest);
			newest = g_strdup(entry);
		}
	return newest ? g_build_filename(dir, newest, NULL) : NULL;
}
