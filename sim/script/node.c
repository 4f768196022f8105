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
	gs_expr_unref(word->expr);
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

void gs_word_set_number(GsWord *word, gint64 value)
{
	word->negative = value < 0;
	word->number = word->negative ? -(guint64)value : (guint64)value;
}

GsWord *gs_word_join_slot(GsWord *map, GsExpr *index, GsPos end, const char *text_end)
{
	map->kind = GS_ARG_SLOT;
	map->pos = gs_pos_span(map->pos, end);
	map->bytes = text_end - map->start;
	if (index->kind == GS_EXPR_LITERAL && index->type == GS_VALUE_NUMBER) {
		gs_word_set_number(map, index->literal.value);
		gs_expr_unref(index);
	} else {
		map->expr = index;
	}
	return map;
}

GsWord *gs_word_parens(GsPos begin, GsExpr *expr, GsPos end, const char *start,
		       const char *text_end)
{
	GsWord *word = gs_word_new(GS_ARG_EXPR, gs_pos_span(begin, end), start, text_end - start);

	word->expr = expr;
	return word;
}

GsWord *gs_word_equals(GsPos pos)
{
	GsWord *word = gs_word_new(GS_ARG_NAME, pos, "=", 1);

	word->text = g_strdup("=");
	return word;
}

GsWord *gs_word_value(GsPos pos, GsExpr *expr)
{
	GsWord *word = gs_word_new(GS_ARG_EXPR, pos, "", 0);

	word->expr = expr;
	return word;
}

/* Values are signed: from 2^63 on hexadecimal digits are the bits of a negative one. */
static gint64 signed_number(const GsWord *word)
{
	return (gint64)(word->negative ? -word->number : word->number);
}

GsExpr *gs_word_expr(const GsWord *word)
{
	GsExpr *expr;

	switch (word->kind) {
	case GS_ARG_NUMBER:
		return gs_expr_literal(word->pos, GS_VALUE_NUMBER, signed_number(word));
	case GS_ARG_DURATION:
		return gs_expr_literal(word->pos, GS_VALUE_DURATION, signed_number(word));
	case GS_ARG_SLOT:
		expr = word->expr ? gs_expr_ref(word->expr)
				  : gs_expr_literal(word->pos, GS_VALUE_NUMBER,
						    signed_number(word));
		return gs_expr_name(word->pos, g_strdup(word->text), expr);
	case GS_ARG_GREF:
		expr = gs_expr_new(GS_EXPR_REF, word->pos);
		expr->domid = word->domid_negative ? G_MAXUINT64 : word->domid;
		expr->name = g_strdup(word->text);
		return expr;
	case GS_ARG_EXPR:
		return gs_expr_ref(word->expr);
	default:
		return gs_expr_name(word->pos, g_strdup(word->text), NULL);
	}
}

GsExpr *gs_word_to_expr(GsWord *word)
{
	GsExpr *expr = gs_word_expr(word);

	gs_word_free(word);
	return expr;
}

char *gs_word_quote(const GsWord *word)
{
	return gs_quote(word->start, word->bytes);
}

GsNode *gs_node_new(GsWord *domid, GsWord *verb)
{
	GsNode *node = g_new0(GsNode, 1);

	node->domid = domid;
	node->words = gs_word_list_new();
	node->outcome = gs_word_list_new();
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

GPtrArray *gs_word_list_new(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)gs_word_free);
}

GPtrArray *gs_node_list_new(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)gs_node_free);
}

GsPos gs_words_end(const GPtrArray *words)
{
	return gs_pos_behind(((const GsWord *)g_ptr_array_index(words, words->len - 1))->pos);
}

GsPos gs_pos_behind(GsPos pos)
{
	return (GsPos){ pos.line, pos.column + pos.length, 1 };
}

GsPos gs_pos_span(GsPos a, GsPos b)
{
	if (a.line == b.line && b.column >= a.column)
		a.length = b.column + b.length - a.column;
	return a;
}
