/* SPDX-License-Identifier: GPL-2.0-or-later */
/* gntsim: the command. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

static void describe(FILE *out, const GsCommand *command)
{
	fprintf(out, "  gntsim %s %s\n      %s\n", command->name, command->arguments,
		command->meaning);
}

static void usage(FILE *out)
{
	fputs("usage: gntsim COMMAND [ARGUMENTS]\n\n", out);
	for (guint i = 0; i < gs_command_count; i++)
		describe(out, &gs_command_table[i]);
	fputs("  gntsim --version\n  gntsim --help\n\n"
	      "Exit status: 0 all passed, 1 a script failed, 2 an error, 77 everything skipped.\n",
	      out);
}

/* A result that could not be written is no result. */
static int finish(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	gs_complain("cannot write the output: the results above may be incomplete");
	return GS_EXIT_ERROR;
}

static gboolean asks_for_help(const char *word)
{
	return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

int main(int argc, char **argv)
{
	const GsCommand *command;

	if (argc < 2) {
		usage(stderr);
		return GS_EXIT_ERROR;
	}
	if (asks_for_help(argv[1])) {
		usage(stdout);
		return finish(GS_EXIT_PASS);
	}
	if (strcmp(argv[1], "--version") == 0) {
		printf("gntsim %s\n", PACKAGE_VERSION);
		return finish(GS_EXIT_PASS);
	}
	command = gs_command_by_name(argv[1]);
	if (!command) {
		gs_complain("there is no command '%s': gntsim --help lists them", argv[1]);
		return GS_EXIT_ERROR;
	}
	if (argc == 3 && asks_for_help(argv[2]) && !command->own_help) {
		describe(stdout, command);
		return finish(GS_EXIT_PASS);
	}
	return finish(command->run(argc - 1, argv + 1));
}
