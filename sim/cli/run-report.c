/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is printed of each result, and of all. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/run-command.h"

static const char *const verdict_names[] = { "PASS", "FAIL", "ERROR", "SKIP" };

static void indent(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line; line++)
		printf("  %s\n", *line);
}

/* " --NAME VALUE", if there is a value. */
static void print_option(const char *name, const char *value)
{
	g_autofree char *quoted = value ? g_shell_quote(value) : NULL;
	gboolean plain = value && g_regex_match_simple("\\A[\\w./+-]+\\z", value, 0, 0);

	if (value)
		printf(" --%s %s", name, plain ? value : quoted);
}

/* The command that gives this result again. */
static void print_repeat(const GsRunCommand *command, const char *path, const GsRunResult *result)
{
	const GsRunOptions *options = &command->options;
	g_autofree char *quoted = g_shell_quote(path);

	printf("  repeat: gntsim run");
	if (options->instrument)
		printf(" --instrument");
	print_option("hypervisor", command->hypervisor ? options->hypervisor : NULL);
	print_option("memory", options->memory);
	print_option("tree", options->tree);
	if (!options->tree)
		print_option("kernel", options->kernel ? options->kernel : result->kernel);
	printf(" --seed %u %s\n", command->run.seed, quoted);
}

void gs_run_report(GsRunCommand *command, const char *path, const GsRunResult *result)
{
	command->totals.verdicts[result->verdict]++;
	printf("%-5s %s [%s]\n", verdict_names[result->verdict], path, result->kernel);
	if (result->once)
		printf("  run once only: %s\n", result->once);
	if (!result->text)
		return;
	if (result->line)
		printf("  %s:%u: ", path, result->line);
	else
		printf("  %s: ", path);
	{
		const char *rest = strchr(result->text, '\n');

		printf("%.*s\n", rest ? (int)(rest - result->text) : (int)strlen(result->text),
		       result->text);
		if (rest)
			indent(rest + 1);
	}
	if (result->verdict == GS_FAIL)
		print_repeat(command, path, result);
}

int gs_run_summary(const GsRunCommand *command, gint64 started)
{
	const guint *n = command->totals.verdicts;

	printf("%u passed, %u failed, %u errors, %u skipped\n", n[GS_PASS], n[GS_FAIL], n[GS_ERROR],
	       n[GS_SKIP]);
	fflush(stdout);
	if (command->options.time)
		fprintf(stderr, "total %.3f s, of which running %.3f s\n",
			(double)(g_get_monotonic_time() - started) / 1e6,
			(double)command->totals.run_us / 1e6);
	if (n[GS_ERROR])
		return GS_EXIT_ERROR;
	if (n[GS_FAIL])
		return GS_EXIT_FAIL;
	return n[GS_SKIP] && !n[GS_PASS] ? GS_EXIT_SKIP : GS_EXIT_PASS;
}
