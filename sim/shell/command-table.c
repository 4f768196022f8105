/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of the shell's commands, and the small ones of them. */
#include <stdio.h>
#include <string.h>

#include "script/format.h"
#include "script/verb-help.h"
#include "shell/shell.h"

static gboolean step(GsSession *session, guint argc, char **argv)
{
	guint64 n = 1;

	if (argc > 1 && !g_ascii_string_to_unsigned(argv[1], 10, 1, G_MAXUINT, &n, NULL)) {
		gs_shell_complain("step: say how many statements, or nothing for one");
		return FALSE;
	}
	if (!session->file || session->next == session->file->len) {
		gs_shell_complain("step: %s", session->file ? "FILE has no further statement"
							     : "gntsim shell was given no FILE");
		return FALSE;
	}
	while (n-- && session->next < session->file->len) {
		g_autofree char *text = g_strdup(g_ptr_array_index(session->file, session->next));

		puts(g_strstrip(text));
		if (!gs_session_step(session))
			return FALSE;
	}
	return TRUE;
}

static gboolean back(GsSession *session, guint argc, char **argv)
{
	g_autofree char *text = gs_session_back(session);

	(void)argc, (void)argv;
	if (!text) {
		gs_shell_complain("back: nothing has been run");
		return FALSE;
	}
	printf("undone: %s\n", g_strstrip(text));
	return TRUE;
}

static gboolean save(GsSession *session, guint argc, char **argv)
{
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	g_autofree char *text = gs_session_text(session), *formatted = NULL, *messages = NULL;
	g_autoptr(GsScript) script = NULL;
	g_autoptr(GError) error = NULL;

	if (!session->typed->len) {
		gs_shell_complain("save: nothing has been run");
		return FALSE;
	}
	if (argc != 2 || !g_str_has_suffix(argv[1], ".gnt")) {
		gs_shell_complain("save: say one file whose name ends in .gnt");
		return FALSE;
	}
	script = gs_script_parse(argv[1], text, strlen(text), session->names, diags);
	if (script)
		formatted = gs_script_format(argv[1], text, strlen(text), diags);
	if (!formatted) {
		messages = gs_diagnostics_format(diags);
		fflush(stdout);
		fputs(messages, stderr);
		gs_shell_complain("save: without the statements that failed it is no script; "
				  "nothing was written");
		return FALSE;
	}
	if (!g_file_set_contents(argv[1], formatted, -1, &error)) {
		gs_shell_complain("save: %s", error->message);
		return FALSE;
	}
	return TRUE;
}

/* A verb, several, or all of them. */
static gboolean help_on(char **words)
{
	g_autofree char *name = g_strjoinv(" ", words);
	g_autofree char *text = strcmp(name, "verbs") == 0 ? gs_verbs_text(NULL)
							    : gs_verb_help_on(name);

	if (text)
		fputs(text, stdout);
	else
		gs_shell_complain("help: there is no verb '%s': `help verbs' shows them all", name);
	return text != NULL;
}

static gboolean help(GsSession *session, guint argc, char **argv)
{
	(void)session;
	if (argc > 1)
		return help_on(argv + 1);
	for (guint i = 0; i < gs_shell_command_count; i++) {
		const GsShellCommand *command = &gs_shell_commands[i];
		g_autofree char *use = g_strconcat(command->name, *command->arguments ? " " : "",
						   command->arguments, NULL);

		printf("%-28s %s\n", use, command->meaning);
	}
	puts("Everything else is a statement: `help verbs' lists the verbs, `help map' tells of one; "
	     "gntsim-scenario(5).");
	return TRUE;
}

const GsShellCommand gs_shell_commands[] = {
	{ "back", "", "undo the last statement", back },
	{ "help", "[VERB|verbs]", "this list; or what is known of a verb; or all verbs", help },
	{ "quit", "", "end, as the end of the input does", NULL },
	{ "save", "FILE.gnt", "write what was run as a script; what failed becomes a comment", save },
	{ "show", "WHAT [DOMAIN]", "grants, pins, p2m, ptes, locks or tasks", gs_shell_show },
	{ "step", "[N]", "run the next statement, or N, of FILE", step },
	{ "why", "", "explain what the last action gave", gs_shell_why },
};
const guint gs_shell_command_count = G_N_ELEMENTS(gs_shell_commands);

const GsShellCommand *gs_shell_command(const char *name)
{
	for (guint i = 0; i < gs_shell_command_count; i++)
		if (strcmp(gs_shell_commands[i].name, name) == 0)
			return &gs_shell_commands[i];
	return NULL;
}
