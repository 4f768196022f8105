/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words and statements before they are matched. */
#include "script/node.h"

#include "script/nearest.h"

GsWord *gs_word_new(GsArgKind kind, GsPos pos, const char *start, gsize bytes)
{
	GsWord *word = g_new0(GsWord, 1);

	word->kind = kind;
	word->pos = pos;
	word->start = start;
	word->bytes = bytes;
	return word;
}

void gs_word_free(GsWord *word)
{
	if (!word)
		return;
	g_free(word->text);
	g_free(word);
}

GsWord *gs_word_join_gref(GsWord *domid, GsWord *rest)
{
	rest->kind = GS_ARG_GREF;
	rest->domid = domid->number;
	rest->domid_negative = domid->negative;
	rest->pos = gs_pos_span(domid->pos, rest->pos);
	rest->bytes += rest->start - domid->start;
	rest->start = domid->start;
	gs_word_free(domid);
	return rest;
}

GsWord *gs_word_join_slot(GsWord *map, GsWord *index, GsPos end)
{
	map->kind = GS_ARG_SLOT;
	map->number = index->number;
	map->negative = index->negative;
	map->pos = gs_pos_span(map->pos, end);
	map->bytes = index->start + index->bytes + 1 - map->start;
	gs_word_free(index);
	return map;
}

char *gs_word_quote(const GsWord *word)
{
	return gs_quote(word->start, word->bytes);
}

GsNode *gs_node_new(GsWord *domid, GsWord *verb)
{
	GsNode *node = g_new0(GsNode, 1);

	node->domid = domid;
	node->words = g_ptr_array_new_with_free_func((GDestroyNotify)gs_word_free);
	node->outcome = g_ptr_array_new_with_free_func((GDestroyNotify)gs_word_free);
	g_ptr_array_add(node->words, verb);
	return node;
}

void gs_node_free(GsNode *node)
{
	if (!node)
		return;
	gs_word_free(node->domid);
	g_ptr_array_unref(node->words);
	g_ptr_array_unref(node->outcome);
	if (node->body)
		g_ptr_array_unref(node->body);
	g_free(node);
}

GPtrArray *gs_node_list_new(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)gs_node_free);
}

GsPos gs_words_end(const GPtrArray *words)
{
	const GsWord *last = g_ptr_array_index(words, words->len - 1);

	return (GsPos){ last->pos.line, last->pos.column + last->pos.length, 1 };
}

GsPos gs_pos_span(GsPos a, GsPos b)
{
	if (a.line == b.line && b.column >= a.column)
		a.length = b.column + b.length - a.column;
	return a;
}
