/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Hypercalls by a domain without a kernel: the script is the guest. */
#include "run/bare.h"
#include "run/verbs.h"
#include "world/platform.h"

long gs_bare_grant_op(GsDomain *domain, guint cmd, gpointer ops, guint count)
{
	const unsigned long args[5] = { cmd, (unsigned long)ops, count };

	return gs_hypercall(domain, __HYPERVISOR_grant_table_op, args);
}

void gs_bare_status(GsRun *run, GsResult *result, long rc, gint16 status)
{
	result->rc = rc;
	gs_run_statuses(run, result, 1);
	result->statuses[0] = status;
}

void gs_act_setup_table(GsRun *run, GsDomain *domain, const GsStatement *statement,
			GsResult *result)
{
	guint n = (guint)gs_statement_number(statement, "frames", 1);
	gnttab_setup_table_t op = { .dom = DOMID_SELF, .nr_frames = n };
	long rc;

	set_xen_guest_handle(op.frame_list, gs_run_alloc(run, (n + 1) * sizeof(xen_pfn_t)));
	rc = gs_bare_grant_op(domain, GNTTABOP_setup_table, &op, 1);
	gs_bare_status(run, result, rc, op.status);
}

void gs_act_query_size(GsRun *run, GsDomain *domain, const GsStatement *statement,
		       GsResult *result)
{
	gnttab_query_size_t op = { .dom = DOMID_SELF };
	long rc = gs_bare_grant_op(domain, GNTTABOP_query_size, &op, 1);

	(void)statement;
	gs_bare_status(run, result, rc, op.status);
}

void gs_act_set_version(GsRun *run, GsDomain *domain, const GsStatement *statement,
			GsResult *result)
{
	gnttab_set_version_t op = {
		.version = (guint32)gs_statement_number(statement, "version", 1)
	};

	(void)run;
	result->rc = gs_bare_grant_op(domain, GNTTABOP_set_version, &op, 1);
}

void gs_act_get_version(GsRun *run, GsDomain *domain, const GsStatement *statement,
			GsResult *result)
{
	gnttab_get_version_t op = { .dom = DOMID_SELF };

	(void)run, (void)statement;
	result->rc = gs_bare_grant_op(domain, GNTTABOP_get_version, &op, 1);
	if (result->rc == 0)
		result->rc = (long)op.version;
}

void gs_act_get_status_frames(GsRun *run, GsDomain *domain, const GsStatement *statement,
			      GsResult *result)
{
	guint n = (guint)gs_statement_number(statement, "frames", 1);
	gnttab_get_status_frames_t op = { .dom = DOMID_SELF, .nr_frames = n };
	long rc;

	set_xen_guest_handle(op.frame_list, gs_run_alloc(run, (n + 1) * sizeof(guint64)));
	rc = gs_bare_grant_op(domain, GNTTABOP_get_status_frames, &op, 1);
	gs_bare_status(run, result, rc, op.status);
}
