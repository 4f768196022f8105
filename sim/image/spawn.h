/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Running a program and keeping what it says. */
#ifndef GS_SPAWN_H
#define GS_SPAWN_H

#include <glib.h>

G_BEGIN_DECLS

/*
 * Runs argv (argv[0] is looked for in PATH) with messages in English and without what
 * an outer make left in the environment; blocks.  out, err: all it wrote; either may be
 * NULL, then it goes where ours goes.  FALSE: it could not be run, or did not exit with
 * 0; *error is set only in the first case.
 */
gboolean gs_spawn(const char *const *argv, char **out, char **err, GError **error);

/* The first of a NULL-ended list of commands that is not in PATH (by its first word). */
const char *gs_spawn_lacks(const char *const *commands);

G_END_DECLS

#endif
