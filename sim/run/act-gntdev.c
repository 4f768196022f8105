/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a process does with /dev/xen/gntdev. */
#include "run/object.h"
#include "run/verbs.h"

/* include/uapi/xen/gntdev.h */
#define UNMAP_NOTIFY_CLEAR_BYTE 1u
#define UNMAP_NOTIFY_SEND_EVENT 2u

const struct ks_processes *gs_run_gntdev(GsRun *run, const GsDomain *domain,
					 const GsStatement *statement)
{
	return gs_run_driver(run, domain, statement,
			     domain->image->ks->processes->gntdev_map != NULL, "gntdev");
}

#define GREFS_MAX 65536u /* more than a program has memory for */

struct ks_gref *gs_run_grefs(GsRun *run, const GsStatement *statement, guint *n)
{
	guint written = gs_statement_count(statement, "gref");
	struct ks_gref *grefs;

	*n = CLAMP((guint)gs_statement_number(statement, "count", written), written, GREFS_MAX);
	grefs = gs_run_alloc(run, *n * sizeof(*grefs));
	for (guint i = 0; i < *n; i++) {
		const GsArg *gref = gs_statement_arg_n(statement, "gref", MIN(i, written - 1));

		if (!gs_run_ref(run, gref->domid, gref, &grefs[i].ref)) {
			gs_run_error(run, statement->pos.line, "domain %u has no grant %s",
				     gref->domid, gref->text);
			return NULL;
		}
		grefs[i].dom = (domid_t)gref->domid;
		grefs[i].ref += i < written ? 0 : i - written + 1;
	}
	return grefs;
}

void gs_act_map_grant_ref(GsRun *run, GsDomain *domain, const GsStatement *statement,
			  GsResult *result)
{
	const struct ks_processes *processes = gs_run_gntdev(run, domain, statement);
	struct ks_process *process = processes ? gs_run_process(run, statement) : NULL;
	const GsObject *file = process ? gs_run_object(run, statement, "file", GS_NAME_FILE) : NULL;
	struct ks_gref *grefs;
	gulong index = 0;
	GsObject *map;
	guint given, n;

	grefs = file ? gs_run_grefs(run, statement, &given) : NULL;
	if (!grefs)
		return;
	n = (guint)gs_statement_number(statement, "count", given);
	result->rc = processes->gntdev_map(process, (int)file->n, grefs, given, n, &index);
	if (result->rc < 0)
		return;
	map = gs_run_name_object(run, domain, GS_NAME_DEVICE_MAP,
				 gs_statement_arg(statement, "map")->text);
	map->n = file->n;
	map->count = n;
	map->at = index;
}

static const GsObject *map_arg(GsRun *run, const GsStatement *statement)
{
	return gs_run_object(run, statement, "map", GS_NAME_DEVICE_MAP);
}

void gs_act_unmap_grant_ref(GsRun *run, GsDomain *domain, const GsStatement *statement,
			    GsResult *result)
{
	const struct ks_processes *processes = gs_run_gntdev(run, domain, statement);
	struct ks_process *process = processes ? gs_run_process(run, statement) : NULL;
	const GsObject *map = process ? map_arg(run, statement) : NULL;

	if (map)
		result->rc = processes->gntdev_unmap(process, (int)map->n, map->at, map->count);
}

/* Without a word of what to do: clear the byte. */
static guint notify_action(const GsStatement *statement, gboolean event)
{
	guint action = event ? UNMAP_NOTIFY_SEND_EVENT : UNMAP_NOTIFY_CLEAR_BYTE;

	if (gs_statement_has(statement, "clear"))
		action |= UNMAP_NOTIFY_CLEAR_BYTE;
	return (guint)gs_statement_number(statement, "action", action);
}

void gs_act_set_unmap_notify(GsRun *run, GsDomain *domain, const GsStatement *statement,
			     GsResult *result)
{
	const struct ks_processes *processes = gs_run_gntdev(run, domain, statement);
	struct ks_process *process = processes ? gs_run_process(run, statement) : NULL;
	const GsObject *map = process ? map_arg(run, statement) : NULL, *event = NULL;
	gboolean sends = gs_statement_arg(statement, "event") != NULL;

	if (map && sends)
		event = gs_run_object(run, statement, "event", GS_NAME_EVENT);
	if (!map || (sends && !event))
		return;
	result->rc = processes->unmap_notify(
		process, (int)map->n,
		map->at + gs_statement_number(statement, "page", 0) * HV_PAGE_SIZE +
			gs_statement_number(statement, "offset", 0),
		notify_action(statement, sends), event ? event->n : 0);
}

void gs_act_get_offset(GsRun *run, GsDomain *domain, const GsStatement *statement,
		       GsResult *result)
{
	const struct ks_processes *processes = gs_run_gntdev(run, domain, statement);
	struct ks_process *process = processes ? gs_run_process(run, statement) : NULL;
	GsObject *area;
	gulong va;

	if (process && gs_run_area(run, statement, "area", domain, process, &area, &va))
		result->rc = processes->gntdev_offset(process, (int)area->n, va);
}
