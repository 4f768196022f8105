/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rows of verbs/ as one table. */
#include "script/verb-table.h"

#include <string.h>

#define BARE  GS_WHO_BARE
#define LINUX GS_WHO_LINUX
#define ANY   (GS_WHO_BARE | GS_WHO_LINUX)

enum { LINE, BLOCK, SILENT };

const GsVerb gs_verb_table[GS_VERB_COUNT] = {
#define STATEMENT(id, name, form, signature, meaning, example)                            \
	{ GS_VERB_##id, GROUP, name, GS_WHO_NOBODY, signature, form == BLOCK, FALSE, meaning, example },
#define ACTION(id, name, who, form, signature, meaning, example)                          \
	{ GS_VERB_##id, GROUP, name, who, signature, form == BLOCK, form != SILENT, meaning, example },
#define EXPECT(id, name, signature, meaning, example)                                     \
	{ GS_VERB_expect_##id, GROUP, name, GS_WHO_NOBODY, signature, FALSE, FALSE, meaning, example },
#include "script/verbs/all.def"
};

const GsVerb *gs_verb_by_name(const char *name)
{
	for (guint i = 0; i < GS_VERB_COUNT; i++)
		if (strcmp(gs_verb_table[i].name, name) == 0)
			return &gs_verb_table[i];
	return NULL;
}

const char *gs_verb_domains(const GsVerb *verb)
{
	switch (verb->who) {
	case GS_WHO_BARE:
		return "bare";
	case GS_WHO_LINUX:
		return "linux";
	case GS_WHO_NOBODY:
		return "-";
	default:
		return "both";
	}
}

gboolean gs_verb_counts(const GsVerb *verb)
{
	return g_str_has_suffix(verb->signature, " <is:compare> <n:number>") ||
	       g_str_has_suffix(verb->signature, " <is:compare> <value:byte>");
}
