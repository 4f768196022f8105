/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Chrome's JSON trace event format ("Trace Event Format", the Catapult project's document),
 * which Perfetto's UI and chrome://tracing load.  A domain is a process; its vCPUs and tasks
 * are threads; so are the hypervisor and the pagers, in processes of their own.
 *
 * Virtual time stands still while a kernel runs, so every event takes a microsecond here;
 * its true time is in its arguments.
 */
#include "trace/format.h"
#include "trace/json.h"
#include "trace/perfetto-track.h"

#define EVENT_NS 1000

/* Events that begin and end a slice on the task's track. */
static const struct {
	GsTraceKind begin, end;
	const char *title; /* the field that names it; NULL: the kind does */
} slices[] = {
	{ GS_TRACE_STATEMENT, GS_TRACE_STATEMENT_END, "verb" },
	{ GS_TRACE_HYPERCALL, GS_TRACE_RETURN, "op" },
	{ GS_TRACE_SLEEP, GS_TRACE_SLEEP_END, NULL },
	{ GS_TRACE_DELAY, GS_TRACE_DELAY_END, NULL },
	{ GS_TRACE_WAIT, GS_TRACE_WAIT_END, "what" },
	{ GS_TRACE_SPIN, GS_TRACE_SPIN_END, "lock" },
	{ GS_TRACE_SYSCALL, GS_TRACE_SYSCALL_END, "call" },
	{ GS_TRACE_PAGE_IN, GS_TRACE_PAGE_IN_END, NULL },
};

static const char *slice_title(const GsTraceEvent *event, const char *field)
{
	const char *title = field ? gs_event_text(event, field) : NULL;

	if (!title && event->kind == GS_TRACE_HYPERCALL)
		title = gs_event_text(event, "call");
	return title ? title : event->row->name;
}

static gboolean of_slice(GsPerfetto *perfetto, const GsTraceEvent *event)
{
	GsTrack *track = gs_perfetto_track(perfetto, event);

	for (guint i = 0; i < G_N_ELEMENTS(slices); i++) {
		if (event->kind == slices[i].begin) {
			gs_perfetto_begin(perfetto, track, slice_title(event, slices[i].title), event);
			return TRUE;
		}
		if (event->kind == slices[i].end) {
			gs_perfetto_end(perfetto, track, slices[i].begin, event);
			return TRUE;
		}
	}
	return FALSE;
}

/* One host thread: whoever runs, the one before does not. */
static void of_vcpu(GsPerfetto *perfetto, const GsTraceEvent *event)
{
	switch (event->kind) {
	case GS_TRACE_RUNS:
		gs_perfetto_close(perfetto, perfetto->running);
		perfetto->running = gs_perfetto_vcpu(perfetto, event);
		gs_perfetto_begin(perfetto, perfetto->running, gs_event_text(event, "name"), event);
		break;
	case GS_TRACE_SLEEP:
	case GS_TRACE_WAIT:
	case GS_TRACE_TASK_END:
	case GS_TRACE_CRASH:
		if (!perfetto->running || perfetto->running->domain != event->domain)
			break;
		gs_perfetto_close(perfetto, perfetto->running);
		perfetto->running = NULL;
		break;
	default:
		break;
	}
}

/* Locks may be dropped in any order: they stand beside the task, not on it. */
static void of_lock(GsPerfetto *perfetto, const GsTraceEvent *event)
{
	g_autofree char *id = g_strdup_printf("%u.%" G_GINT64_FORMAT ".%s", perfetto->run, event->task,
					      gs_event_text(event, "lock"));

	gs_perfetto_event(perfetto, event->kind == GS_TRACE_LOCK ? "b" : "e",
			  gs_perfetto_track(perfetto, event), gs_event_text(event, "lock"));
	gs_json_member_text(perfetto->json, "cat", "lock");
	gs_json_member_text(perfetto->json, "id", id);
	gs_perfetto_args(perfetto, event);
}

static void of_pins(GsPerfetto *perfetto, const GsTraceEvent *event)
{
	guint64 pins = gs_event_number(event, "host_read") + gs_event_number(event, "host_write") +
		       gs_event_number(event, "device_read") +
		       gs_event_number(event, "device_write");

	gs_perfetto_count(perfetto, event, gs_event_number(event, "ref"), pins);
}

static void instant(GsPerfetto *perfetto, const GsTraceEvent *event)
{
	const char *name = event->kind == GS_TRACE_VIOLATION ? gs_event_text(event, "name")
							     : event->row->name;

	gs_perfetto_event(perfetto, "i", gs_perfetto_track(perfetto, event), name);
	gs_json_member_text(perfetto->json, "s", event->kind == GS_TRACE_VIOLATION ? "g" : "t");
	gs_perfetto_args(perfetto, event);
}

static void convert(GsPerfetto *perfetto, const GsTraceEvent *event)
{
	of_vcpu(perfetto, event);
	if (of_slice(perfetto, event))
		return;
	switch (event->kind) {
	case GS_TRACE_RUNS:
	case GS_TRACE_STATE:
		break;
	case GS_TRACE_LOCK:
	case GS_TRACE_UNLOCK:
		of_lock(perfetto, event);
		break;
	case GS_TRACE_ENTRY:
		of_pins(perfetto, event);
		break;
	case GS_TRACE_TASK_END:
		gs_perfetto_close(perfetto, gs_perfetto_track(perfetto, event));
		break;
	case GS_TRACE_CRASH:
		instant(perfetto, event);
		gs_perfetto_close_domain(perfetto, event->domain);
		break;
	default:
		instant(perfetto, event);
		break;
	}
}

gboolean gs_trace_to_perfetto(GsTraceReader *reader, FILE *out, GError **error)
{
	GsPerfetto *perfetto = gs_perfetto_new(out);
	const GsTraceEvent *event;
	GError *wrong = NULL;

	while ((event = gs_trace_reader_next(reader, &wrong))) {
		if (event->row) {
			perfetto->ts = event->t + EVENT_NS * event->n;
			convert(perfetto, event);
		} else {
			gs_perfetto_begin_run(perfetto, event);
		}
		gs_perfetto_flush(perfetto);
	}
	gs_perfetto_free(perfetto);
	if (!wrong)
		return TRUE;
	g_propagate_error(error, wrong);
	return FALSE;
}
