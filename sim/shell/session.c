/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Statements as text, and the world that they made. */
#include "shell/session.h"

#include <stdio.h>
#include <string.h>

#include "script/source.h"
#include "shell/pieces.h"
#include "shell/tell.h"

static void typed_free(gpointer data)
{
	GsTyped *typed = data;

	g_free(typed->text);
	g_free(typed->failure);
	g_free(typed);
}

static void script_free(gpointer script)
{
	gs_script_free(script);
}

void gs_session_init(GsSession *session, const GsRunContext *context, const GsNames *names)
{
	*session = (GsSession){ .context = context, .names = names };
	session->path = g_strdup("shell");
	session->typed = g_ptr_array_new_with_free_func(typed_free);
	session->scripts = g_ptr_array_new_with_free_func(script_free);
	session->statuses = g_array_new(FALSE, FALSE, sizeof(gint16));
	session->refused = g_array_new(FALSE, FALSE, sizeof(HvRefused));
}

static void end_run(GsSession *session)
{
	if (session->run)
		gs_run_result_free(gs_run_end(g_steal_pointer(&session->run)));
	g_ptr_array_set_size(session->scripts, 0);
	session->told = 0;
}

void gs_session_clear(GsSession *session)
{
	end_run(session);
	g_free(session->path);
	g_ptr_array_unref(session->typed);
	g_ptr_array_unref(session->scripts);
	g_array_unref(session->statuses);
	g_array_unref(session->refused);
	g_clear_pointer(&session->file, g_ptr_array_unref);
}

/* All that ran, as it was typed, and more. */
static GsScript *parse(const GsSession *session, const char *more)
{
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *messages = NULL;
	GsNames names = *session->names;
	GsScript *script;

	names.unfinished = TRUE;
	for (guint i = 0; i < session->typed->len; i++)
		g_string_append(text, ((GsTyped *)g_ptr_array_index(session->typed, i))->text);
	g_string_append(text, more);
	script = gs_script_parse(session->path, text->str, text->len, &names, diags);
	messages = gs_diagnostics_format(diags);
	fflush(stdout);
	fputs(messages, stderr);
	return script;
}

gboolean gs_session_load(GsSession *session, const char *path)
{
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	g_autoptr(GsScript) script = gs_script_load(path, session->names, diags);
	g_autofree char *messages = gs_diagnostics_format(diags), *folder = NULL;

	fputs(messages, stderr);
	if (!script)
		return FALSE;
	folder = g_path_get_dirname(path);
	if (strcmp(folder, ".") != 0) {
		g_free(session->path);
		session->path = g_build_filename(folder, "shell", NULL);
	}
	session->file = gs_pieces(((const GsSource *)g_ptr_array_index(script->sources, 0))->text);
	return TRUE;
}

/* The machine holds from the beginning, whenever it is described. */
static gboolean has_machine(const GsScript *script, guint from)
{
	for (guint i = from; i < script->statements->len; i++) {
		const GsStatement *statement = g_ptr_array_index(script->statements, i);

		if (statement->verb->id == GS_VERB_machine)
			return TRUE;
	}
	return FALSE;
}

/* What `why' explains must outlive the run. */
static void keep_last(GsSession *session)
{
	const GsRunLast *last = gs_run_last(session->run);

	if (!last->verb)
		return;
	g_array_set_size(session->statuses, 0);
	if (last->statuses)
		g_array_append_vals(session->statuses, last->statuses, last->n);
	session->last = *last;
	session->last.statuses = last->statuses ? (const gint16 *)session->statuses->data : NULL;
	g_array_set_size(session->refused, 0);
	if (last->refused)
		g_array_append_vals(session->refused, last->refused, gs_run_results(last));
	session->last.refused = last->refused ? (const HvRefused *)session->refused->data : NULL;
}

