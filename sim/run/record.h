/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a run itself puts into a trace: statements, the end, and the header. */
#ifndef GS_RUN_RECORD_H
#define GS_RUN_RECORD_H

#include "run/state.h"

G_BEGIN_DECLS

/* domain NULL: the statement is the script's own. */
void gs_record_statement(const GsRun *run, const GsDomain *domain, const GsStatement *statement);
void gs_record_result(const GsRun *run, const GsDomain *domain, const GsResult *result);
void gs_record_statement_end(const GsRun *run, const GsDomain *domain,
			     const GsStatement *statement);

/* The run is over: adds it to the context's trace.  kernel: what `linux` was. */
void gs_record_run(const GsRun *run, const char *kernel);

G_END_DECLS

#endif
