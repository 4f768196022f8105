/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of events (trace-events.def): who records, writes, lists or documents reads it. */
#ifndef GS_TRACE_TABLE_H
#define GS_TRACE_TABLE_H

#include <glib.h>

#include "hv/hv.h"

G_BEGIN_DECLS

/* What a field is; of each but the last five a record has one word. */
typedef enum {
	GS_FIELD_NUMBER,
	GS_FIELD_OPTIONAL, /* a number; GS_TRACE_NULL: there is none */
	GS_FIELD_SIGNED,
	GS_FIELD_HEX,
	GS_FIELD_FRAME, /* HV_INVALID_MFN: none */
	GS_FIELD_BOOL,
	GS_FIELD_RC,    /* a return value, negative: -errno */
	GS_FIELD_STATUS, /* GNTST_* */
	GS_FIELD_GTF,     /* GS_TRACE_NULL: there is no entry */
	GS_FIELD_IN_USE, /* GTF_reading and GTF_writing of a status word */
	GS_FIELD_MAP_FLAGS,  /* GNTMAP_* */
	GS_FIELD_COPY_FLAGS, /* GNTCOPY_* */
	GS_FIELD_P2M,
	GS_FIELD_CALL,    /* __HYPERVISOR_* */
	GS_FIELD_OP,      /* GS_TRACE_OP of a hypercall */
	GS_FIELD_CONTEXT, /* enum ks_event_kind */
	GS_FIELD_LOCK,    /* enum ks_lock_kind */
	GS_FIELD_ALLOC,   /* enum ks_alloc_kind */
	GS_FIELD_VIOLATION, /* GsViolationId */
	GS_FIELD_REFUSAL, /* HvRefusal */
	GS_FIELD_ANSWER,  /* GS_TRACE_ANSWER of a refusal */
	/* A word with the length, G_MAXUINT64 for null, and what is said here. */
	GS_FIELD_TEXT,     /* bytes, up to the next word */
	GS_FIELD_STATUSES, /* a word each */
	GS_FIELD_STACK,    /* an offset each, then the image's path as a text */
	GS_FIELD_ARGS,     /* the words of each operation; before: the row (call-table.h) and results? */
	GS_FIELD_TYPES
} GsFieldType;

#define GS_TRACE_NULL G_MAXUINT64
#define GS_TRACE_NO_OP G_MAXUINT32
#define GS_TRACE_ANSWER(refused) \
	((guint64)hv_refused_kind(refused) << 32 | (guint32)(refused)->answer)
#define GS_TRACE_OP(nr, op) ((guint64)(nr) << 32 | (guint32)(op))

typedef enum {
#define EVENT(id, ...) GS_TRACE_##id,
#include "world/trace-events.def"
#undef EVENT
	GS_TRACE_COUNT
} GsTraceKind;

#define GS_TRACE_HYPERVISOR GS_TRACE_GTF /* and the HvEventType behind it */

#define GS_TRACE_MAX_FIELDS 11

typedef struct {
	GsFieldType type;
	const char *name; /* NULL: no field */
	const char *meaning;
} GsFieldRow;

typedef struct {
	const char *name;
	const char *meaning;
	GsFieldRow fields[GS_TRACE_MAX_FIELDS]; /* ended by one without name */
} GsTraceRow;

extern const GsTraceRow gs_trace_table[GS_TRACE_COUNT];

/* NULL: there is no such kind. */
const GsTraceRow *gs_trace_row_by_name(const char *name);

/* A field of one word: one that a number can be compared with. */
static inline gboolean gs_field_is_word(GsFieldType type)
{
	return type < GS_FIELD_TEXT;
}

/* How many words of a record the field at them takes. */
gsize gs_field_words(GsFieldType type, const guint64 *words);

G_END_DECLS

#endif
