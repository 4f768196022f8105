/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A hypercall: let others run, ask the hypervisor, count. */
#include "check/check.h"
#include "world/platform.h"
#include "world/world.h"

/* Bits of GNTTABOP_* in a grant_table_op command: Xen keeps a continuation's place above. */
#define GRANT_CMD(arg) ((guint)(arg) & 0xfff)

long gs_hypercall(GsDomain *domain, guint nr, const unsigned long args[5])
{
	GsWorld *world = domain->world;
	guint vcpu = world->sched->running ? world->sched->running->vcpu->id : 0;
	long rc;

	gs_sched_yield(world->sched);
	if (nr == __HYPERVISOR_grant_table_op && GRANT_CMD(args[0]) == GNTTABOP_setup_table &&
	    domain->image && !domain->account.setup_tables)
		gs_account_early_areas(&domain->account, domain->image->ks);
	rc = world->hv->hypercall(domain->hv, vcpu, nr, args);
	if (nr == __HYPERVISOR_grant_table_op)
		gs_account_grant_op(&domain->account, GRANT_CMD(args[0]), (gconstpointer)args[1],
				    (guint)args[2], rc);
	if (nr == __HYPERVISOR_grant_table_op && rc == 0)
		gs_check_retries(domain, GRANT_CMD(args[0]), (gconstpointer)args[1],
				 (guint)args[2]);
	if (domain->crashed)
		gs_domain_crash(domain, NULL); /* the hypervisor did; nothing runs on */
	gs_sched_yield(world->sched);
	return rc;
}