/* A new world in which all has happened again that is typed. */
static void replay(GsSession *session, const GsScript *script)
{
	session->run = gs_run_begin(session->context, script, "", TRUE);
	session->last.verb = NULL;
	for (guint i = 0; i < session->typed->len && gs_run_world(session->run); i++) {
		const GsTyped *typed = g_ptr_array_index(session->typed, i);
		GsVerdict verdict;
		guint line;

		gs_run_more(session->run, script, typed->from, typed->to);
		keep_last(session);
		g_free(gs_run_take_decision(session->run, &verdict, &line));
	}
	if (gs_run_world(session->run))
		session->told = gs_run_world(session->run)->violations->len;
}

static gboolean run_piece(GsSession *session, const char *piece, gboolean of_file)
{
	GsScript *script = parse(session, piece);
	GsTyped *typed;
	guint from = session->typed->len
			     ? ((GsTyped *)g_ptr_array_index(session->typed,
							     session->typed->len - 1))->to
			     : 0;

	if (!script)
		return FALSE;
	if (session->run && has_machine(script, from))
		end_run(session);
	g_ptr_array_add(session->scripts, script);
	if (!session->run)
		replay(session, script);
	typed = g_new0(GsTyped, 1);
	typed->text = g_strdup(piece);
	typed->of_file = of_file;
	typed->from = from;
	typed->to = script->statements->len;
	g_ptr_array_add(session->typed, typed);
	if (gs_run_world(session->run)) {
		gs_run_more(session->run, script, typed->from, typed->to);
		keep_last(session);
	}
	typed->failure = gs_tell(session, script);
	if (!gs_run_world(session->run))
		end_run(session); /* the next statement tries again */
	return !typed->failure;
}

gboolean gs_session_type(GsSession *session, const char *text)
{
	g_autoptr(GsDiagnostics) diags = gs_diagnostics_new();
	g_autoptr(GPtrArray) pieces = NULL;
	g_autoptr(GsScript) whole = NULL;
	g_autofree char *messages = NULL;

	gs_diagnostics_source(diags, session->path, text, strlen(text));
	if (!gs_source_check(text, strlen(text), diags)) {
		messages = gs_diagnostics_format(diags);
		fputs(messages, stderr);
		return FALSE;
	}
	pieces = gs_pieces(text);
	if (!pieces->len)
		return TRUE;
	if (pieces->len > 1) {
		whole = parse(session, text);
		if (!whole)
			return FALSE;
	}
	for (guint i = 0; i < pieces->len; i++)
		if (!run_piece(session, g_ptr_array_index(pieces, i), FALSE))
			return FALSE;
	return TRUE;
}

gboolean gs_session_step(GsSession *session)
{
	if (!session->file || session->next == session->file->len)
		return FALSE;
	return run_piece(session, g_ptr_array_index(session->file, session->next++), TRUE);
}

char *gs_session_back(GsSession *session)
{
	GsTyped *typed;
	GsScript *script;
	char *text;

	if (!session->typed->len)
		return NULL;
	typed = g_ptr_array_index(session->typed, session->typed->len - 1);
	text = g_strdup(typed->text);
	session->next -= typed->of_file;
	g_ptr_array_set_size(session->typed, (gint)session->typed->len - 1);
	end_run(session);
	session->last.verb = NULL;
	script = session->typed->len ? parse(session, "") : NULL;
	if (script) {
		g_ptr_array_add(session->scripts, script);
		replay(session, script);
	}
	return text;
}

static void append_comment(GString *out, const char *text)
{
	g_autofree char *chomped = g_strchomp(g_strdup(text));
	g_auto(GStrv) lines = g_strsplit(chomped, "\n", -1);

	for (char **line = lines; *line; line++)
		g_string_append_printf(out, "%s%s\n", **line == '#' || !**line ? "" : "# ", *line);
}

char *gs_session_text(const GsSession *session)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < session->typed->len; i++) {
		const GsTyped *typed = g_ptr_array_index(session->typed, i);

		if (!typed->failure) {
			g_string_append(out, typed->text);
			continue;
		}
		append_comment(out, typed->text);
		append_comment(out, typed->failure);
	}
	return g_string_free(out, FALSE);
}
