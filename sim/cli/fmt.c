/* SPDX-License-Identifier: GPL-2.0-or-later */
/* gntsim fmt: scripts in their one form. */
#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/files.h"
#include "script/format.h"
#include "script/source.h"

/* The text of a file, or of stdin (-), and the same formatted; FALSE with a complaint. */
static gboolean format_file(const char *path, char **text, char **formatted)
{
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	gboolean is_stdin = strcmp(path, "-") == 0;
	const char *name = is_stdin ? "stdin" : path;
	g_autofree char *messages = NULL;
	gsize len;

	gs_diagnostics_source(diags, name, NULL, 0);
	if (gs_source_read(is_stdin ? "/dev/stdin" : path, text, &len, diags))
		*formatted = gs_script_format(name, *text, len, diags);
	messages = gs_diagnostics_format(diags);
	fputs(messages, stderr);
	if (*formatted)
		(*text)[len] = '\0'; /* it has no NUL in it, and room for one behind it */
	return *formatted != NULL;
}

/* Through links, with the file's own permissions, and whole or not at all. */
static gboolean replace(const char *path, const char *text)
{
	g_autoptr(GError) error = NULL;
	char *real = realpath(path, NULL);
	GStatBuf status;
	gboolean done = FALSE;

	if (!real || g_stat(real, &status) < 0)
		gs_complain("fmt: %s: %s", path, g_strerror(errno));
	else if (!g_file_set_contents_full(real, text, -1, G_FILE_SET_CONTENTS_CONSISTENT,
					   (int)status.st_mode & 07777, &error))
		gs_complain("fmt: %s", error->message);
	else
		done = TRUE;
	free(real);
	return done;
}

static int fmt_file(const char *path, gboolean only_check)
{
	g_autofree char *text = NULL, *formatted = NULL;
	gboolean is_stdin = strcmp(path, "-") == 0;

	if (!format_file(path, &text, &formatted))
		return GS_EXIT_ERROR;
	if (only_check) {
		if (strcmp(text, formatted) == 0)
			return GS_EXIT_PASS;
		printf("%s\n", is_stdin ? "stdin" : path);
		return GS_EXIT_FAIL;
	}
	if (is_stdin)
		fputs(formatted, stdout);
	else if (strcmp(text, formatted) != 0 && !replace(path, formatted))
		return GS_EXIT_ERROR;
	return GS_EXIT_PASS;
}

int gs_command_fmt(int argc, char **argv)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
	gboolean only_check = argc > 1 && strcmp(argv[1], "--check") == 0;
	int status = GS_EXIT_PASS;

	for (int i = 1 + only_check; i < argc; i++) {
		if (argv[i][0] == '-' && argv[i][1]) {
			gs_complain("fmt: unknown option %s", argv[i]);
			return GS_EXIT_ERROR;
		}
		if (!gs_find_scripts(argv[i], files))
			return GS_EXIT_ERROR;
	}
	if (!files->len) {
		gs_complain("fmt: say which script or directory, or - for stdin");
		return GS_EXIT_ERROR;
	}
	for (guint i = 0; i < files->len; i++) {
		int one = fmt_file(g_ptr_array_index(files, i), only_check);

		status = MAX(status, one);
	}
	return status;
}
