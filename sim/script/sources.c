/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The files of a script, and which line is whose. */
#include "script/sources.h"

#include <string.h>

static void source_free(gpointer data)
{
	GsSource *source = data;

	g_free(source->path);
	g_free(source->text);
	g_free(source);
}

GPtrArray *gs_sources_new(void)
{
	return g_ptr_array_new_with_free_func(source_free);
}

const GsSource *gs_sources_add(GPtrArray *sources, const char *path, const char *text, gsize len)
{
	const GsSource *last = sources->len ? g_ptr_array_index(sources, sources->len - 1) : NULL;
	GsSource *source = g_new0(GsSource, 1);

	source->path = g_strdup(path);
	if (text) {
		source->text = g_malloc(len + 1); /* whoever looks one byte too far finds an end */
		memcpy(source->text, text, len);
		source->text[len] = '\0';
	}
	source->len = text ? len : 0;
	source->first = last ? last->first + last->count : 1;
	source->count = 1;
	for (gsize i = 0; i < source->len; i++)
		source->count += source->text[i] == '\n';
	g_ptr_array_add(sources, source);
	return source;
}

const GsSource *gs_sources_find(const GPtrArray *sources, guint line)
{
	guint i = sources->len;

	while (i-- > 1) {
		const GsSource *source = g_ptr_array_index(sources, i);

		if (line >= source->first)
			return source;
	}
	return sources->len ? g_ptr_array_index(sources, 0) : NULL;
}

guint gs_source_line(const GsSource *source, guint line)
{
	return source && line >= source->first ? line - source->first + 1 : line;
}

char *gs_sources_line_text(const GPtrArray *sources, guint line, guint here)
{
	const GsSource *source = gs_sources_find(sources, line);

	if (source == gs_sources_find(sources, here))
		return g_strdup_printf("line %u", gs_source_line(source, line));
	return g_strdup_printf("line %u of %s", gs_source_line(source, line), source->path);
}
