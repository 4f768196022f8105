/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The nearest known name, by optimal string alignment distance. */
#include "script/nearest.h"

#include <string.h>

#define LONGEST 48 /* no name is longer: bounds the work, too */
#define QUOTED  48

char *gs_quote(const char *text, gssize len)
{
	gsize n = len < 0 ? strlen(text) : (gsize)len;

	if (n <= QUOTED)
		return g_strdup_printf("`%.*s'", (int)n, text);
	return g_strdup_printf("`%.*s...'", QUOTED, text);
}

static guint distance(const char *a, guint n, const char *b, guint m)
{
	guint rows[3][LONGEST + 1];
	guint *before = rows[0], *above = rows[1], *row = rows[2], *spare;

	for (guint j = 0; j <= m; j++)
		above[j] = before[j] = j;
	for (guint i = 1; i <= n; i++) {
		row[0] = i;
		for (guint j = 1; j <= m; j++) {
			guint edit = above[j - 1] + (a[i - 1] != b[j - 1]);

			edit = MIN(edit, MIN(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				edit = MIN(edit, before[j - 2] + 1);
			row[j] = edit;
		}
		spare = before;
		before = above;
		above = row;
		row = spare;
	}
	return above[m];
}

const char *gs_nearest(const char *word, const GPtrArray *names)
{
	gsize n = strlen(word);
	const char *best = NULL;
	guint near = MAX(n / 3, 1), least = near + 2;

	if (n > LONGEST)
		return NULL;
	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);
		gsize m = strlen(name);
		guint edits;

		if (m > LONGEST)
			continue;
		edits = distance(word, n, name, m);
		/* An abbreviation may lack more, but comes after what is nearer. */
		if (edits > near)
			edits = n >= 3 && strncmp(name, word, n) == 0 ? near + 1 : near + 2;
		/* Nothing in common is not a resemblance, however short the words. */
		if (edits < least && edits < MAX(n, m)) {
			least = edits;
			best = name;
		}
	}
	return best;
}

char *gs_did_you_mean(const char *word, const GPtrArray *names)
{
	const char *name = gs_nearest(word, names);

	return name ? g_strdup_printf("; did you mean `%s'?", name) : g_strdup("");
}
