/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers of processes and threads, and elements of the list of events. */
#include "trace/perfetto-track.h"

#include "trace/json.h"

/* Processes of a run: these, then the domains.  Threads: vCPUs, then tasks. */
#define PER_RUN 0x10000u
enum { SCRIPT, HYPERVISOR, PAGERS, FIRST_DOMAIN };
#define FIRST_TASK 1000u

#define U64 "%" G_GUINT64_FORMAT

static void track_free(gpointer data)
{
	GsTrack *track = data;

	g_array_unref(track->open);
	g_free(track);
}

GsPerfetto *gs_perfetto_new(FILE *out)
{
	GsPerfetto *perfetto = g_new0(GsPerfetto, 1);

	perfetto->out = out;
	perfetto->json = g_string_new("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[");
	perfetto->first = TRUE;
	perfetto->tracks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	perfetto->in_order = g_ptr_array_new_with_free_func(track_free);
	perfetto->pins = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return perfetto;
}

void gs_perfetto_flush(GsPerfetto *perfetto)
{
	fwrite(perfetto->json->str, 1, perfetto->json->len, perfetto->out);
	g_string_truncate(perfetto->json, 0);
}

static void close_all(GsPerfetto *perfetto)
{
	for (guint i = 0; i < perfetto->in_order->len; i++)
		gs_perfetto_close(perfetto, g_ptr_array_index(perfetto->in_order, i));
	perfetto->running = NULL;
}

void gs_perfetto_free(GsPerfetto *perfetto)
{
	close_all(perfetto);
	g_string_append(perfetto->json, "\n]}\n");
	gs_perfetto_flush(perfetto);
	g_string_free(perfetto->json, TRUE);
	g_hash_table_unref(perfetto->tracks);
	g_ptr_array_unref(perfetto->in_order);
	g_hash_table_unref(perfetto->pins);
	g_free(perfetto->hypervisor);
	g_free(perfetto);
}

void gs_perfetto_event(GsPerfetto *perfetto, const char *phase, const GsTrack *track,
		       const char *name)
{
	GString *json = perfetto->json;

	g_string_append(json, perfetto->first ? "\n{" : ",\n{");
	perfetto->first = FALSE;
	gs_json_member_text(json, "ph", phase);
	gs_json_member_number(json, "pid", track->pid);
	gs_json_member_number(json, "tid", track->tid);
	gs_json_name(json, "ts");
	g_string_append_printf(json, U64 ".%03u", perfetto->ts / 1000,
			       (guint)(perfetto->ts % 1000));
	gs_json_member_text(json, "name", name);
}

void gs_perfetto_args(GsPerfetto *perfetto, const GsTraceEvent *event)
{
	if (event) {
		gs_json_name(perfetto->json, "args");
		g_string_append(perfetto->json, event->text);
	}
	g_string_append_c(perfetto->json, '}');
}

/* what: "process_name" or "thread_name" */
static void name_it(GsPerfetto *perfetto, const char *what, const GsTrack *track, const char *name)
{
	gs_perfetto_event(perfetto, "M", track, what);
	gs_json_name(perfetto->json, "args");
	g_string_append_c(perfetto->json, '{');
	gs_json_member_text(perfetto->json, "name", name);
	g_string_append(perfetto->json, "}}");
}

/* process: of this run, SCRIPT and so on. */
static void name_process(GsPerfetto *perfetto, guint64 process, const char *name)
{
	const GsTrack track = { .pid = (guint64)perfetto->run * PER_RUN + process };
	g_autofree char *full = perfetto->run > 1 ? g_strdup_printf("run %u: %s", perfetto->run, name)
						  : g_strdup(name);

	name_it(perfetto, "process_name", &track, full);
}

static void name_domains(GsPerfetto *perfetto, const GsTraceEvent *header)
{
	JsonArray *domains = json_object_get_array_member(header->object, "domains");

	for (guint i = 0; i < json_array_get_length(domains); i++) {
		JsonObject *domain = json_array_get_object_element(domains, i);
		guint64 id = (guint64)json_object_get_int_member(domain, "id");
		gboolean bare = json_object_get_null_member(domain, "kernel");
		g_autofree char *name = g_strdup_printf(
			"domain " U64 " (%s %s)", id,
			bare ? "bare" : json_object_get_string_member(domain, "kernel"),
			json_object_get_string_member(domain, "type"));

		name_process(perfetto, FIRST_DOMAIN + id, name);
	}
}

void gs_perfetto_begin_run(GsPerfetto *perfetto, const GsTraceEvent *header)
{
	g_autofree char *script = g_strdup_printf("script %s [%s]", gs_event_text(header, "script"),
						  gs_event_text(header, "kernel"));
	g_autofree char *xen = g_strdup_printf("hypervisor (%s)",
					       gs_event_text(header, "hypervisor"));

	close_all(perfetto);
	perfetto->run++;
	perfetto->ts = 0;
	g_hash_table_remove_all(perfetto->tracks);
	g_hash_table_remove_all(perfetto->pins);
	g_ptr_array_set_size(perfetto->in_order, 0);
	name_process(perfetto, SCRIPT, script);
	name_process(perfetto, HYPERVISOR, xen);
	name_process(perfetto, PAGERS, "pagers");
	name_domains(perfetto, header);
}

