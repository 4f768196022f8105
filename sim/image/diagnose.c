/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a failed compilation means to somebody who works on the kernel. */
#include "image/diagnose.h"

#include <stdlib.h>
#include <string.h>

/*
 * The messages of gcc 12, clang 14, GNU ld, gold and lld that tell of something that is
 * not there.  meaning is what to expand the match with.
 */
static const struct {
	const char *pattern, *meaning;
	gboolean header, linked;
} missing_table[] = {
	{ "^(\\S+): No such file or directory$", "the header <\\1>", TRUE, FALSE },
	{ "^'([^']+)' file not found", "the header <\\1>", TRUE, FALSE },
	{ "^implicit declaration of function '([^']+)'", "the function '\\1'", FALSE, FALSE },
	{ "^call to undeclared (?:library )?function '([^']+)'", "the function '\\1'", FALSE, FALSE },
	{ "^'([^']+)' undeclared", "'\\1'", FALSE, FALSE },
	{ "^use of undeclared (?:identifier|label) '([^']+)'", "'\\1'", FALSE, FALSE },
	{ "^unknown type name '([^']+)'", "the type '\\1'", FALSE, FALSE },
	/* An annotation behind a declaration. */
	{ "^expected '=', ',', ';', 'asm' or '__attribute__' before '(__\\w+)'", "'\\1'", FALSE,
	  FALSE },
	{ "^'([^']+)' has no member named '([^']+)'", "a member '\\2' in '\\1'", FALSE, FALSE },
	{ "^no member named '([^']+)' in '([^']+)'", "a member '\\1' in '\\2'", FALSE, FALSE },
	{ "^field designator '([^']+)' does not refer to any field in type '([^']+)'",
	  "a member '\\1' in '\\2'", FALSE, FALSE },
	{ "incomplete (?:definition of )?type '([^']+)'", "the members of '\\1'", FALSE, FALSE },
	{ "undefined type '([^']+)'", "the members of '\\1'", FALSE, FALSE },
	{ "^undefined reference to [`']([^']+)'", "the function or variable '\\1'", FALSE, TRUE },
};

typedef struct {
	const GsTroublePaths *paths;
	GPtrArray *troubles;
	GHashTable *broken; /* files whose first error is of another kind */
	GHashTable *seen;   /* files that have had an error */
	const char *symbol; /* lld: undefined, its places follow */
} Reading;

static void trouble_free(gpointer data)
{
	GsTrouble *trouble = data;

	g_free(trouble->file);
	g_free(trouble->missing);
	g_free(trouble->hint);
	g_free(trouble->header);
	g_free(trouble->text);
	g_free(trouble->code);
	g_free(trouble);
}

/* The name that a reader knows a file by; own: it is ours. */
static char *short_file(const GsTroublePaths *paths, const char *path, gboolean *own)
{
	gsize out = paths->out ? strlen(paths->out) : 0;
	gsize kernel_src = paths->kernel_src ? strlen(paths->kernel_src) : 0;
	const char *below;

	*own = FALSE;
	if (out && g_str_has_prefix(path, paths->out) && path[out] == '/') {
		below = strstr(path + out + 1, "/src/");
		return g_strdup(below ? below + strlen("/src/") : path);
	}
	if (kernel_src && g_str_has_prefix(path, paths->kernel_src) && path[kernel_src] == '/') {
		*own = TRUE;
		return g_strconcat("kernel-src", path + kernel_src, NULL);
	}
	return g_strdup(path);
}

/* Finds out what is missing, if it is that kind of error. */
static void recognise(GsTrouble *trouble)
{
	g_autoptr(GMatchInfo) hint = NULL;
	g_autoptr(GRegex) did_you_mean = g_regex_new("; (did you mean '[^']+'\\?)", 0, 0, NULL);

	for (guint i = 0; i < G_N_ELEMENTS(missing_table) && !trouble->missing; i++) {
		g_autoptr(GRegex) regex = g_regex_new(missing_table[i].pattern, 0, 0, NULL);
		g_autoptr(GMatchInfo) match = NULL;

		if (!g_regex_match(regex, trouble->text, 0, &match))
			continue;
		trouble->missing =
			g_match_info_expand_references(match, missing_table[i].meaning, NULL);
		trouble->header = missing_table[i].header ? g_match_info_fetch(match, 1) : NULL;
		trouble->linked = missing_table[i].linked;
	}
	if (trouble->missing && g_regex_match(did_you_mean, trouble->text, 0, &hint))
		trouble->hint = g_match_info_fetch(hint, 1);
}

/* Of a file whose first error is of another kind the rest is often its consequence. */
static void add(Reading *reading, GsTrouble *trouble)
{
	gboolean first = g_hash_table_add(reading->seen, g_strdup(trouble->file));

	if (first && !trouble->missing)
		g_hash_table_add(reading->broken, g_strdup(trouble->file));
	if (first || (trouble->missing && !g_hash_table_contains(reading->broken, trouble->file)))
		g_ptr_array_add(reading->troubles, trouble);
	else
		trouble_free(trouble);
}

