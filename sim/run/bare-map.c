/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Mapping and copying by hand.  A translated domain maps at guest-physical
 * addresses above its memory; a PV one at virtual addresses for which the
 * runner makes L1 page tables out of the domain's last pages.
 */
#include <errno.h>

#include "run/bare.h"
#include "run/map.h"
#include "run/verbs.h"

#define L1_ENTRIES 512

/* Where the domain's nth mapped grant goes; 0 or -errno of making room there. */
static long host_address(GsDomain *domain, guint n, guint64 *address)
{
	if (domain->type != HV_GUEST_PV) {
		*address = (guint64)(GS_BARE_MAP_GFN + n) << HV_PAGE_SHIFT;
		return 0;
	}
	*address = GS_BARE_MAP_VA + (guint64)n * HV_PAGE_SIZE;
	if (n % L1_ENTRIES)
		return 0;
	if (n / L1_ENTRIES + domain->bare_pages >= domain->pages)
		return -ENOMEM;
	return domain->world->hv->l1_attach(
		domain->hv, *address, gs_domain_mfn(domain, domain->pages - 1 - n / L1_ENTRIES));
}

void gs_act_bare_map(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	GsMap *map = gs_map_from_statement(run, domain, statement);
	gnttab_map_grant_ref_t *ops;

	if (!map)
		return;
	ops = gs_run_alloc(run, map->n * sizeof(*ops));
	for (guint i = 0; i < map->n; i++) {
		guint64 address;

		result->rc = host_address(domain, domain->bare_maps++, &address);
		if (result->rc < 0)
			return;
		map->slots[i].va = address;
		ops[i] = (gnttab_map_grant_ref_t){ .host_addr = address,
						   .flags = map->flags,
						   .ref = map->slots[i].ref,
						   .dom = map->slots[i].dom,
						   .status = 1 };
	}
	result->rc = gs_bare_grant_op(domain, GNTTABOP_map_grant_ref, ops, map->n);
	for (guint i = 0; i < map->n; i++) {
		map->slots[i].status = ops[i].status;
		map->slots[i].handle = ops[i].handle;
		map->slots[i].dev_bus_addr = ops[i].dev_bus_addr;
	}
	gs_map_result(run, map, result);
}

void gs_act_bare_unmap(GsRun *run, GsDomain *domain, const GsStatement *statement,
		       GsResult *result)
{
	const GsMap *map = gs_run_map(run, gs_statement_arg(statement, "map")->text);
	gnttab_unmap_grant_ref_t *ops = gs_run_alloc(run, map->n * sizeof(*ops));
	guint n = 0;

	for (guint i = 0; i < map->n; i++)
		if (map->slots[i].status == GNTST_okay)
			ops[n++] = (gnttab_unmap_grant_ref_t){
				.host_addr = map->slots[i].va,
				.dev_bus_addr = map->flags & GNTMAP_device_map
							? map->slots[i].dev_bus_addr : 0,
				.handle = map->slots[i].handle,
				.status = 1 };
	result->rc = gs_bare_grant_op(domain, GNTTABOP_unmap_grant_ref, ops, n);
	gs_run_statuses(run, result, n);
	for (guint i = 0; i < n; i++)
		result->statuses[i] = ops[i].status;
}

void gs_act_bare_copy(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	const GsPage *to = gs_run_page(run, domain->id, gs_statement_arg(statement, "to")->text);
	guint64 offset = gs_statement_number(statement, "offset", 0);
	gnttab_copy_t *ops;
	guint n = gs_statement_count(statement, "from");

	ops = gs_run_alloc(run, n * sizeof(*ops));
	for (guint i = 0; i < n; i++) {
		const GsArg *from = gs_statement_arg_n(statement, "from", i);

		if (!to || !gs_run_ref(run, from->domid, from, &ops[i].source.u.ref)) {
			gs_run_error(run, statement->pos.line, "the page or the grant is gone");
			return;
		}
		ops[i].flags = GNTCOPY_source_gref;
		ops[i].source.domid = (domid_t)from->domid;
		ops[i].source.offset = ops[i].dest.offset = (guint16)offset;
		ops[i].dest.domid = DOMID_SELF;
		ops[i].dest.u.gmfn = gs_page_gfn(to);
		ops[i].len = (guint16)gs_statement_number(statement, "len", HV_PAGE_SIZE - offset);
	}
	result->rc = gs_bare_grant_op(domain, GNTTABOP_copy, ops, n);
	gs_run_statuses(run, result, n);
	for (guint i = 0; i < n; i++)
		result->statuses[i] = ops[i].status;
}
