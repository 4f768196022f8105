/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What happens in a world, one record each, as words: cheap to keep, written out when asked
 * for (trace/).  Nothing in it depends on where memory lies, so two worlds can be compared.
 */
#ifndef GS_TRACE_H
#define GS_TRACE_H

#include <glib.h>

#include "world/trace-table.h"

G_BEGIN_DECLS

typedef struct GsWorld GsWorld;
typedef struct GsDomain GsDomain;

#define GS_TRACE_NOBODY 0xffff

/* Only compared as bytes: there is no padding. */
typedef struct {
	guint64 time;   /* ns, virtual */
	guint16 kind;   /* GsTraceKind */
	domid_t domid;  /* to whom it happened, or GS_TRACE_NOBODY */
	domid_t runner; /* the domain of the running task, or GS_TRACE_NOBODY */
	guint16 vcpu;   /* which that runs on */
	guint32 task;   /* its number */
	guint32 line;   /* of the script */
	guint64 words;  /* how many follow */
	guint64 word[]; /* the fields in order, as trace-table.h says */
} GsTraceRecord;

/* Outside of snapshots: it does not forget.  It has an end, and counts what comes then. */
typedef struct GsTrace GsTrace;

/* With room for so many words; GS_TRACE_WORDS: for some million records, where they are. */
GsTrace *gs_trace_new(gsize words);
#define GS_TRACE_WORDS (1u << 26)
void gs_trace_free(GsTrace *trace);
/* A place in it: between two records. */
gsize gs_trace_len(const GsTrace *trace);
/* Forgets all records from that place on. */
void gs_trace_cut(GsTrace *trace, gsize len);
/* The record at a place; NULL: the end. */
const GsTraceRecord *gs_trace_at(const GsTrace *trace, gsize place);
/* How much there is from a record to the next, as gs_trace_len() counts. */
gsize gs_trace_size(const GsTraceRecord *record);
/* Records that it had no room for. */
guint64 gs_trace_dropped(const GsTrace *trace);

/*
 * From now on each event of a running task has, behind its fields, what this puts: one of type
 * GS_FIELD_STACK, or nothing.
 */
typedef void (*GsTraceStackFn)(const GsWorld *world);
void gs_trace_set_stacks(GsTrace *trace, GsTraceStackFn put_stack);

/* An event whose fields are a word each.  It happens to domid, or to GS_TRACE_NOBODY. */
void gs_trace_add(const GsWorld *world, GsTraceKind kind, domid_t domid, const guint64 *words,
		  guint n);
/* Any other is put together, in this order. */
void gs_trace_begin(const GsWorld *world, GsTraceKind kind, domid_t domid);
void gs_trace_put(GsTrace *trace, guint64 word);
void gs_trace_put_text(GsTrace *trace, const char *text); /* NULL: null */
void gs_trace_end(GsTrace *trace);

/* An address of the domain's, as it would be in any other world; 0: it is none. */
guint64 gs_trace_va(const GsDomain *domain, gulong va);
/* Likewise, but what is no such address stays as it is. */
guint64 gs_trace_number(const GsDomain *domain, guint64 number);

/* These need world/world.h. */
#define gs_traced(world) G_UNLIKELY((world)->trace != NULL)
#define gs_trace(world, kind, domid, ...)                                                  \
	do {                                                                               \
		if (gs_traced(world)) {                                                    \
			const guint64 words_[] = { __VA_ARGS__ };                          \
			gs_trace_add(world, kind, domid, words_, G_N_ELEMENTS(words_));    \
		}                                                                          \
	} while (0)
/* One without fields. */
#define gs_trace_bare(world, kind, domid)                           \
	do {                                                        \
		if (gs_traced(world))                               \
			gs_trace_add(world, kind, domid, NULL, 0);  \
	} while (0)

G_END_DECLS

#endif
