/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Granting by hand: the script writes the shared entry. */
#include <errno.h>

#include "run/bare.h"
#include "run/verbs.h"

/* A guest sets its table up before it writes entries; the script need not say so. */
static gboolean ensure_entry(GsRun *run, GsDomain *domain, grant_ref_t ref)
{
	const HvInterface *hv = domain->world->hv;
	guint per_frame = HV_PAGE_SIZE / (hv->grant_version(domain->hv) == 2
						  ? sizeof(grant_entry_v2_t)
						  : sizeof(grant_entry_v1_t));
	guint frames = ref / per_frame + 1;
	gnttab_setup_table_t op = { .dom = DOMID_SELF, .nr_frames = frames };

	if (ref < hv->grant_entries(domain->hv))
		return TRUE;
	set_xen_guest_handle(op.frame_list, gs_run_alloc(run, frames * sizeof(xen_pfn_t)));
	return gs_bare_grant_op(domain, GNTTABOP_setup_table, &op, 1) == 0 &&
	       op.status == GNTST_okay;
}

/* Entries from ref on, count of them, as the statement has it. */
static void write_entries(GsRun *run, GsDomain *domain, const GsStatement *statement,
			  grant_ref_t ref, guint count, GsResult *result)
{
	const GsPage *page = gs_run_page(run, domain->id,
					 gs_statement_arg(statement, "page")->text);
	HvGrantEntry entry = { 0 };

	if (!page) {
		gs_run_error(run, statement->pos.line, "the page is gone");
		return;
	}
	if (!ensure_entry(run, domain, ref + count - 1)) {
		gs_run_fail(run, statement->pos.line,
			    "domain %u has no entry %u: its grant table cannot grow that far",
			    domain->id, ref + count - 1);
		return;
	}
	entry.version = domain->world->hv->grant_version(domain->hv);
	entry.flags = (gs_statement_has(statement, "transitive") ? GTF_transitive
								  : GTF_permit_access) |
		      (gs_statement_has(statement, "ro") ? GTF_readonly : 0);
	entry.domid = (domid_t)gs_statement_number(statement, "to", 0);
	entry.frame = gs_page_gfn(page);
	for (guint i = 0; i < count; i++)
		if (!domain->world->hv->grant_entry_write(domain->hv, ref + i, &entry))
			result->rc = -EINVAL;
}

void gs_act_bare_grant(GsRun *run, GsDomain *domain, const GsStatement *statement,
		       GsResult *result)
{
	write_entries(run, domain, statement, (grant_ref_t)gs_statement_number(statement, "ref", 0),
		      1, result);
}

void gs_act_grant_many(GsRun *run, GsDomain *domain, const GsStatement *statement,
		       GsResult *result)
{
	write_entries(run, domain, statement, (grant_ref_t)gs_statement_number(statement, "ref", 0),
		      (guint)gs_statement_number(statement, "count", 1), result);
}

void gs_act_revoke(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	HvGrantEntry entry = { .version = domain->world->hv->grant_version(domain->hv) };
	grant_ref_t ref = (grant_ref_t)gs_statement_number(statement, "ref", 0);

	(void)run;
	if (!domain->world->hv->grant_entry_write(domain->hv, ref, &entry))
		result->rc = -EINVAL;
}
