/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * At the beginning of a statement: commands and verbs.  Behind a verb: the words of its
 * signature, and the names that were used so far.  Behind `->': statuses.
 */
#include "shell/complete.h"

#include <string.h>

#include "check/violation-table.h"
#include "hv/hv.h"
#include "script/read.h"
#include "shell/shell.h"

static gint by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add(GPtrArray *ways, const char *word, const char *start)
{
	for (guint i = 0; i < ways->len; i++)
		if (strcmp(g_ptr_array_index(ways, i), word) == 0)
			return;
	if (g_str_has_prefix(word, start))
		g_ptr_array_add(ways, g_strdup(word));
}

static void add_verbs(GPtrArray *ways, const char *start)
{
	for (guint i = 0; i < GS_VERB_COUNT; i++)
		add(ways, gs_verb_table[i].name, start);
}

static void add_commands(GPtrArray *ways, const char *start)
{
	for (guint i = 0; i < gs_shell_command_count; i++)
		add(ways, gs_shell_commands[i].name, start);
}

static void add_shows(GPtrArray *ways, const char *start)
{
	for (guint i = 0; i < gs_show_count; i++)
		add(ways, gs_show_table[i].name, start);
}

static void add_statuses(GPtrArray *ways, const char *start)
{
	for (guint i = 0; i < hv_status_count; i++)
		add(ways, hv_status_table[i].name + strlen("GNTST_"), start);
}

/* Not the types in < >. */
static void add_signature(GPtrArray *ways, const char *signature, const char *start)
{
	g_auto(GStrv) words = g_strsplit_set(signature, " []|,.", -1);

	for (char **word = words; *word; word++)
		if (**word && !strpbrk(*word, "<>"))
			add(ways, *word, start);
}

static void add_kernels(GPtrArray *ways, const GsNames *names, const char *start)
{
	add(ways, "bare", start);
	add(ways, "linux", start);
	for (const char *const *name = names->kernels; *name; name++)
		add(ways, *name, start);
}

static void add_faults(GPtrArray *ways, const GsNames *names, const char *start)
{
	for (const char *const *name = names->faults; *name; name++)
		add(ways, *name, start);
}

static void add_violations(GPtrArray *ways, const GsNames *names, const char *start)
{
	(void)names;
	for (guint i = 0; i < GS_VIOLATION_COUNT; i++)
		add(ways, gs_violation_table[i].name, start);
}

/* What the types of a signature stand for, as far as there is a table of it. */
static const struct {
	const char *type; /* as it ends in a signature */
	void (*add)(GPtrArray *ways, const GsNames *names, const char *start);
} types[] = {
	{ ":kernel>", add_kernels },
	{ ":fault>", add_faults },
	{ ":violation>", add_violations },
};

static void add_types(GPtrArray *ways, const GsSession *session, const char *signature,
		      const char *start)
{
	for (guint i = 0; i < G_N_ELEMENTS(types); i++)
		if (strstr(signature, types[i].type))
			types[i].add(ways, session->names, start);
}

static void add_names(GPtrArray *ways, const GsSession *session, const char *start)
{
	for (guint i = 0; i < session->typed->len; i++) {
		const GsTyped *typed = g_ptr_array_index(session->typed, i);
		g_autoptr(GArray) tokens = gs_read_tokens(typed->text, strlen(typed->text));

		for (guint k = 0; k < tokens->len; k++) {
			const GsToken *token = &g_array_index(tokens, GsToken, k);
			g_autofree char *word = g_strndup(token->start, token->bytes);

			/* Names in scripts; verbs and their words are small. */
			if (g_ascii_isupper(*word))
				add(ways, word, start);
		}
	}
}

static void add_behind_verb(GPtrArray *ways, const GsSession *session, const char *signature,
			    const char *start)
{
	add_signature(ways, signature, start);
	add_types(ways, session, signature, start);
	add_names(ways, session, start);
}

/* The verb with the longest name that the statement begins with; NULL: none. */
static const GsVerb *verb_of(const char *statement)
{
	const GsVerb *found = NULL;

	for (guint i = 0; i < GS_VERB_COUNT; i++) {
		const GsVerb *verb = &gs_verb_table[i];
		gsize len = strlen(verb->name);

		if (g_str_has_prefix(statement, verb->name) && statement[len] == ' ' &&
		    (!found || len > strlen(found->name)))
			found = verb;
	}
	return found;
}

/* The statement that the text ends in, behind its domain. */
static const char *last_statement(const char *text)
{
	const char *start = text;

	for (const char *p = text; *p; p++)
		if (*p == ';' || *p == '{' || *p == '}')
			start = p + 1;
	start += strspn(start, " \t");
	if (g_ascii_isdigit(*start)) {
		const char *colon = start + strspn(start, "0123456789");

		if (*colon == ':')
			start = colon + 1 + strspn(colon + 1, " \t");
	}
	return start;
}

static char *common_of(const GPtrArray *ways)
{
	char *common = g_strdup(ways->len ? g_ptr_array_index(ways, 0) : "");

	for (guint i = 1; i < ways->len; i++) {
		const char *word = g_ptr_array_index(ways, i);
		gsize len = 0;

		while (common[len] && common[len] == word[len])
			len++;
		common[len] = '\0';
	}
	if (ways->len == 1) {
		char *longer = g_strconcat(common, " ", NULL);

		g_free(common);
		common = longer;
	}
	return common;
}

GPtrArray *gs_complete(const GsSession *session, const char *before, gsize *typed, char **common)
{
	GPtrArray *ways = g_ptr_array_new_with_free_func(g_free);
	const char *statement = last_statement(before);
	const char *word = before + strlen(before);
	const GsVerb *verb = verb_of(statement);

	while (word > before && !strchr(" \t:,[({;", word[-1]))
		word--;
	if (strstr(statement, "->"))
		add_statuses(ways, word);
	else if (g_str_has_prefix(statement, "show "))
		add_shows(ways, word);
	else if (verb)
		add_behind_verb(ways, session, verb->signature, word);
	else
		add_verbs(ways, word = statement);
	if (word == before)
		add_commands(ways, word);
	g_ptr_array_sort(ways, by_name);
	*typed = strlen(word);
	*common = common_of(ways);
	return ways;
}
