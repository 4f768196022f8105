/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Grant entries in a trace: as they are after each hypercall that names them. */
#ifndef GS_TRACE_ENTRY_H
#define GS_TRACE_ENTRY_H

#include "world/world.h"

G_BEGIN_DECLS

/* Before the hypercall, with each structure of a GNTTABOP_* by the domain. */
void gs_trace_named(const GsDomain *domain, guint op, gconstpointer structure);
/* When it returns. */
void gs_trace_entries(GsWorld *world);

G_END_DECLS

#endif
