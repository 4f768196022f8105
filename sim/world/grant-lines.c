/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which line of the script granted what. */
#include "world/grant-lines.h"

typedef struct {
	HvGfn gfn;
	guint line;
} Granted;

struct GsGrantLines {
	GHashTable *by_ref; /* ref -> Granted * */
};

GsGrantLines *gs_grant_lines_new(void)
{
	GsGrantLines *lines = g_new(GsGrantLines, 1);

	lines->by_ref = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	return lines;
}

void gs_grant_lines_free(GsGrantLines *lines)
{
	g_hash_table_unref(lines->by_ref);
	g_free(lines);
}

void gs_grant_lines_note(GsGrantLines *lines, grant_ref_t ref, HvGfn gfn, guint line)
{
	Granted *granted = g_new(Granted, 1);

	*granted = (Granted){ gfn, line };
	g_hash_table_insert(lines->by_ref, GUINT_TO_POINTER(ref), granted);
}

guint gs_grant_lines_find(const GsGrantLines *lines, grant_ref_t ref, HvGfn gfn)
{
	const Granted *granted = g_hash_table_lookup(lines->by_ref, GUINT_TO_POINTER(ref));

	return granted && granted->gfn == gfn ? granted->line : 0;
}
