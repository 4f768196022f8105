/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of subcommands, and what they share. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

#include "world/image.h"

const GsCommand gs_command_table[] = {
	{ "run", "[--kernel NAME] [--seed N] FILE|DIR...", "run scripts and give a verdict on each",
	  gs_command_run },
	{ "list", "kernels|verbs|violations|statuses|operations",
	  "what this gntsim has and knows", gs_command_list },
	{ "verb", "NAME", "how a verb of the language is used", gs_command_verb },
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

GPtrArray *gs_cli_kernels(void)
{
	g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *here = g_path_get_dirname(self ? self : ".");
	g_autofree char *built = g_build_filename(here, "kernel", NULL);
	const char *given = g_getenv("GNTSIM_IMAGES");
	g_auto(GStrv) dirs = g_strsplit(given ? given : "", ":", -1);
	const char *both[] = { built, IMAGE_DIR, NULL };

	/* A build's own images come before installed ones: never a mixture. */
	if (given && *given)
		return gs_kernels_find((const char *const *)dirs);
	if (g_file_test(built, G_FILE_TEST_IS_DIR))
		both[1] = NULL;
	return gs_kernels_find(both);
}
