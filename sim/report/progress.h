/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How far we are, on the last line of a terminal, for what takes longer than a second. */
#ifndef GS_PROGRESS_H
#define GS_PROGRESS_H

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
	gboolean wanted;  /* stderr is a terminal */
	gboolean shown;
	gint64 started, drawn; /* g_get_monotonic_time() */
} GsProgress;

#define GS_PROGRESS_EVERY_MS 100

void gs_progress_start(GsProgress *progress);
/* Draws it, if it is time to.  total 0: nobody knows. */
void gs_progress_show(GsProgress *progress, guint64 done, guint64 total, guint bad);
/* Takes it away: before anything else is printed, and at the end. */
void gs_progress_hide(GsProgress *progress);

G_END_DECLS

#endif
