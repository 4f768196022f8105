/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The command that repeats a run. */
#include "cli/run-command.h"

/* A word as a shell reads it. */
static void append_word(GString *out, const char *word)
{
	g_autofree char *quoted = g_shell_quote(word);
	gboolean plain = g_regex_match_simple("\\A[\\w./+=-]+\\z", word, 0, 0);

	g_string_append_printf(out, " %s", plain ? word : quoted);
}

/* " --NAME VALUE", if there is a value. */
static void append_option(GString *out, const char *name, const char *value)
{
	if (!value)
		return;
	g_string_append_printf(out, " --%s", name);
	append_word(out, value);
}

static void append_script(GString *out, const char *path, char **program)
{
	g_autofree char *quoted = g_shell_quote(path);

	g_string_append_printf(out, "%s %s%s", program ? " --script" : "", quoted,
			       program ? " --" : "");
	for (; program && *program; program++)
		append_word(out, *program);
}

char *gs_run_repeat_command(const GsRunCommand *command, const GsRunJob *job)
{
	const GsRunOptions *options = &command->options;
	GString *out = g_string_new("gntsim ");

	g_string_append(out, options->command);
	if (options->instrument)
		g_string_append(out, " --instrument");
	append_option(out, "hypervisor", command->hypervisor ? options->hypervisor : NULL);
	append_option(out, "memory", options->memory);
	append_option(out, "tree", options->tree);
	if (!options->tree)
		append_option(out, "kernel", options->kernel ? options->kernel : job->kernel);
	append_option(out, "timeout", options->timeout);
	for (char **setting = options->settings; setting && *setting; setting++)
		append_option(out, "set", *setting);
	g_string_append_printf(out, " --seed %u", job->seed);
	append_script(out, job->script->path, command->program);
	return g_string_free(out, FALSE);
}
