/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which verb a statement begins with. */
#include <string.h>

#include "script/check.h"
#include "script/nearest.h"

#define LONGEST_NAME 4 /* words */

/* The first n words, joined by blanks; NULL if there are not so many names. */
static char *join(const GPtrArray *words, guint n)
{
	GString *name = g_string_new(NULL);

	for (guint i = 0; i < n; i++) {
		const GsWord *word = i < words->len ? g_ptr_array_index(words, i) : NULL;

		if (!word || word->kind != GS_ARG_NAME) {
			g_string_free(name, TRUE);
			return NULL;
		}
		g_string_append_printf(name, "%s%s", i ? " " : "", word->text);
	}
	return g_string_free(name, FALSE);
}

static guint count_words(const char *name)
{
	guint n = 1;

	for (; *name; name++)
		n += *name == ' ';
	return n;
}

/* Names of verbs of n words that begin with start, without their first skip bytes. */
static GPtrArray *verbs_of(guint n, const char *start, gsize skip)
{
	GPtrArray *names = g_ptr_array_new();

	for (guint i = 0; i < GS_VERB_COUNT; i++)
		if (count_words(gs_verb_table[i].name) == n &&
		    g_str_has_prefix(gs_verb_table[i].name, start))
			g_ptr_array_add(names, (gpointer)(gs_verb_table[i].name + skip));
	return names;
}

/* After `expect' the rest alone must look alike: "expect " is much that is right. */
static const char *nearest_verb(const GPtrArray *words)
{
	const GsWord *first = g_ptr_array_index(words, 0);
	const char *start = strcmp(first->text, "expect") == 0 ? "expect " : "";
	gsize skip = strlen(start);

	for (guint n = LONGEST_NAME; n > (skip ? 1 : 0); n--) {
		g_autofree char *name = join(words, n);
		g_autoptr(GPtrArray) names = NULL;
		const char *nearest;

		if (!name)
			continue;
		names = verbs_of(n, start, skip);
		nearest = gs_nearest(name + skip, names);
		if (nearest)
			return nearest - skip;
	}
	return NULL;
}

static gboolean is_process_verb(const GsVerb *verb)
{
	return g_str_has_prefix(verb->signature, "<process:process>");
}

static void unknown(const GPtrArray *words, GsDiagnostics *diags)
{
	const GsWord *first = g_ptr_array_index(words, 0);
	const GsWord *second = words->len > 1 ? g_ptr_array_index(words, 1) : NULL;
	const char *nearest = nearest_verb(words);
	g_autofree char *hint = nearest ? g_strdup_printf("; did you mean `%s'?", nearest)
					: g_strdup("");
	gboolean expect = strcmp(first->text, "expect") == 0;
	g_autofree char *name = expect && second ? gs_word_quote(second) : gs_word_quote(first);

	if (expect && second)
		gs_diagnostics_add(diags, second->pos, "%s is nothing to expect%s", name, hint);
	else if (expect)
		gs_diagnostics_add(diags, gs_words_end(words), "expect what?");
	else
		gs_diagnostics_add(diags, first->pos, "unknown verb %s%s", name, hint);
}

/* Of a process that the script has; FALSE: the first word is none. */
static gboolean unknown_of_process(const GsChecker *checker, const GPtrArray *words)
{
	const GsWord *first = g_ptr_array_index(words, 0);
	const GsWord *second = words->len > 1 ? g_ptr_array_index(words, 1) : NULL;
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autofree char *verb = NULL, *hint = NULL;

	if (!second || second->kind != GS_ARG_NAME ||
	    !gs_scope_find(checker->scope, GS_NAME_PROCESS, 0, first->text))
		return FALSE;
	for (guint i = 0; i < GS_VERB_COUNT; i++)
		if (is_process_verb(&gs_verb_table[i]))
			g_ptr_array_add(names, (gpointer)gs_verb_table[i].name);
	verb = gs_word_quote(second);
	hint = gs_did_you_mean(second->text, names);
	gs_diagnostics_add(checker->diags, second->pos, "a process has no verb %s%s", verb, hint);
	return TRUE;
}

/*
 * "P mmap V M": a process's doings read with the process first, as in a trace; its verb
 * has it first among its arguments.
 */
static void process_first(GPtrArray *words)
{
	GsWord *process = g_ptr_array_index(words, 0);
	const GsWord *second = words->len > 1 ? g_ptr_array_index(words, 1) : NULL;
	const GsVerb *verb;

	if (!second || process->kind != GS_ARG_NAME || second->kind != GS_ARG_NAME ||
	    gs_verb_by_name(process->text))
		return;
	verb = gs_verb_by_name(second->text);
	if (!verb || !is_process_verb(verb))
		return;
	words->pdata[0] = words->pdata[1];
	words->pdata[1] = process;
}

const GsVerb *gs_check_verb(const GsChecker *checker, GPtrArray *words, guint *n)
{
	process_first(words);
	for (*n = LONGEST_NAME; *n > 0; (*n)--) {
		g_autofree char *name = join(words, *n);
		const GsVerb *verb = name ? gs_verb_by_name(name) : NULL;

		if (verb)
			return verb;
	}
	if (!unknown_of_process(checker, words))
		unknown(words, checker->diags);
	return NULL;
}
