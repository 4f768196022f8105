/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * free-list: the kernel's own account of free refs against itself.
 * status-ignored: GNTST_eagain must not reach a driver (Linux's
 * include/xen/grant_table.h promises that of gnttab_batch_map and _copy).
 * grant-leak, handle-leak: what a kernel leaves behind at the end of a run.
 */
#include "check/check.h"
#include "check/violation.h"
#include "world/world.h"

void gs_check_free_list(GsDomain *domain)
{
	char text[160];

	if (!domain->image || !domain->booted || domain->crashed)
		return;
	if (!domain->image->ks->gnttab_check(text, sizeof(text)))
		gs_violation_report(domain, GS_VIOLATION_FREE_LIST, NULL, "%s", text);
}

void gs_check_status(GsDomain *domain, const gint16 *statuses, guint n)
{
	guint ignored = 0;

	for (guint i = 0; i < n; i++)
		ignored += statuses[i] == GNTST_eagain;
	if (ignored)
		gs_violation_report(domain, GS_VIOLATION_STATUS_IGNORED, &domain->account.eagain.stack,
				    "%u of %u operations came back as GNTST_eagain and were not "
				    "tried again",
				    ignored, n);
}

static void check_grants(GsDomain *domain)
{
	const HvInterface *hv = domain->world->hv;
	guint n = hv->grant_entries(domain->hv), leaked = 0, line = 0;
	g_autofree char *text = NULL;
	grant_ref_t first = 0;

	for (grant_ref_t ref = 0; ref < n; ref++) {
		HvGrantEntry entry;

		if (!hv->grant_entry(domain->hv, ref, &entry) ||
		    (entry.flags & GTF_type_mask) == GTF_invalid)
			continue;
		if (leaked++ == 0) {
			first = ref;
			line = gs_grant_lines_find(domain->grant_lines, ref, entry.frame);
		}
	}
	text = gs_world_on_line(domain->world, ", granted", line);
	if (leaked)
		gs_violation_report(domain, GS_VIOLATION_GRANT_LEAK, NULL,
				    "%u page%s still granted, the first by ref %u%s", leaked,
				    leaked == 1 ? "" : "s", first, text);
}

typedef struct {
	guint n;
	HvMapping first;
} Mappings;

static void count_mapping(const HvMapping *mapping, gpointer data)
{
	Mappings *mappings = data;

	if (mappings->n++ == 0)
		mappings->first = *mapping;
}

static void check_handles(GsDomain *domain)
{
	Mappings mappings = { 0 };
	const HvMapping *first = &mappings.first;
	g_autofree char *text = NULL;

	domain->world->hv->mappings(domain->hv, count_mapping, &mappings);
	if (!mappings.n)
		return;
	text = gs_world_on_line(domain->world, ", mapped",
				gs_granted_line(domain->granted, first->granter, first->ref));
	gs_violation_report(domain, GS_VIOLATION_HANDLE_LEAK, NULL,
			    "%u grant%s still mapped, the first %u:%u%s", mappings.n,
			    mappings.n == 1 ? "" : "s", first->granter, first->ref, text);
}

void gs_check_leaks(GsDomain *domain, GsHoldsFn holds, gpointer data)
{
	if (!domain->image || !domain->booted || domain->crashed || domain->leaks_checked)
		return;
	domain->leaks_checked = TRUE;
	check_grants(domain);
	check_handles(domain);
	gs_check_page_leaks(domain, holds, data);
}
