/* SPDX-License-Identifier: GPL-2.0-or-later */
/* gntsim diff: two traces. */
#include <stdio.h>

#include "cli/cli.h"
#include "trace/diff.h"

#define DEFAULT_CONTEXT 5

int gs_command_diff(int argc, char **argv)
{
	gint context_events = DEFAULT_CONTEXT;
	g_auto(GStrv) paths = NULL;
	const GOptionEntry entries[] = {
		{ "context", 'c', 0, G_OPTION_ARG_INT, &context_events,
		  "show so many events before the difference (5)", "N" },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, "A B" },
		G_OPTION_ENTRY_NULL,
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	GsDiffResult result;

	g_option_context_set_summary(context,
				     "Shows the first event in which two traces differ.\n"
				     "Exit status: 0 they are the same, 1 they differ, 2 an error.");
	g_option_context_add_main_entries(context, entries, NULL);
	g_set_prgname("gntsim diff");
	if (!g_option_context_parse(context, &argc, &argv, &error)) {
		gs_complain("diff: %s", error->message);
		return GS_EXIT_ERROR;
	}
	if (!paths || g_strv_length(paths) != 2 || context_events < 0) {
		gs_complain("diff: %s", context_events < 0 ? "--context must not be negative"
							   : "say which two traces");
		return GS_EXIT_ERROR;
	}
	result = gs_trace_diff(paths[0], paths[1], (guint)context_events, text, &error);
	if (result == GS_DIFF_ERROR) {
		gs_complain("diff: %s", error->message);
		return GS_EXIT_ERROR;
	}
	fputs(text->str, stdout);
	return result == GS_DIFF_SAME ? GS_EXIT_PASS : GS_EXIT_FAIL;
}
