/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes a verb's signature as a reader of help expects it. */
#include "script/verb-help.h"

#include <string.h>

#include "script/signature.h"

static void append_items(GString *out, const GPtrArray *items);

static void append_item(GString *out, const GsItem *item)
{
	switch (item->kind) {
	case GS_ITEM_WORDS:
		for (guint i = 0; item->words[i]; i++)
			g_string_append_printf(out, "%s%s", i ? "|" : "", item->words[i]);
		break;
	case GS_ITEM_OPTION:
		g_string_append_c(out, '[');
		append_items(out, item->items);
		g_string_append(out, item->many ? "] ..." : "]");
		break;
	case GS_ITEM_SLOT:
	default:
		g_string_append(out, item->type->placeholder);
		if (item->many)
			g_string_append(out, item->commas ? ", ..." : " ...");
		break;
	}
}

static void append_items(GString *out, const GPtrArray *items)
{
	for (guint i = 0; i < items->len; i++) {
		if (i)
			g_string_append_c(out, ' ');
		append_item(out, g_ptr_array_index(items, i));
	}
}

char *gs_verb_usage(const GsVerb *verb)
{
	g_autoptr(GPtrArray) items = gs_signature_parse(verb->signature);
	GString *out = g_string_new(verb->who == GS_WHO_NOBODY ? "" : "DOMID: ");

	g_string_append(out, verb->name);
	if (items->len)
		g_string_append_c(out, ' ');
	append_items(out, items);
	if (verb->block)
		g_string_append(out, " { ... }");
	if (verb->outcome)
		g_string_append(out, " [-> OUTCOME, ... [within DURATION] [after DURATION]]");
	return g_string_free(out, FALSE);
}

static const char *domains_of(const GsVerb *verb)
{
	switch (verb->who) {
	case GS_WHO_BARE:
		return "    For bare domains.\n";
	case GS_WHO_LINUX:
		return "    For domains that run a kernel.\n";
	default:
		return "";
	}
}

char *gs_verb_help(const GsVerb *verb)
{
	g_autofree char *usage = gs_verb_usage(verb);

	return g_strdup_printf("%s\n    %s\n%s    Example: %s\n", usage, verb->meaning,
			       domains_of(verb), verb->example);
}

static gboolean begins_with(const GsVerb *verb, const char *word)
{
	return !word || (g_str_has_prefix(verb->name, word) && verb->name[strlen(word)] == ' ');
}

char *gs_verbs_text(const char *word)
{
	GString *out = g_string_new(NULL);
	const char *group = NULL;

	for (guint i = 0; i < GS_VERB_COUNT; i++) {
		const GsVerb *verb = &gs_verb_table[i];

		if (!begins_with(verb, word))
			continue;
		if (g_strcmp0(group, verb->group) != 0)
			g_string_append_printf(out, "%s%s:\n", out->len ? "\n" : "", verb->group);
		group = verb->group;
		g_string_append_printf(out, "  %-28s  %-5s  %s\n", verb->name,
				       gs_verb_domains(verb), verb->meaning);
	}
	if (out->len)
		return g_string_free(out, FALSE);
	g_string_free(out, TRUE);
	return NULL;
}

char *gs_verb_help_on(const char *name)
{
	const GsVerb *verb = gs_verb_by_name(name);

	return verb ? gs_verb_help(verb) : gs_verbs_text(name);
}
