/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Holds words against a signature.  One word always decides what comes next, so
 * nothing is tried and taken back.  What would have fitted at the present word is
 * collected on the way, for the message if nothing does.
 */
#include <string.h>

#include "script/nearest.h"
#include "script/signature.h"

typedef struct {
	const GPtrArray *items;
	const GPtrArray *words;
	guint next;
	GArray *bindings;
	GsDiagnostics *diags;
	GPtrArray *literals; /* const char *: words that would fit here */
	GPtrArray *expected; /* char *: the same and more, for a message */
	GPtrArray *taken;    /* const GsItem *: options that have been given */
} Matcher;

static const GsWord *peek(const Matcher *m)
{
	return m->next < m->words->len ? g_ptr_array_index(m->words, m->next) : NULL;
}

static void consume(Matcher *m, const GsItem *item)
{
	GsBinding binding = { peek(m), item->slot, item->type };

	g_array_append_val(m->bindings, binding);
	g_ptr_array_set_size(m->literals, 0);
	g_ptr_array_set_size(m->expected, 0);
	m->next++;
}

static gboolean is_word(const GsItem *item, const GsWord *word)
{
	return word->kind == GS_ARG_NAME &&
	       g_strv_contains((const char *const *)item->words, word->text);
}

/* A page of another domain is a gref with a name. */
static gboolean is_argument(const GsType *type, const GsWord *word)
{
	if (type->id == GS_TYPE_PAGE_OF && !word->text)
		return FALSE;
	if (word->kind == GS_ARG_GREF && word->expr && type->id == GS_TYPE_VALUE)
		return FALSE;
	return type->kinds & 1u << word->kind;
}

static gboolean fits(const GsItem *item, const GsWord *word)
{
	if (!word || word->comma.line)
		return FALSE;
	if (item->kind == GS_ITEM_OPTION)
		item = g_ptr_array_index(item->items, 0);
	return item->kind == GS_ITEM_WORDS ? is_word(item, word) : is_argument(item->type, word);
}

static void expect(Matcher *m, const GsItem *item)
{
	if (item->kind == GS_ITEM_OPTION)
		item = g_ptr_array_index(item->items, 0);
	if (item->kind == GS_ITEM_SLOT) {
		g_ptr_array_add(m->expected, g_strdup(item->type->what));
		return;
	}
	for (guint i = 0; item->words[i]; i++) {
		g_ptr_array_add(m->literals, item->words[i]);
		g_ptr_array_add(m->expected, g_strdup_printf("`%s'", item->words[i]));
	}
}

static char *join_expected(const Matcher *m)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < m->expected->len; i++)
		g_string_append_printf(out, "%s%s",
				       i == 0 ? "" : i == m->expected->len - 1 ? " or " : ", ",
				       (char *)g_ptr_array_index(m->expected, i));
	return g_string_free(out, FALSE);
}

/* The words one of which begins the option, if the word is one of them; or NULL. */
static char **begins_option(const GPtrArray *items, const GsWord *word)
{
	for (guint i = 0; i < items->len; i++) {
		const GsItem *item = g_ptr_array_index(items, i), *first;

		if (item->kind != GS_ITEM_OPTION || !fits(item, word))
			continue;
		first = g_ptr_array_index(item->items, 0);
		if (first->kind == GS_ITEM_WORDS)
			return first->words;
	}
	return NULL;
}

static void misplaced(const Matcher *m, const GsWord *word, char **words)
{
	g_autofree char *found = gs_word_quote(word);
	g_autofree char *all = g_strjoinv("|", words);

	if (!begins_option(m->taken, word))
		gs_diagnostics_add(m->diags, word->pos, "%s must stand further to the left", found);
	else if (words[1])
		gs_diagnostics_add(m->diags, word->pos, "only one of `%s' can be given", all);
	else
		gs_diagnostics_add(m->diags, word->pos, "%s was given before", found);
}

