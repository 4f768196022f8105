/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The table of hypercalls' arguments: which structures they are, and which of their fields
 * a trace shows, by Xen's public names.  Addresses of buffers are not among them: they say
 * nothing to a reader, and are others in every run.
 */
#ifndef GS_CALL_TABLE_H
#define GS_CALL_TABLE_H

#include <glib.h>

#include "world/trace-table.h"

G_BEGIN_DECLS

typedef struct {
	const char *name;  /* NULL: no field */
	guint16 offset;    /* in the structure */
	guint8 size;       /* bytes; 0: no field */
	gboolean result;   /* the hypervisor writes it */
	GsFieldType type;
} GsCallField;

#define GS_CALL_MAX_FIELDS 9

typedef struct {
	guint nr;          /* __HYPERVISOR_* */
	guint op;          /* the first argument, or GS_TRACE_NO_OP */
	const char *name;  /* of the operation; NULL: the one in hv_grant_op_table */
	gsize size;        /* bytes of a structure; 0: the fields lie in the registers */
	GsCallField fields[GS_CALL_MAX_FIELDS]; /* of the results a status comes first */
	void (*tidy)(gpointer structure); /* clears what means nothing in a copy; or NULL */
} GsCallRow;

extern const GsCallRow gs_call_table[];
extern const guint gs_call_count;

/* The row's number; gs_call_count: there is none. */
guint gs_call_find(guint nr, guint op);
/* The operation in a hypercall's registers; GS_TRACE_NO_OP: it has none. */
guint gs_call_op(guint nr, const unsigned long args[5]);
/* "grant_table_op", or NULL. */
const char *gs_call_name(guint nr);
/* "map_grant_ref", or NULL. */
const char *gs_call_op_name(guint nr, guint op);
/* How many fields of the row are arguments, or results. */
guint gs_call_fields(guint64 row, gboolean results);

/* Of a field of GS_FIELD_ARGS: how many operations, the row, whether results; then the fields. */
#define GS_ARGS_HEAD 3

G_END_DECLS

#endif
