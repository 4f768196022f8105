/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A field of an event as a JSON value. */
#ifndef GS_TRACE_WRITE_FIELD_H
#define GS_TRACE_WRITE_FIELD_H

#include <glib.h>

#include "world/trace-table.h"

G_BEGIN_DECLS

typedef struct GsSymbols GsSymbols;

/* What a reader finds in a field of that type: for lists and documents. */
typedef struct {
	const char *name;    /* "flags" */
	const char *meaning;
} GsFieldTypeRow;

extern const GsFieldTypeRow gs_field_type_table[GS_FIELD_TYPES];

/* The value that begins at words. */
void gs_trace_write_field(GString *json, GsFieldType type, const guint64 *words,
			  GsSymbols *symbols);

G_END_DECLS

#endif
