/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The names that scripts may use and that depend on what was built. */
#ifndef GS_CLI_NAMES_H
#define GS_CLI_NAMES_H

#include "script/parse.h"

G_BEGIN_DECLS

/* Of these kernels (GsKernel *) and of all faults; to be cleared. */
GsNames gs_cli_names(const GPtrArray *kernels);
void gs_cli_names_clear(GsNames *names);

/*
 * What --set says, NAME=VALUE each (NULL-ended; may be NULL), into the names; FALSE with a
 * complaint if one of them is none.
 */
gboolean gs_cli_set(GsNames *names, char **settings, const char *command);

G_END_DECLS

#endif
