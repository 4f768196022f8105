/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The scenario language's front end: from a file's text to statements, or diagnostics. */
#ifndef GS_PARSE_H
#define GS_PARSE_H

#include <glib.h>

#include "script/ast.h"
#include "script/diag.h"

G_BEGIN_DECLS

#define GS_SCRIPT_MAX (1024 * 1024) /* bytes: a script is written by hand */

/* What the user says for a parameter of the script. */
typedef struct {
	char *name;
	char *value; /* as it would be written in the script */
} GsSetting;

/* The names that a script may use and that depend on what was built; each NULL-ended. */
typedef struct {
	const char *const *kernels; /* "linux-6.1", "linux-6.1+no-prealloc"; bare and linux
				       are always known */
	const char *const *faults;  /* "no-prealloc" */
	const GsSetting *settings;
	guint n_settings;
	gboolean unfinished;       /* more of the script may come, a setting's parameter too */
} GsNames;

/*
 * Parses and checks text of len bytes; path is for messages only.  Returns NULL if
 * there was any error: diags then holds one message or more.  No bytes make it crash.
 */
GsScript *gs_script_parse(const char *path, const char *text, gsize len, const GsNames *names,
			  GsDiagnostics *diags);

/* Reads the file and parses it; what hinders the reading is a diagnostic, too. */
GsScript *gs_script_load(const char *path, const GsNames *names, GsDiagnostics *diags);

G_END_DECLS

#endif
