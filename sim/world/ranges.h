/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The parts of the process's memory that a snapshot takes, as /proc/self/maps has them:
 * writable and private, but for the stack; and the machine's frames.  Found and kept
 * without malloc, which is in them.
 */
#ifndef GS_RANGES_H
#define GS_RANGES_H

#include <glib.h>

G_BEGIN_DECLS

#define GS_RANGES_MAX 1024

typedef struct {
	gulong begin, end;
	gsize first;      /* number of its first page among all */
	gboolean of_file; /* a private mapping of a file */
} GsRange;

typedef struct {
	guint n;
	gsize pages;
	GsRange range[GS_RANGES_MAX]; /* ascending */
	guint64 *taken;               /* a bit for each page; outside */
} GsRanges;

/* From frames to frames_end lies the hypervisor's own view of the machine's memory. */
void gs_ranges_find(GsRanges *ranges, gulong frames, gulong frames_end);
void gs_ranges_clear(GsRanges *ranges);
/* TRUE the first time for each page of the ranges. */
gboolean gs_ranges_take(GsRanges *ranges, gulong page);
/*
 * Of every page that the host has memory for, but those from begin to end; of files every
 * page, since what the host has of them changes as it likes.
 */
guint64 gs_ranges_digest(const GsRanges *ranges, gulong begin, gulong end);

G_END_DECLS

#endif
