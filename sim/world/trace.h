/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What happens in a world, one record each, as numbers: cheap to keep, printed when asked
 * for.  Nothing in it depends on where memory lies, so two worlds can be compared.
 */
#ifndef GS_TRACE_H
#define GS_TRACE_H

#include <glib.h>

#include "hv/hv.h"

G_BEGIN_DECLS

typedef struct GsWorld GsWorld;
typedef struct GsDomain GsDomain;

typedef enum {
	GS_TRACE_STATEMENT,
	GS_TRACE_RUNS,
	GS_TRACE_HYPERCALL,
	GS_TRACE_ANSWER,
	GS_TRACE_SLEEP,
	GS_TRACE_DELAY,
	GS_TRACE_WAIT,
	GS_TRACE_SPIN,
	GS_TRACE_SOFTIRQ,
	GS_TRACE_ALLOCATION,
	GS_TRACE_PTE,
	GS_TRACE_P2M,
	GS_TRACE_PAGE_IN,
	GS_TRACE_VIOLATION,
	GS_TRACE_HYPERVISOR, /* and the HvEventType behind it */
} GsTraceKind;

#define GS_TRACE_VALUES 4
#define GS_TRACE_NOBODY 0xffff

typedef struct {
	guint64 time; /* ns, virtual */
	guint64 value[GS_TRACE_VALUES];
	guint16 kind;
	domid_t domid; /* or GS_TRACE_NOBODY */
} GsTraceRecord;

/* The table: what each kind is called, and its values; "" ends them early. */
typedef struct {
	const char *name;
	const char *values[GS_TRACE_VALUES];
} GsTraceRow;

extern const GsTraceRow gs_trace_table[];
extern const guint gs_trace_count;

/* NULL: there is no such kind. */
const GsTraceRow *gs_trace_row_by_name(const char *name);

/* Outside of snapshots: it does not forget.  It ends at a million records. */
typedef struct GsTrace GsTrace;

GsTrace *gs_trace_new(void);
void gs_trace_free(GsTrace *trace);
guint gs_trace_len(const GsTrace *trace);
/* Forgets all records from there on. */
void gs_trace_cut(GsTrace *trace, guint len);
const GsTraceRecord *gs_trace_record(const GsTrace *trace, guint n);
/* One line, without the newline. */
char *gs_trace_line(const GsTraceRecord *record);

void gs_trace_add(GsWorld *world, guint kind, guint domid, guint64 a, guint64 b, guint64 c,
		  guint64 d);
/* An address of the domain's, as it would be in any other world. */
guint64 gs_trace_va(const GsDomain *domain, gulong va);

/* Only if the world keeps one; needs world/world.h. */
#define gs_trace(world, kind, domid, a, b, c, d)                                 \
	do {                                                                     \
		if (G_UNLIKELY((world)->trace))                                  \
			gs_trace_add(world, kind, domid, (guint64)(a), (guint64)(b), \
				     (guint64)(c), (guint64)(d));                \
	} while (0)

G_END_DECLS

#endif
