/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of fields of the structures of xen/grant_table.h, for operations by hand. */
#ifndef GS_OP_FIELD_H
#define GS_OP_FIELD_H

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
	guint cmd;        /* GNTTABOP_* */
	const char *name; /* "host_addr", "source.ref" */
	gsize offset, size;
	gboolean pointer; /* to a list of so many frames that the operation fills */
} GsOpField;

extern const GsOpField gs_op_field_table[];
extern const guint gs_op_field_count;

/* NULL: the operation's structure has no such field. */
const GsOpField *gs_op_field(guint cmd, const char *name);
/* Appends the names (const char *) of the operation's fields. */
void gs_op_field_names(guint cmd, GPtrArray *names);

guint64 gs_op_field_get(const GsOpField *field, gconstpointer op);
/* Whether the field can hold it, as it is or as a negative number of as many bits. */
gboolean gs_op_field_fits(const GsOpField *field, guint64 value);
void gs_op_field_set(const GsOpField *field, gpointer op, guint64 value);

G_END_DECLS

#endif
