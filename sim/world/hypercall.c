/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A hypercall: let others run, ask the hypervisor, count. */
#include "check/check.h"
#include "check/instrument.h"
#include "world/platform.h"
#include "world/trace-call.h"
#include "world/trace-entry.h"
#include "world/world.h"

/* Bits of GNTTABOP_* in a grant_table_op command: Xen keeps a continuation's place above. */
#define GRANT_CMD(arg) ((guint)(arg) & 0xfff)

/* Not unmap_and_replace: what comes instead of the grant is a page of the domain's own. */
static gboolean maps_grants(gulong cmd)
{
	return GRANT_CMD(cmd) == GNTTABOP_map_grant_ref ||
	       GRANT_CMD(cmd) == GNTTABOP_unmap_grant_ref;
}

static gboolean eagain_among(guint cmd, gconstpointer ops, guint count)
{
	const gnttab_map_grant_ref_t *map = ops;
	const gnttab_copy_t *copy = ops;
	gboolean found = FALSE;

	if (cmd == GNTTABOP_map_grant_ref)
		for (guint i = 0; i < count; i++)
			found |= map[i].status == GNTST_eagain;
	else
		for (guint i = 0; i < count; i++)
			found |= copy[i].status == GNTST_eagain;
	return found;
}

/* What an operation on grants is counted as, and checked for. */
static void grant_op_answered(GsDomain *domain, const unsigned long args[5], long rc)
{
	const GsWorld *world = domain->world;
	guint cmd = GRANT_CMD(args[0]), count = (guint)args[2];
	gconstpointer ops = (gconstpointer)args[1];

	gs_account_hypercall(&domain->account, cmd);
	if (rc || !count)
		return;
	if (domain->granted)
		gs_granted_op(domain->granted, cmd, ops, count, world->script_line);
	if (G_UNLIKELY(world->checked || world->frame_shadow))
		gs_check_authority(domain, cmd, ops, count);
	if (cmd == GNTTABOP_copy)
		gs_check_leak_copied(domain, ops, count);
	if (cmd != GNTTABOP_map_grant_ref && cmd != GNTTABOP_copy)
		return;
	/* Nothing is tried again, nor was before. */
	if (!domain->account.retried && !domain->retries->len && !eagain_among(cmd, ops, count))
		return;
	gs_account_answers(&domain->account, cmd, ops, count);
	gs_check_retries(domain, cmd, ops, count);
}

static long grant_table_op(GsDomain *domain, guint vcpu, const unsigned long args[5])
{
	const HvInterface *hv = domain->world->hv;
	long rc;

	if (GRANT_CMD(args[0]) == GNTTABOP_setup_table && domain->image &&
	    !domain->account.setup_tables)
		gs_account_early_areas(&domain->account, domain->image->ks);
	domain->mapping_grants = maps_grants(args[0]);
	rc = hv->hypercall(domain->hv, vcpu, __HYPERVISOR_grant_table_op, args);
	domain->mapping_grants = FALSE;
	grant_op_answered(domain, args, rc);
	return rc;
}

long gs_hypercall(GsDomain *domain, guint nr, const unsigned long args[5])
{
	GsWorld *world = domain->world;
	guint vcpu = world->sched->running->vcpu->id;
	long rc;

	gs_sched_yield(world->sched);
	if (gs_traced(world))
		gs_trace_hypercall(domain, nr, args);
	world->caller = domain;
	rc = nr == __HYPERVISOR_grant_table_op ? grant_table_op(domain, vcpu, args)
					       : world->hv->hypercall(domain->hv, vcpu, nr, args);
	world->caller = NULL;
	if (gs_traced(world)) {
		gs_trace_return(domain, nr, args, rc);
		gs_trace_entries(world);
	}
	if (domain->crashed)
		gs_domain_crash(domain, NULL); /* the hypervisor did; nothing runs on */
	gs_sched_yield(world->sched);
	return rc;
}
