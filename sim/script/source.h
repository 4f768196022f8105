/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The text of a script before anybody reads it: is it there, and is it text? */
#ifndef GS_SOURCE_H
#define GS_SOURCE_H

#include "script/diag.h"

G_BEGIN_DECLS

/* Reads the file; FALSE with a diagnostic if that fails. */
gboolean gs_source_read(const char *path, char **text, gsize *len, GsDiagnostics *diags);

/* FALSE with a diagnostic if it is too big, or no UTF-8 text without NUL. */
gboolean gs_source_check(const char *text, gsize len, GsDiagnostics *diags);

G_END_DECLS

#endif
