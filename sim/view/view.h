/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A trace as one page that a browser opens, without anything else: gntsim-view(1). */
#ifndef GS_VIEW_H
#define GS_VIEW_H

#include "trace/read.h"

G_BEGIN_DECLS

/* All of the page; NULL: the trace is none. */
GString *gs_view_page(GsTraceReader *reader, GError **error);

G_END_DECLS

#endif
