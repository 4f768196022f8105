/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is wrong with a script: messages with a place, kept until all are known,
 * then printed in the order of the text with the source line and a caret.
 */
#ifndef GS_DIAG_H
#define GS_DIAG_H

#include <glib.h>

#include "script/ast.h"
#include "script/sources.h"

G_BEGIN_DECLS

#define GS_DIAGNOSTICS_PRINTED 20

/* The place of what concerns the file as a whole. */
#define GS_WHOLE_FILE ((GsPos){ 0, 0, 0 })

typedef struct {
	GsPos pos;     /* line 0: the file as a whole */
	char *message; /* without the place; no newline */
} GsDiagnostic;

typedef struct {
	GPtrArray *sources; /* sources.h */
	GPtrArray *list; /* GsDiagnostic *, in the order reported */
	guint beyond;    /* so many more came than are worth keeping */
} GsDiagnostics;

GsDiagnostics *gs_diagnostics_new(void);
void gs_diagnostics_free(GsDiagnostics *diags);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GsDiagnostics, gs_diagnostics_free)

/* Names the file and copies its text, from which source lines are shown. */
void gs_diagnostics_source(GsDiagnostics *diags, const char *path, const char *text, gsize len);

/* "line 3", or "line 3 of other.gnt" if that is another file than here is in. */
char *gs_diagnostics_line(const GsDiagnostics *diags, GsPos pos, GsPos here);

/* Only the first message for a place is kept. */
void gs_diagnostics_add(GsDiagnostics *diags, GsPos pos, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

guint gs_diagnostics_count(const GsDiagnostics *diags);

/* In the order of the text. */
void gs_diagnostics_sort(GsDiagnostics *diags);

/*
 * All of them as text for a terminal, sorted:
 *   file:line:column: error: message
 *     source line
 *     ^~~~
 * At most GS_DIAGNOSTICS_PRINTED, then "and N more".  "" if there are none.
 */
char *gs_diagnostics_format(GsDiagnostics *diags);

G_END_DECLS

#endif
