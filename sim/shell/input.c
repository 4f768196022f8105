/* SPDX-License-Identifier: GPL-2.0-or-later */
/* History and editing are libedit's; a pipe needs neither. */
#include "shell/input.h"

#include <errno.h>
#include <histedit.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "shell/complete.h"

#define REMEMBERED 1000 /* lines */

struct GsInput {
	const GsSession *session;
	EditLine *edit;   /* NULL: no terminal */
	History *history;
	const char *prompt;
	gboolean interrupted; /* by Ctrl-C, the last line */
	char *line;       /* getline's */
	size_t size;
};

static char *prompt(EditLine *edit)
{
	GsInput *input;

	el_get(edit, EL_CLIENTDATA, &input);
	return (char *)input->prompt;
}

/* One way to go on is taken; of several, what they have in common, and they are shown. */
static unsigned char complete(EditLine *edit, int key)
{
	const LineInfo *info = el_line(edit);
	g_autofree char *before = g_strndup(info->buffer, (gsize)(info->cursor - info->buffer));
	g_autofree char *common = NULL;
	g_autoptr(GPtrArray) ways = NULL;
	GsInput *input;
	gsize typed;

	(void)key;
	el_get(edit, EL_CLIENTDATA, &input);
	ways = gs_complete(input->session, before, &typed, &common);
	if (!ways->len)
		return CC_REFRESH_BEEP;
	if (strlen(common) > typed && el_insertstr(edit, common + typed) == 0)
		return CC_REFRESH;
	if (ways->len == 1)
		return CC_REFRESH_BEEP;
	putchar('\n');
	for (guint i = 0; i < ways->len; i++)
		printf("%s%s", (char *)g_ptr_array_index(ways, i), i + 1 < ways->len ? "  " : "\n");
	fflush(stdout);
	return CC_REDISPLAY;
}

GsInput *gs_input_new(const GsSession *session)
{
	GsInput *input = g_new0(GsInput, 1);
	HistEvent event;

	input->session = session;
	if (!isatty(STDIN_FILENO))
		return input;
	input->edit = el_init("gntsim", stdin, stdout, stderr);
	if (!input->edit)
		return input;
	input->history = history_init();
	history(input->history, &event, H_SETSIZE, REMEMBERED);
	el_set(input->edit, EL_CLIENTDATA, input);
	el_set(input->edit, EL_PROMPT, prompt);
	el_set(input->edit, EL_EDITOR, "emacs");
	el_set(input->edit, EL_SIGNAL, 1);
	el_set(input->edit, EL_HIST, history, input->history);
	el_set(input->edit, EL_ADDFN, "gntsim-complete", "complete from gntsim's tables", complete);
	el_set(input->edit, EL_BIND, "^I", "gntsim-complete", NULL);
	el_source(input->edit, NULL); /* ~/.editrc */
	return input;
}

void gs_input_free(GsInput *input)
{
	if (input->edit) {
		el_end(input->edit);
		history_end(input->history);
	}
	free(input->line);
	g_free(input);
}

static char *without_newline(const char *line, gsize len)
{
	while (len && (line[len - 1] == '\n' || line[len - 1] == '\r'))
		len--;
	return g_strndup(line, len);
}

static void nothing(int number)
{
	(void)number;
}

/* Ctrl-C is for the line that is being typed; while a statement runs it ends the shell. */
static const char *edited_line(GsInput *input, int *count)
{
	const struct sigaction none = { .sa_handler = nothing };
	struct sigaction former;
	const char *line;

	sigaction(SIGINT, &none, &former);
	errno = 0;
	line = el_gets(input->edit, count);
	input->interrupted = !line && errno == EINTR;
	sigaction(SIGINT, &former, NULL);
	if (input->interrupted)
		putchar('\n');
	return line;
}

gboolean gs_input_interrupted(const GsInput *input)
{
	return input->interrupted;
}

char *gs_input_line(GsInput *input, const char *prompt)
{
	HistEvent event;
	const char *line;
	ssize_t len;
	int count;

	if (!input->edit) {
		len = getline(&input->line, &input->size, stdin);
		return len < 0 ? NULL : without_newline(input->line, (gsize)len);
	}
	input->prompt = prompt;
	line = edited_line(input, &count);
	if (!line || count <= 0)
		return NULL;
	if (*line != '\n')
		history(input->history, &event, H_ENTER, line);
	return without_newline(line, (gsize)count);
}
