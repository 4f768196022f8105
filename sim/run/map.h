/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What mapping by a kernel and mapping by hand have in common.  Private to run/. */
#ifndef GS_RUN_MAP_H
#define GS_RUN_MAP_H

#include "run/state.h"

G_BEGIN_DECLS

/* The named mapping with its slots filled in as asked for; NULL: the run is over. */
GsMap *gs_map_from_statement(GsRun *run, const GsDomain *domain, const GsStatement *statement);
/* Its statuses as the action's result. */
void gs_map_result(GsRun *run, const GsMap *map, GsResult *result);

G_END_DECLS

#endif
