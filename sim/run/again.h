/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Running a script again from a snapshot of its booted world: it must go the same way,
 * in everything that a trace and the state at its end show.
 */
#ifndef GS_RUN_AGAIN_H
#define GS_RUN_AGAIN_H

#include "run/state.h"

G_BEGIN_DECLS

/* Runs the script's statements from the first on and judges them. */
typedef void (*GsRunRestFn)(GsRun *run, guint first);

/*
 * Runs rest twice, the second time from where the first began.  A difference makes it an
 * error.  run must not lie on the stack, so that it is put back as well.  Why it could not
 * be run a second time, or NULL; to be freed.
 */
char *gs_run_again(GsRun *run, guint first, GsRunRestFn rest);

G_END_DECLS

#endif
