/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When to colour, and which verdict how. */
#include "report/style.h"

#include <string.h>
#include <unistd.h>

static gboolean wanted_here(void)
{
	const char *no = g_getenv("NO_COLOR"), *term = g_getenv("TERM");

	return isatty(STDOUT_FILENO) && !(no && *no) && term && strcmp(term, "dumb") != 0;
}

gboolean gs_style_by_name(const char *name, GsStyle *style)
{
	if (!name || strcmp(name, "auto") == 0)
		style->colour = wanted_here();
	else if (strcmp(name, "always") == 0)
		style->colour = TRUE;
	else if (strcmp(name, "never") == 0)
		style->colour = FALSE;
	else
		return FALSE;
	return TRUE;
}

const char *gs_style_verdict(const GsStyle *style, GsVerdict verdict)
{
	static const char *const colours[] = {
		[GS_PASS] = "\033[32m",   /* green */
		[GS_FAIL] = "\033[1;31m", /* bold red */
		[GS_ERROR] = "\033[1;35m", /* bold magenta: not the subject's fault */
		[GS_SKIP] = "\033[33m",   /* yellow */
	};

	return style->colour ? colours[verdict] : "";
}

const char *gs_style_end(const GsStyle *style)
{
	return style->colour ? "\033[m" : "";
}
