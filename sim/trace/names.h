/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers of a trace by the names that the field has for them. */
#ifndef GS_TRACE_NAMES_H
#define GS_TRACE_NAMES_H

#include <glib.h>

G_BEGIN_DECLS

/* Static; NULL: it has no name. */
const char *gs_name_lock_kind(guint64 kind);    /* "spinlock" */
const char *gs_name_context(guint64 kind);      /* "preempt" */
const char *gs_name_allocation(guint64 kind);   /* "slab" */
const char *gs_name_status(gint64 status);      /* "GNTST_okay" */
const char *gs_name_violation(guint64 id);
const char *gs_name_errno(guint64 number);      /* "ENOMEM" of 12 */

/* Names with blanks between them, "permit_access reading"; what has none as 0x...  To be freed. */
char *gs_name_gtf(guint16 flags);
char *gs_name_map_flags(guint32 flags);
char *gs_name_copy_flags(guint32 flags);

G_END_DECLS

#endif
