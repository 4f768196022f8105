/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tracks of a Perfetto trace, and what lies open on them. */
#ifndef GS_TRACE_PERFETTO_TRACK_H
#define GS_TRACE_PERFETTO_TRACK_H

#include <stdio.h>

#include "trace/read.h"

G_BEGIN_DECLS

typedef struct {
	guint64 pid, tid;
	gint64 domain;  /* whose; GS_EVENT_NONE: nobody's */
	GArray *open;   /* GsTraceKind of the slices that have begun, outermost first */
} GsTrack;

typedef struct {
	FILE *out;
	GString *json;       /* what is not yet written */
	gboolean first;      /* no element has been written */
	guint run;           /* from 1 */
	guint64 ts;          /* where the run is, in ns */
	GHashTable *tracks;  /* pid and tid -> GsTrack *, of this run */
	GPtrArray *in_order; /* the same, as they came */
	GHashTable *pins;    /* of each domain: ref -> pins */
	char *hypervisor;
	GsTrack *running;    /* of the vCPU on which something runs, or NULL */
} GsPerfetto;

GsPerfetto *gs_perfetto_new(FILE *out);
/* Ends what is open, and the file. */
void gs_perfetto_free(GsPerfetto *perfetto);
void gs_perfetto_flush(GsPerfetto *perfetto);
/* Ends what is open of the run before. */
void gs_perfetto_begin_run(GsPerfetto *perfetto, const GsTraceEvent *header);

/* Where an event belongs: its task, or the hypervisor, a pager, the script. */
GsTrack *gs_perfetto_track(GsPerfetto *perfetto, const GsTraceEvent *event);
/* The vCPU on which it happened. */
GsTrack *gs_perfetto_vcpu(GsPerfetto *perfetto, const GsTraceEvent *event);

/* An element so far that members and gs_perfetto_args() may follow. */
void gs_perfetto_event(GsPerfetto *perfetto, const char *phase, const GsTrack *track,
		       const char *name);
/* All of the event, and the end of the element.  NULL: only the end. */
void gs_perfetto_args(GsPerfetto *perfetto, const GsTraceEvent *event);

/* A slice of the event's kind. */
void gs_perfetto_begin(GsPerfetto *perfetto, GsTrack *track, const char *title,
		       const GsTraceEvent *event);
/* Ends the innermost slice of that kind, and all inside it.  None is open: nothing. */
void gs_perfetto_end(GsPerfetto *perfetto, GsTrack *track, GsTraceKind kind,
		     const GsTraceEvent *event);
/* Ends all that is open; track NULL: nothing. */
void gs_perfetto_close(GsPerfetto *perfetto, GsTrack *track);
void gs_perfetto_close_domain(GsPerfetto *perfetto, gint64 domain);

/* The domain's entry ref has so many pins: a counter of all of its. */
void gs_perfetto_count(GsPerfetto *perfetto, const GsTraceEvent *event, guint64 ref,
		       guint64 pins);

G_END_DECLS

#endif
