/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An event as a line of a Mermaid sequence diagram. */
#ifndef GS_TRACE_MERMAID_MESSAGE_H
#define GS_TRACE_MERMAID_MESSAGE_H

#include "trace/read.h"

G_BEGIN_DECLS

/* source: the script's lines.  NULL: it is not shown.  To be freed. */
char *gs_mermaid_message(const GsTraceEvent *event, char *const *source);

G_END_DECLS

#endif
