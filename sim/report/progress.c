/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The progress bar. */
#include "report/progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define PATIENCE_US G_USEC_PER_SEC /* what ends sooner needs no bar */
#define WIDTH       30

void gs_progress_start(GsProgress *progress)
{
	const char *term = g_getenv("TERM");

	progress->wanted = isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0;
	progress->started = g_get_monotonic_time();
}

static void draw_bar(guint64 done, guint64 total)
{
	guint full = (guint)(MIN(done, total) * WIDTH / total);

	fputc('[', stderr);
	for (guint i = 0; i < WIDTH; i++)
		fputc(i < full ? '#' : '.', stderr);
	fprintf(stderr, "] %" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT, done, total);
}

void gs_progress_show(GsProgress *progress, guint64 done, guint64 total, guint bad)
{
	gint64 now = g_get_monotonic_time();

	if (!progress->wanted || now - progress->started < PATIENCE_US ||
	    now - progress->drawn < GS_PROGRESS_EVERY_MS * 1000)
		return;
	fputc('\r', stderr);
	if (total)
		draw_bar(done, total);
	else
		fprintf(stderr, "%" G_GUINT64_FORMAT " runs", done);
	fprintf(stderr, ", %u not passed, %" G_GINT64_FORMAT " s\033[K", bad,
		(now - progress->started) / G_USEC_PER_SEC);
	fflush(stderr);
	progress->shown = TRUE;
	progress->drawn = now;
}

void gs_progress_hide(GsProgress *progress)
{
	if (!progress->shown)
		return;
	fputs("\r\033[K", stderr);
	fflush(stderr);
	progress->shown = FALSE;
	progress->drawn = 0;
}
