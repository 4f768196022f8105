/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the hypervisor and the kernels have, a line each. */
#include <stdio.h>
#include <string.h>

#include "run/text.h"
#include "shell/shell.h"
#include "shell/show.h"
#include "trace/names.h"
#include "world/world.h"

#define U64 "%" G_GUINT64_FORMAT

static void show_grants(GString *out, const GsDomain *domain)
{
	const HvInterface *hv = domain->world->hv;
	guint n = hv->grant_entries(domain->hv);

	g_string_append_printf(out, "domain %u: version %u, %u grant frames, %u entries\n",
			       domain->id, hv->grant_version(domain->hv),
			       hv->grant_frames(domain->hv), n);
	for (grant_ref_t ref = 0; ref < n; ref++) {
		g_autofree char *flags = NULL;
		HvGrantEntry entry = { 0 };

		hv->grant_entry(domain->hv, ref, &entry);
		if (!entry.flags && !entry.frame)
			continue;
		flags = gs_name_gtf(entry.flags | entry.status);
		g_string_append_printf(out, "  %u:%u %s, to domain %u, frame 0x%" G_GINT64_MODIFIER
				       "x\n", domain->id, ref, flags, entry.domid, entry.frame);
	}
}

typedef struct {
	GString *out;
	const GsDomain *domain;
} Place;

static void show_mapping(const HvMapping *mapping, gpointer data)
{
	const Place *place = data;

	g_string_append_printf(place->out, "  handle %u: maps %u:%u%s%s\n", mapping->handle,
			       mapping->granter, mapping->ref,
			       mapping->flags & GNTMAP_readonly ? ", read-only" : "",
			       mapping->flags & GNTMAP_device_map ? ", for a device" : "");
}

static void show_pins(GString *out, const GsDomain *domain)
{
	const HvInterface *hv = domain->world->hv;
	Place place = { out, domain };

	g_string_append_printf(out, "domain %u:\n", domain->id);
	for (grant_ref_t ref = 0; ref < hv->grant_entries(domain->hv); ref++) {
		HvGrantPins pins = { 0 };

		hv->grant_pins(domain->hv, ref, &pins);
		if (hv_pins_total(&pins))
			g_string_append_printf(out, "  %u:%u pinned: host read %u, write %u; device "
					       "read %u, write %u; mfn " U64 "\n", domain->id, ref,
					       pins.host_read, pins.host_write, pins.device_read,
					       pins.device_write, pins.mfn);
	}
	hv->mappings(domain->hv, show_mapping, &place);
}

static const char *const states[] = {
	[GS_TASK_READY] = "ready",     [GS_TASK_SLEEPING] = "asleep",
	[GS_TASK_WAITING] = "waiting", [GS_TASK_SPINNING] = "spinning",
	[GS_TASK_ENDED] = "ended",     [GS_TASK_DROPPED] = "given up",
};

static void show_tasks(GString *out, const GsWorld *world)
{
	const GPtrArray *tasks = world->sched->tasks;
	g_autofree char *now = gs_text_duration(world->sched->clock.now);

	g_string_append_printf(out, "%u task%s at %s\n", tasks->len,
			       tasks->len == 1 ? "" : "s", now);
	for (guint i = 0; i < tasks->len; i++) {
		const GsTask *task = g_ptr_array_index(tasks, i);
		const GsDomain *domain = task->vcpu ? task->vcpu->owner : NULL;

		g_string_append_printf(out, "  %u: \"%s\"", task->context.id, task->context.comm);
		if (domain)
			g_string_append_printf(out, " of domain %u on vCPU %u", domain->id,
					       task->vcpu->id);
		g_string_append_printf(out, ", %s%s%s\n", states[task->state],
				       task->wait ? " for " : "", task->wait ? task->wait->what : "");
	}
}

static void show_locks(GString *out, const GsWorld *world)
{
	guint n = 0;

	for (guint i = 0; i < world->sched->tasks->len; i++) {
		const GsTask *task = g_ptr_array_index(world->sched->tasks, i);

		for (guint k = 0; k < task->context.held; k++, n++)
			g_string_append_printf(out, "  task %u \"%s\" holds %s\n", task->context.id,
					       task->context.comm,
					       task->context.locks[k].class->name);
	}
	if (!n)
		g_string_append(out, "no task holds a lock\n");
}

const GsShowRow gs_show_table[] = {
	{ "grants", "the entries in use of a grant table", show_grants, NULL },
	{ "pins", "entries that are in use by others, and what a domain has mapped", show_pins, NULL },
	{ "p2m", "the frame behind each page", gs_shell_show_p2m, NULL },
	{ "ptes", "what virtual pages show, numbered from the first address", gs_shell_show_ptes,
	  NULL },
	{ "locks", "who holds which lock", NULL, show_locks },
	{ "tasks", "tasks that have not ended", NULL, show_tasks },
};
const guint gs_show_count = G_N_ELEMENTS(gs_show_table);

static const GsShowRow *row_by_name(const char *name)
{
	for (guint i = 0; i < gs_show_count; i++)
		if (strcmp(gs_show_table[i].name, name) == 0)
			return &gs_show_table[i];
	return NULL;
}

/* The domain's number; FALSE with a complaint. */
static gboolean find_domain(const GsWorld *world, const GsShowRow *row, const char *text,
			    guint64 *domid)
{
	if (!row->domain)
		gs_shell_complain("show: %s are shown of all domains", row->name);
	else if (!g_ascii_string_to_unsigned(text, 10, 0, G_MAXUINT16, domid, NULL) ||
		 !gs_world_domain(world, (guint)*domid))
		gs_shell_complain("show: there is no domain %s", text);
	else
		return TRUE;
	return FALSE;
}

gboolean gs_shell_show(GsSession *session, guint argc, char **argv)
{
	const GsShowRow *row = argc > 1 ? row_by_name(argv[1]) : NULL;
	const GsWorld *world = session->run ? gs_run_world(session->run) : NULL;
	g_autoptr(GString) out = g_string_new(NULL);
	guint64 domid = 0;

	if (!row || argc > 3) {
		gs_shell_complain("show: say grants, pins, p2m, ptes, locks or tasks, and a domain "
				  "or nothing");
		return FALSE;
	}
	if (!world) {
		gs_shell_complain("show: nothing has been run");
		return FALSE;
	}
	if (argc == 3 && !find_domain(world, row, argv[2], &domid))
		return FALSE;
	if (row->world)
		row->world(out, world);
	for (guint i = 0; row->domain && i < world->domains->len; i++) {
		const GsDomain *domain = g_ptr_array_index(world->domains, i);

		if (argc < 3 || domain->id == domid)
			row->domain(out, domain);
	}
	fputs(out->str, stdout);
	return TRUE;
}