static GsTrouble *trouble_new(const Reading *reading, const char *file, const char *line,
			      const char *text)
{
	GsTrouble *trouble = g_new0(GsTrouble, 1);
	g_autoptr(GRegex) option = g_regex_new(" \\[-W[^]]*\\]$", 0, 0, NULL);

	trouble->file = short_file(reading->paths, file, &trouble->own);
	trouble->line = (guint)strtoul(line, NULL, 10);
	trouble->text = g_regex_replace_literal(option, text, -1, 0, "", 0, NULL);
	recognise(trouble);
	return trouble;
}

/* What the compiler shows below a message: gcc with a number before it, clang without. */
static char *shown_code(const char *next)
{
	g_autoptr(GRegex) number = g_regex_new("^ *[0-9]+ \\| ", 0, 0, NULL);
	char *code = next ? g_regex_replace_literal(number, next, -1, 0, "", 0, NULL) : NULL;

	return code ? g_strstrip(code) : NULL;
}

static void read_line(Reading *reading, const GRegex *message, char **lines)
{
	static const char *const lld = "ld.lld: error: undefined symbol: ";
	g_autoptr(GMatchInfo) match = NULL;
	const char *symbol = strstr(*lines, lld);

	if (symbol) {
		reading->symbol = symbol + strlen(lld);
	} else if (g_regex_match(message, *lines, 0, &match)) {
		g_autofree char *file = g_match_info_fetch(match, 1);
		g_autofree char *line = g_match_info_fetch(match, 2);
		g_autofree char *text = g_match_info_fetch(match, 3);
		GsTrouble *trouble = trouble_new(reading, file, line, text);

		if (!trouble->missing)
			trouble->code = shown_code(lines[1]);
		add(reading, trouble);
	}
}

/* lld names the symbol first and then who wants it, with the whole path in brackets. */
static void read_lld_place(Reading *reading, const GRegex *place, const char *text)
{
	g_autoptr(GMatchInfo) match = NULL;

	if (reading->symbol && g_regex_match(place, text, 0, &match)) {
		g_autofree char *file = g_match_info_fetch(match, 1);
		g_autofree char *line = g_match_info_fetch(match, 2);
		g_autofree char *words =
			g_strdup_printf("undefined reference to '%s'", reading->symbol);

		add(reading, trouble_new(reading, file, line, words));
	}
}

static gint compare(gconstpointer a, gconstpointer b)
{
	const GsTrouble *x = *(const GsTrouble *const *)a, *y = *(const GsTrouble *const *)b;
	int by_file = strcmp(x->file, y->file);

	return by_file ? by_file : (gint)x->line - (gint)y->line;
}

/* Ours usually do not compile because of what the kernel's lack. */
static void drop_own(GPtrArray *troubles)
{
	guint kernels = 0;

	for (guint i = 0; i < troubles->len; i++)
		kernels += !((GsTrouble *)g_ptr_array_index(troubles, i))->own;
	for (guint i = troubles->len; kernels && i-- > 0;)
		if (((GsTrouble *)g_ptr_array_index(troubles, i))->own)
			g_ptr_array_remove_index(troubles, i);
}

/* One for each missing thing: the first by file and line. */
static void drop_repeated(GPtrArray *troubles)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < troubles->len;) {
		const GsTrouble *trouble = g_ptr_array_index(troubles, i);

		if (trouble->missing && g_hash_table_contains(seen, trouble->missing)) {
			g_ptr_array_remove_index(troubles, i);
			continue;
		}
		if (trouble->missing)
			g_hash_table_add(seen, trouble->missing);
		i++;
	}
}

GPtrArray *gs_diagnose(const char *log, const GsTroublePaths *paths)
{
	/* The linker's messages have no word "error"; the path may follow "ld: ". */
	g_autoptr(GRegex) message = g_regex_new(
		"^(?:\\S*ld(?:\\.\\w+)?: )?([^:]+):(\\d+):(?:\\d+:)? (?:fatal error: |error: |"
		"(?=undefined reference))(.*)$", 0, 0, NULL);
	g_autoptr(GRegex) place = g_regex_new("^>>> referenced by .*\\((/.*):(\\d+)\\)", 0, 0, NULL);
	g_auto(GStrv) lines = g_strsplit(log, "\n", -1);
	g_autoptr(GHashTable) broken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	Reading reading = { .paths = paths, .broken = broken, .seen = seen };

	reading.troubles = g_ptr_array_new_with_free_func(trouble_free);
	for (char **line = lines; *line; line++) {
		read_line(&reading, message, line);
		read_lld_place(&reading, place, *line);
	}
	drop_own(reading.troubles);
	/* The order of the log depends on which compiler was quicker. */
	g_ptr_array_sort(reading.troubles, compare);
	drop_repeated(reading.troubles);
	return reading.troubles;
}

char *gs_diagnose_any(const char *log)
{
	/* Of the tools before make's own, which only says that one of them failed. */
	static const char *const patterns[] = {
		"error: .*$", "^\\S+: .*(?:[Cc]ommand not found|not found)$", "\\*\\*\\* .*$",
	};

	for (guint i = 0; i < G_N_ELEMENTS(patterns); i++) {
		g_autoptr(GRegex) regex = g_regex_new(patterns[i], G_REGEX_MULTILINE, 0, NULL);
		g_autoptr(GMatchInfo) match = NULL;

		if (g_regex_match(regex, log, 0, &match))
			return g_match_info_fetch(match, 0);
	}
	return NULL;
}
