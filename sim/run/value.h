/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Values in a run: what expressions give, and what names stand for. */
#ifndef GS_RUN_VALUE_H
#define GS_RUN_VALUE_H

#include "run/state.h"
#include "script/expr.h"

G_BEGIN_DECLS

/* FALSE: there is no such value, and the run is over, at that line. */
gboolean gs_run_value(GsRun *run, guint line, const GsExpr *expr, GsValue *value);

/* The arguments that are known only now get their numbers; FALSE: the run is over. */
gboolean gs_run_compute_args(GsRun *run, const GsStatement *statement);

/* Gives the value, or the result of an action that took so long, the name. */
void gs_run_keep_value(GsRun *run, const char *name, GsValue value);
void gs_run_keep_result(GsRun *run, const char *name, const GsResult *result, guint64 took_ns);

G_END_DECLS

#endif
