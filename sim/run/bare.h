/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A domain without a kernel, played by the script.  Private to run/. */
#ifndef GS_RUN_BARE_H
#define GS_RUN_BARE_H

#include "run/state.h"

G_BEGIN_DECLS

/* A grant_table_op on an array in the simulator's own memory. */
long gs_bare_grant_op(GsDomain *domain, guint cmd, gpointer ops, guint count);
/* The result of an operation with a single status. */
void gs_bare_status(GsRun *run, GsResult *result, long rc, gint16 status);

G_END_DECLS

#endif
