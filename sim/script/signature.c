/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Takes a signature apart; signature-match.c uses the pieces. */
#include "script/signature.h"

#include <string.h>

static void item_free(gpointer data)
{
	GsItem *item = data;

	g_strfreev(item->words);
	if (item->items)
		g_ptr_array_unref(item->items);
	g_free(item);
}

static GsItem *item_new(GPtrArray *items, GsItemKind kind)
{
	GsItem *item = g_new0(GsItem, 1);

	item->kind = kind;
	g_ptr_array_add(items, item);
	return item;
}

/* "<slot:type>", "<slot:type>..", "<slot:type>,.."; returns what is behind it. */
static const char *parse_slot(GPtrArray *items, const char *p)
{
	GsItem *item = item_new(items, GS_ITEM_SLOT);
	const char *colon = strchr(p, ':'), *end = strchr(p, '>');
	g_autofree char *slot = NULL;

	g_assert(colon && end && colon < end);
	slot = g_strndup(p + 1, colon - p - 1);
	/* Interned: GsArg.slot outlives the pieces, and equal slots are few. */
	item->slot = g_intern_string(slot);
	item->type = gs_type_by_name(colon + 1, end - colon - 1);
	g_assert(item->type);
	p = end + 1;
	item->commas = *p == ',';
	p += item->commas;
	item->many = g_str_has_prefix(p, "..");
	return item->many ? p + 2 : p;
}

static const char *parse_words(GPtrArray *items, const char *p)
{
	GsItem *item = item_new(items, GS_ITEM_WORDS);
	gsize bytes = strcspn(p, " ]");
	g_autofree char *words = g_strndup(p, bytes);

	g_assert(bytes > 0);
	item->words = g_strsplit(words, "|", -1);
	return p + bytes;
}

static const char *parse_items(GPtrArray *items, const char *p)
{
	while (*p && *p != ']') {
		if (*p == ' ') {
			p++;
		} else if (*p == '<') {
			p = parse_slot(items, p);
		} else if (*p == '[') {
			GsItem *option = item_new(items, GS_ITEM_OPTION);

			option->items = g_ptr_array_new_with_free_func(item_free);
			p = parse_items(option->items, p + 1);
			g_assert(*p == ']');
			option->many = g_str_has_prefix(++p, "..");
			p += option->many ? 2 : 0;
		} else {
			p = parse_words(items, p);
		}
	}
	return p;
}

GPtrArray *gs_signature_parse(const char *signature)
{
	GPtrArray *items = g_ptr_array_new_with_free_func(item_free);
	const char *end = parse_items(items, signature);

	g_assert(*end == '\0');
	return items;
}
