/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A hypercall: let others run, ask the hypervisor, count. */
#include "check/check.h"
#include "world/platform.h"
#include "world/world.h"

/* Bits of GNTTABOP_* in a grant_table_op command: Xen keeps a continuation's place above. */
#define GRANT_CMD(arg) ((guint)(arg) & 0xfff)

/* Not unmap_and_replace: what comes instead of the grant is a page of the domain's own. */
static gboolean maps_grants(gulong cmd)
{
	return GRANT_CMD(cmd) == GNTTABOP_map_grant_ref ||
	       GRANT_CMD(cmd) == GNTTABOP_unmap_grant_ref;
}

static void note_answers(GsDomain *domain, guint cmd, gconstpointer ops, guint count)
{
	gs_check_retries(domain, cmd, ops, count);
	if (domain->granted)
		gs_granted_op(domain->granted, cmd, ops, count);
}

long gs_hypercall(GsDomain *domain, guint nr, const unsigned long args[5])
{
	GsWorld *world = domain->world;
	guint vcpu = world->sched->running ? world->sched->running->vcpu->id : 0;
	long rc;

	gs_sched_yield(world->sched);
	if (nr == __HYPERVISOR_grant_table_op && GRANT_CMD(args[0]) == GNTTABOP_setup_table &&
	    domain->image && !domain->account.setup_tables)
		gs_account_early_areas(&domain->account, domain->image->ks);
	domain->mapping_grants = nr == __HYPERVISOR_grant_table_op && maps_grants(args[0]);
	rc = world->hv->hypercall(domain->hv, vcpu, nr, args);
	domain->mapping_grants = FALSE;
	if (nr == __HYPERVISOR_grant_table_op)
		gs_account_grant_op(&domain->account, GRANT_CMD(args[0]), (gconstpointer)args[1],
				    (guint)args[2], rc);
	if (nr == __HYPERVISOR_grant_table_op && rc == 0)
		note_answers(domain, GRANT_CMD(args[0]), (gconstpointer)args[1], (guint)args[2]);
	if (domain->crashed)
		gs_domain_crash(domain, NULL); /* the hypervisor did; nothing runs on */
	gs_sched_yield(world->sched);
	return rc;
}
