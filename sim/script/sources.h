/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The files that make up a script.  A line's number is counted on from file to file, so
 * that it names the file as well: the script's own lines have their own numbers, those of
 * the first file that it includes follow, and so on.
 */
#ifndef GS_SOURCES_H
#define GS_SOURCES_H

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
	char *path;
	char *text;  /* as read: may be anything; NULL if there was nothing to read */
	gsize len;
	guint first; /* the number of its first line */
	guint count; /* of its lines */
} GsSource;

/* Of GsSource *; the first is the script itself. */
GPtrArray *gs_sources_new(void);
/* Adds a copy of the text behind the others. */
const GsSource *gs_sources_add(GPtrArray *sources, const char *path, const char *text, gsize len);
/* The file in which that line is: never NULL if there is a file. */
const GsSource *gs_sources_find(const GPtrArray *sources, guint line);
/* The line's number in its own file. */
guint gs_source_line(const GsSource *source, guint line);
/* "line 5", or "line 5 of pages.gnt" if line here is in another file; to be freed. */
char *gs_sources_line_text(const GPtrArray *sources, guint line, guint here);

G_END_DECLS

#endif