static gboolean mismatch(Matcher *m)
{
	const GsWord *word = peek(m);
	g_autofree char *expected = join_expected(m);
	g_autofree char *found = NULL, *hint = NULL;

	if (!word) {
		gs_diagnostics_add(m->diags, gs_words_end(m->words), "expected %s here", expected);
		return FALSE;
	}
	if (word->comma.line) {
		gs_diagnostics_add(m->diags, word->comma, "there is no list here: unexpected `,'");
		return FALSE;
	}
	found = gs_word_quote(word);
	if (word->kind == GS_ARG_VERSION &&
	    (strstr(expected, "a number") || strstr(expected, "a duration"))) {
		gs_diagnostics_add(m->diags, word->pos,
				   "%s has a fraction: write an integer in a smaller unit "
				   "(ns, us, ms, s)", found);
		return FALSE;
	}
	hint = word->kind == GS_ARG_NAME ? gs_did_you_mean(word->text, m->literals)
					 : g_strdup("");
	if (begins_option(m->items, word))
		misplaced(m, word, begins_option(m->items, word));
	else if (*expected && !*hint)
		gs_diagnostics_add(m->diags, word->pos, "expected %s, found %s", expected, found);
	else
		gs_diagnostics_add(m->diags, word->pos, "unexpected %s%s", found, hint);
	return FALSE;
}

static gboolean match_item(Matcher *m, const GsItem *item)
{
	if (!fits(item, peek(m))) {
		expect(m, item);
		return mismatch(m);
	}
	consume(m, item);
	if (!item->many)
		return TRUE;
	while (peek(m) && (item->commas ? peek(m)->comma.line != 0 : fits(item, peek(m)))) {
		if (item->commas && !is_argument(item->type, peek(m))) {
			g_autofree char *found = gs_word_quote(peek(m));

			gs_diagnostics_add(m->diags, peek(m)->pos, "expected %s, found %s",
					   item->type->what, found);
			return FALSE;
		}
		consume(m, item);
	}
	return TRUE;
}

static const GsItem *item_at(const GPtrArray *items, guint i)
{
	return g_ptr_array_index(items, i);
}

/* The option among items from..to-1 that the next word begins, or NULL. */
static const GsItem *find_option(const Matcher *m, const GPtrArray *items, guint from, guint to)
{
	for (guint i = from; i < to; i++)
		if (!g_ptr_array_find(m->taken, item_at(items, i), NULL) &&
		    fits(item_at(items, i), peek(m)))
			return item_at(items, i);
	return NULL;
}

static gboolean match_options(Matcher *m, const GPtrArray *items, guint from, guint to)
{
	const GsItem *option;

	while ((option = find_option(m, items, from, to))) {
		if (!option->many)
			g_ptr_array_add(m->taken, (gpointer)option);
		for (guint i = 0; i < option->items->len; i++)
			if (!match_item(m, item_at(option->items, i)))
				return FALSE;
	}
	for (guint i = from; i < to; i++)
		if (!g_ptr_array_find(m->taken, item_at(items, i), NULL))
			expect(m, item_at(items, i));
	return TRUE;
}

static gboolean match_all(Matcher *m, const GPtrArray *items)
{
	guint i = 0, to;

	while (i < items->len) {
		for (to = i; to < items->len && item_at(items, to)->kind == GS_ITEM_OPTION;)
			to++;
		if (to > i) {
			if (!match_options(m, items, i, to))
				return FALSE;
			i = to;
		} else if (!match_item(m, item_at(items, i++))) {
			return FALSE;
		}
	}
	return peek(m) ? mismatch(m) : TRUE;
}

gboolean gs_signature_match(const GPtrArray *items, const GPtrArray *words, guint first,
			    GArray *bindings, GsDiagnostics *diags)
{
	g_autoptr(GPtrArray) literals = g_ptr_array_new();
	g_autoptr(GPtrArray) expected = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) taken = g_ptr_array_new();
	Matcher m = { items, words, first, bindings, diags, literals, expected, taken };

	return match_all(&m, items);
}
