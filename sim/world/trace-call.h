/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Hypercalls in a trace: arguments before, results behind. */
#ifndef GS_TRACE_CALL_H
#define GS_TRACE_CALL_H

#include "world/world.h"

G_BEGIN_DECLS

/* Both only if the world keeps a trace. */
void gs_trace_hypercall(const GsDomain *domain, guint nr, const unsigned long args[5]);
void gs_trace_return(const GsDomain *domain, guint nr, const unsigned long args[5], long rc);

G_END_DECLS

#endif
