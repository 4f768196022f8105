/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Runs in processes of their own, several at once, told in the order of the plan. */
#ifndef GS_RUN_POOL_H
#define GS_RUN_POOL_H

#include "cli/run-command.h"

G_BEGIN_DECLS

/*
 * As many at once as the options say.  If one says stop (gs_run_report), those after it
 * are ended and forgotten, so that what is told does not depend on how many there are at
 * once.  SIGINT, SIGTERM and SIGHUP end all of them; command->signal is then which.
 */
void gs_run_pool(GsRunCommand *command);

G_END_DECLS

#endif
