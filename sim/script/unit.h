/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Units of time. */
#ifndef GS_UNIT_H
#define GS_UNIT_H

#include <glib.h>

G_BEGIN_DECLS

/* The unit's nanoseconds, of "ns", "us", "ms", "s"; 0: there is no such unit. */
guint64 gs_unit_ns(const char *text, gsize bytes);

/* A whole duration, "40ms", as scripts and options have it.  FALSE: it is none. */
gboolean gs_duration_parse(const char *text, guint64 *ns);

G_END_DECLS

#endif
