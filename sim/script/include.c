/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads included files, and theirs; a file must not include itself. */
#include "script/include.h"

#include <string.h>

#include "script/nearest.h"
#include "script/read.h"
#include "script/source.h"

#define DEEPEST 16
#define MOST    200 /* in one script */

/* The file that is being read, and who includes it. */
typedef struct Including Including;
struct Including {
	const Including *by;
	const char *path;
	guint depth;
};

typedef struct {
	GsDiagnostics *diags;
	guint n;
} Includer;

static void include_nodes(Includer *includer, GPtrArray *nodes, const Including *in);

static gboolean is_include(const GsNode *node)
{
	return strcmp(((const GsWord *)g_ptr_array_index(node->words, 0))->text, "include") == 0;
}

/* The file's name as it is written, or NULL: then the checker says what is missing. */
static const GsWord *file_word(const GsNode *node)
{
	const GsWord *word = node->words->len == 2 ? g_ptr_array_index(node->words, 1) : NULL;

	if (node->domid || node->body || node->arrow)
		return NULL;
	return word && word->kind == GS_ARG_STRING ? word : NULL;
}

/* By what it is called, not by what it is: links are caught by the depth. */
static gboolean is_open(const Including *in, const char *path)
{
	for (; in; in = in->by)
		if (strcmp(in->path, path) == 0)
			return TRUE;
	return FALSE;
}

static char *path_of(Includer *includer, const GsWord *word, const Including *in)
{
	g_autofree char *folder = g_path_get_dirname(in->path), *joined = NULL;
	g_autofree char *path = NULL, *quoted = gs_quote(word->text, -1);
	const char *why = NULL;

	if (g_path_is_absolute(word->text))
		why = "is absolute: name it from the folder of this file";
	else if (!g_str_has_suffix(word->text, ".gnt"))
		why = "does not end in .gnt";
	if (!why) {
		joined = g_build_filename(folder, word->text, NULL);
		path = g_canonicalize_filename(joined, NULL);
		if (is_open(in, path))
			why = "includes itself";
		else if (in->depth == DEEPEST)
			why = "is one file too many: they include each other more than 16 deep";
		else if (includer->n == MOST)
			why = "is one file too many: a script can include 200";
	}
	if (!why)
		return g_steal_pointer(&path);
	gs_diagnostics_add(includer->diags, word->pos, "%s %s", quoted, why);
	return NULL;
}

/* As it is shown in messages: as the user named the script, and then as the scripts do. */
static char *shown_path(const Includer *includer, const GsWord *word)
{
	const GsSource *by = gs_sources_find(includer->diags->sources, word->pos.line);
	g_autofree char *folder = g_path_get_dirname(by->path);

	return strcmp(folder, ".") == 0 && !g_str_has_prefix(by->path, "./")
		       ? g_strdup(word->text)
		       : g_build_filename(folder, word->text, NULL);
}

/* NULL with a diagnostic at the include. */
static GPtrArray *read_file(Includer *includer, const GsWord *word, const Including *in)
{
	g_autoptr(GsDiagnostics) own = gs_diagnostics_new();
	g_autofree char *text = NULL, *shown = shown_path(includer, word);
	const GsSource *source;
	GPtrArray *nodes;
	gsize len;

	gs_diagnostics_source(own, shown, NULL, 0);
	if (!gs_source_read(in->path, &text, &len, own) || !gs_source_check(text, len, own)) {
		const GsDiagnostic *first = g_ptr_array_index(own->list, 0);

		gs_diagnostics_add(includer->diags, word->pos, "%s: %s", shown, first->message);
		return NULL;
	}
	source = gs_sources_add(includer->diags->sources, shown, text, len);
	nodes = gs_read_nodes(source->text, len, source->first, includer->diags);
	include_nodes(includer, nodes, in);
	return nodes;
}

/* Puts more in the place of the ith node. */
static void replace(GPtrArray *nodes, guint i, GPtrArray *more)
{
	g_ptr_array_remove_index(nodes, i);
	g_ptr_array_set_free_func(more, NULL);
	for (guint k = 0; k < more->len; k++)
		g_ptr_array_insert(nodes, (gint)(i + k), g_ptr_array_index(more, k));
	g_ptr_array_unref(more);
}

static void include_nodes(Includer *includer, GPtrArray *nodes, const Including *in)
{
	guint i = 0;

	while (i < nodes->len) {
		GsNode *node = g_ptr_array_index(nodes, i);
		const GsWord *word = is_include(node) ? file_word(node) : NULL;
		g_autofree char *path = word ? path_of(includer, word, in) : NULL;
		Including inner = { in, path, in->depth + 1 };
		GPtrArray *more = NULL;

		if (node->body)
			include_nodes(includer, node->body, in);
		if (path) {
			includer->n++;
			more = read_file(includer, word, &inner);
		}
		if (more) {
			guint n = more->len;

			replace(nodes, i, more);
			i += n;
		} else {
			i++;
		}
	}
}

void gs_include(GPtrArray *nodes, GsDiagnostics *diags)
{
	const GsSource *script = g_ptr_array_index(diags->sources, 0);
	g_autofree char *path = g_canonicalize_filename(script->path, NULL);
	Including in = { NULL, path, 0 };
	Includer includer = { diags, 0 };

	include_nodes(&includer, nodes, &in);
}
