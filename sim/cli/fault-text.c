/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The head of a fault's patch, read for people. */
#include "cli/fault-text.h"

#include <string.h>

#include "image/place.h"

/* The patch of that fault, or NULL. */
static char *patch(const char *name)
{
	g_autofree char *source = gs_place_kernel_src(), *file = g_strconcat(name, ".cocci", NULL);
	g_autofree char *path = g_build_filename(source, "faults", file, NULL);
	char *text = NULL;

	if (strchr(name, '/') || !g_file_get_contents(path, &text, NULL, NULL))
		return NULL;
	return text;
}

/* Of the fields only those that say something of the fault, not of how it is built. */
static gboolean for_people(const char *line)
{
	return !g_str_has_prefix(line, "SPDX") && !g_str_has_prefix(line, "needs:") &&
	       !g_str_has_prefix(line, "files:") && !g_str_has_prefix(line, "rules:");
}

char *gs_fault_text(const char *name)
{
	g_autofree char *text = patch(name);
	g_auto(GStrv) lines = text ? g_strsplit(text, "\n", -1) : NULL;
	GString *out;

	if (!lines)
		return NULL;
	out = g_string_new(NULL);
	for (char **line = lines; *line && g_str_has_prefix(*line, "//"); line++) {
		const char *words = g_strchug(*line + 2);

		if (*words && for_people(words))
			g_string_append_printf(out, "  %s\n", words);
	}
	return g_string_free(out, FALSE);
}

/* How long the first sentence is, without its full stop. */
static gsize sentence_end(const char *text)
{
	const char *stop = strstr(text, ". ");
	gsize len = stop ? (gsize)(stop - text) : strlen(text);

	while (len && strchr(". ", text[len - 1]))
		len--;
	return len;
}

static gboolean is_field(const char *line)
{
	return g_str_has_prefix(line, "kind:") || g_str_has_prefix(line, "shows:");
}

char *gs_fault_summary(const char *name)
{
	g_autofree char *text = gs_fault_text(name);
	g_auto(GStrv) lines = text ? g_strsplit(text, "\n", -1) : NULL;
	g_autoptr(GString) out = g_string_new(NULL);

	if (!lines)
		return NULL;
	for (char **line = lines; *line && !is_field(g_strchug(*line)); line++)
		g_string_append_printf(out, "%s%s", out->len ? " " : "", *line);
	return g_strndup(out->str, sentence_end(out->str));
}