static GsTrack *track_of(GsPerfetto *perfetto, guint64 process, guint64 tid, gint64 domain,
			 const char *name)
{
	guint64 pid = (guint64)perfetto->run * PER_RUN + process;
	g_autofree char *key = g_strdup_printf(U64 "." U64, pid, tid);
	GsTrack *track = g_hash_table_lookup(perfetto->tracks, key);

	if (track)
		return track;
	track = g_new0(GsTrack, 1);
	*track = (GsTrack){ .pid = pid, .tid = tid, .domain = domain,
			    .open = g_array_new(FALSE, FALSE, sizeof(GsTraceKind)) };
	g_hash_table_insert(perfetto->tracks, g_steal_pointer(&key), track);
	g_ptr_array_add(perfetto->in_order, track);
	name_it(perfetto, "thread_name", track, name);
	return track;
}

/* What the hypervisor did, or the pager, whoever's task it was that made it do so. */
static gint process_of(GsTraceKind kind)
{
	switch (kind) {
	case GS_TRACE_GTF:
	case GS_TRACE_STATUS:
	case GS_TRACE_MAP:
	case GS_TRACE_UNMAP:
	case GS_TRACE_P2M_TYPE:
	case GS_TRACE_GROW:
	case GS_TRACE_REFUSED:
	case GS_TRACE_ENTRY:
	case GS_TRACE_PTE:
	case GS_TRACE_P2M:
	case GS_TRACE_M2P:
	case GS_TRACE_EVENT_CHANNEL:
		return HYPERVISOR;
	case GS_TRACE_PAGE_OUT:
	case GS_TRACE_PAGE_IN_REQUEST:
	case GS_TRACE_PAGE_IN:
	case GS_TRACE_PAGE_IN_END:
		return PAGERS;
	default:
		return FIRST_DOMAIN;
	}
}

GsTrack *gs_perfetto_track(GsPerfetto *perfetto, const GsTraceEvent *event)
{
	gint process = process_of(event->kind);
	g_autofree char *name = NULL;

	if (event->domain == GS_EVENT_NONE)
		return track_of(perfetto, SCRIPT, 0, GS_EVENT_NONE, "statements");
	if (process != FIRST_DOMAIN) {
		name = g_strdup_printf("of domain %" G_GINT64_FORMAT, event->domain);
		return track_of(perfetto, (guint64)process, (guint64)event->domain, GS_EVENT_NONE,
				name);
	}
	if (event->task == GS_EVENT_NONE || event->by != GS_EVENT_NONE)
		return track_of(perfetto, FIRST_DOMAIN + (guint64)event->domain, FIRST_TASK,
				event->domain, "from outside");
	name = g_strdup_printf("task %" G_GINT64_FORMAT, event->task);
	return track_of(perfetto, FIRST_DOMAIN + (guint64)event->domain,
			FIRST_TASK + (guint64)event->task, event->domain, name);
}

GsTrack *gs_perfetto_vcpu(GsPerfetto *perfetto, const GsTraceEvent *event)
{
	g_autofree char *name = g_strdup_printf("vCPU %" G_GINT64_FORMAT, event->vcpu);

	return track_of(perfetto, FIRST_DOMAIN + (guint64)event->domain, (guint64)event->vcpu,
			event->domain, name);
}

void gs_perfetto_begin(GsPerfetto *perfetto, GsTrack *track, const char *title,
		       const GsTraceEvent *event)
{
	g_array_append_val(track->open, event->kind);
	gs_perfetto_event(perfetto, "B", track, title);
	gs_perfetto_args(perfetto, event);
}

static void end_innermost(GsPerfetto *perfetto, GsTrack *track, const GsTraceEvent *event)
{
	g_array_set_size(track->open, track->open->len - 1);
	gs_perfetto_event(perfetto, "E", track, "");
	gs_perfetto_args(perfetto, event);
}

void gs_perfetto_end(GsPerfetto *perfetto, GsTrack *track, GsTraceKind kind,
		     const GsTraceEvent *event)
{
	guint level = track->open->len;

	while (level && g_array_index(track->open, GsTraceKind, level - 1) != kind)
		level--;
	while (level && track->open->len > level)
		end_innermost(perfetto, track, NULL);
	if (level)
		end_innermost(perfetto, track, event);
}

void gs_perfetto_close(GsPerfetto *perfetto, GsTrack *track)
{
	while (track && track->open->len)
		end_innermost(perfetto, track, NULL);
}

void gs_perfetto_close_domain(GsPerfetto *perfetto, gint64 domain)
{
	for (guint i = 0; i < perfetto->in_order->len; i++) {
		GsTrack *track = g_ptr_array_index(perfetto->in_order, i);

		if (track->domain == domain)
			gs_perfetto_close(perfetto, track);
	}
}

void gs_perfetto_count(GsPerfetto *perfetto, const GsTraceEvent *event, guint64 ref,
		       guint64 pins)
{
	g_autofree char *entry = g_strdup_printf("%" G_GINT64_FORMAT "." U64, event->domain, ref);
	g_autofree char *all = g_strdup_printf("%" G_GINT64_FORMAT, event->domain);
	g_autofree char *name = g_strdup_printf("pins on domain %" G_GINT64_FORMAT, event->domain);
	gsize before = GPOINTER_TO_SIZE(g_hash_table_lookup(perfetto->pins, entry));
	gsize total = GPOINTER_TO_SIZE(g_hash_table_lookup(perfetto->pins, all)) - before + pins;

	g_hash_table_insert(perfetto->pins, g_steal_pointer(&entry), GSIZE_TO_POINTER(pins));
	g_hash_table_insert(perfetto->pins, g_steal_pointer(&all), GSIZE_TO_POINTER(total));
	gs_perfetto_event(perfetto, "C", gs_perfetto_track(perfetto, event), name);
	gs_json_name(perfetto->json, "args");
	g_string_append(perfetto->json, "{");
	gs_json_member_number(perfetto->json, "pins", total);
	g_string_append(perfetto->json, "}}");
}
