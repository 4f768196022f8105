/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From a file to a checked script. */
#include "script/parse.h"

#include "script/check.h"
#include "script/include.h"
#include "script/read.h"
#include "script/source.h"
#include "script/statement.h"

GsScript *gs_script_parse(const char *path, const char *text, gsize len, const GsNames *names,
			  GsDiagnostics *diags)
{
	g_autoptr(GsScript) script = g_new0(GsScript, 1);
	g_autoptr(GPtrArray) nodes = NULL;
	const GsSource *source;

	gs_diagnostics_source(diags, path, text, len);
	script->path = g_strdup(path);
	script->statements = gs_statement_list_new();
	if (!gs_source_check(text, len, diags))
		return NULL;
	script->sources = g_ptr_array_ref(diags->sources);
	/* The copy is what words point into. */
	source = g_ptr_array_index(script->sources, 0);
	nodes = gs_read_nodes(source->text, len, 1, diags);
	gs_include(nodes, diags);
	if (nodes->len == 0 && gs_diagnostics_count(diags) == 0)
		gs_diagnostics_add(diags, GS_WHOLE_FILE, "there is no statement in it");
	gs_check_nodes(nodes, script->statements, names, diags);
	return gs_diagnostics_count(diags) ? NULL : g_steal_pointer(&script);
}

GsScript *gs_script_load(const char *path, const GsNames *names, GsDiagnostics *diags)
{
	g_autofree char *text = NULL;
	gsize len;

	gs_diagnostics_source(diags, path, NULL, 0);
	if (!gs_source_read(path, &text, &len, diags))
		return NULL;
	return gs_script_parse(path, text, len, names, diags);
}
