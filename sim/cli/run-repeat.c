/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The command that repeats a run. */
#include "cli/run-command.h"

/* " --NAME VALUE", if there is a value. */
static void append_option(GString *out, const char *name, const char *value)
{
	g_autofree char *quoted = value ? g_shell_quote(value) : NULL;
	gboolean plain = value && g_regex_match_simple("\\A[\\w./+=-]+\\z", value, 0, 0);

	if (value)
		g_string_append_printf(out, " --%s %s", name, plain ? value : quoted);
}

char *gs_run_repeat_command(const GsRunCommand *command, const GsRunJob *job)
{
	const GsRunOptions *options = &command->options;
	g_autofree char *quoted = g_shell_quote(job->script->path);
	GString *out = g_string_new("gntsim run");

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
	g_string_append_printf(out, " --seed %u %s", job->seed, quoted);
	return g_string_free(out, FALSE);
}
