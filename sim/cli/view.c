/* SPDX-License-Identifier: GPL-2.0-or-later */
/* gntsim view: a trace as a page for a browser. */
#include "view/view.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/cli.h"

/* What is no plain file, as /dev/stdout. */
static gboolean write_through(const char *path, const GString *page)
{
	FILE *file = fopen(path, "we");
	gboolean done = file && fwrite(page->str, 1, page->len, file) == page->len;

	return file && fclose(file) == 0 && done;
}

/* Whole or not at all, through links. */
static gboolean write_page(const char *path, const GString *page)
{
	g_autoptr(GError) error = NULL;
	GStatBuf status;
	gboolean other = g_stat(path, &status) == 0 && !S_ISREG(status.st_mode), done;
	char *real = realpath(path, NULL);

	if (other)
		done = write_through(path, page);
	else
		done = g_file_set_contents_full(real ? real : path, page->str, (gssize)page->len,
						G_FILE_SET_CONTENTS_CONSISTENT, 0666, &error);
	if (!done)
		gs_complain("view: %s cannot be written: %s", path,
			    error ? error->message : g_strerror(errno));
	free(real);
	return done;
}

static int view(const char *trace, const char *path)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GsTraceReader) reader = gs_trace_reader_open(trace, &error);
	GString *page = reader ? gs_view_page(reader, &error) : NULL;
	gboolean done;

	if (!page) {
		gs_complain("view: %s", error->message);
		return GS_EXIT_ERROR;
	}
	done = write_page(path, page);
	g_string_free(page, TRUE);
	return done ? GS_EXIT_PASS : GS_EXIT_ERROR;
}

int gs_command_view(int argc, char **argv)
{
	g_autofree char *output = NULL;
	g_auto(GStrv) paths = NULL;
	const GOptionEntry entries[] = {
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "the page", "FILE.html" },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, "TRACE" },
		G_OPTION_ENTRY_NULL,
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autoptr(GError) error = NULL;

	g_option_context_set_summary(context,
				     "Makes a page of a trace of gntsim run --trace, for any browser:\n"
				     "one file, which needs no network.\n"
				     "Exit status: 0 it is written, 2 an error.");
	g_option_context_add_main_entries(context, entries, NULL);
	g_set_prgname("gntsim view");
	if (!g_option_context_parse(context, &argc, &argv, &error)) {
		gs_complain("view: %s", error->message);
		return GS_EXIT_ERROR;
	}
	if (!paths || g_strv_length(paths) != 1 || !output) {
		gs_complain("view: %s", output ? "say which trace, one" : "say -o FILE.html");
		return GS_EXIT_ERROR;
	}
	return view(paths[0], output);
}
