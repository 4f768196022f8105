/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines in, statements and commands out. */
#include "shell/shell.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "script/source.h"
#include "shell/input.h"
#include "shell/pieces.h"

void gs_shell_complain(const char *format, ...)
{
	va_list args;

	fflush(stdout);
	va_start(args, format);
	fputs("gntsim: shell: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
}

/* Of one or more blanks between them none is a word. */
/* NULL-ended, as argv is. */
static GPtrArray *words_of(const char *line)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) parts = g_strsplit_set(line, " \t", -1);

	for (char **part = parts; *part; part++)
		if (**part)
			g_ptr_array_add(words, g_strdup(*part));
	g_ptr_array_add(words, NULL);
	return words;
}

/* FALSE: the line is no command. */
static gboolean run_command(GsSession *session, const char *line, gboolean *quit)
{
	g_autoptr(GPtrArray) words = words_of(line);
	const GsShellCommand *command =
		words->len > 1 ? gs_shell_command(g_ptr_array_index(words, 0)) : NULL;

	if (!command)
		return FALSE;
	*quit = !command->run;
	if (command->run)
		command->run(session, words->len - 1, (char **)words->pdata);
	return TRUE;
}

/*
 * More lines as long as a block is open; what the end of the input cuts off is a mistake.
 * FALSE: the typist does not want it.
 */
static gboolean read_block(GsInput *input, GString *text)
{
	char *line;

	while (g_utf8_validate(text->str, (gssize)text->len, NULL) &&
	       gs_pieces_unfinished(text->str)) {
		line = gs_input_line(input, "... ");
		if (!line)
			return !gs_input_interrupted(input);
		g_string_append_printf(text, "%s\n", line);
		g_free(line);
	}
	return TRUE;
}

void gs_shell(GsSession *session)
{
	GsInput *input = gs_input_new(session);
	gboolean quit = FALSE;

	while (!quit) {
		g_autofree char *line = gs_input_line(input, "gntsim> ");
		g_autoptr(GString) text = g_string_new(line);

		if (!line && !gs_input_interrupted(input))
			break;
		if (line && !run_command(session, line, &quit)) {
			g_string_append_c(text, '\n');
			if (read_block(input, text))
				gs_session_type(session, text->str);
		}
		fflush(stdout);
	}
	gs_input_free(input);
}
