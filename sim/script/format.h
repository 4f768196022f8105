/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A script in the one form that gntsim fmt gives it: four blanks for each block, one
 * blank between words, a block that is longer than a line on lines of its own, at most
 * one empty line in a row.  Comments stay where they are; what it means stays the same.
 */
#ifndef GS_FORMAT_H
#define GS_FORMAT_H

#include "script/diag.h"

G_BEGIN_DECLS

/* NULL with diagnostics if the grammar cannot read it; verbs need not be known. */
char *gs_script_format(const char *path, const char *text, gsize len, GsDiagnostics *diags);

G_END_DECLS

#endif
