/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A run in gdb. */
#ifndef GS_RUN_GDB_H
#define GS_RUN_GDB_H

#include <glib.h>

G_BEGIN_DECLS

/*
 * Runs `gntsim' with these arguments, but for --gdb, in a gdb that talks to the user on our
 * stdin and stdout.  Returns the exit status: gdb's, or GS_EXIT_ERROR if there is none.
 */
int gs_run_in_gdb(char **argv);

G_END_DECLS

#endif
