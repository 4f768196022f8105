/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Copying from grants by gnttab_batch_copy. */
#include "check/check.h"
#include "run/verbs.h"

static void fill_slot(GsRun *run, const GsDomain *domain, const GsStatement *statement, guint i,
		      struct ks_copy_slot *slot)
{
	const GsArg *from = gs_statement_arg_n(statement, "from", i);
	const GsPage *to = gs_run_page(run, domain->id, gs_statement_arg(statement, "to")->text);
	guint64 offset = gs_statement_number(statement, "offset", 0);

	slot->source.dom = (domid_t)from->domid;
	slot->source.is_ref = TRUE;
	slot->source.offset = (guint16)offset;
	slot->dest.dom = DOMID_SELF;
	slot->dest.offset = (guint16)offset;
	slot->len = (guint16)gs_statement_number(statement, "len", HV_PAGE_SIZE - offset);
	if (!to || !gs_run_ref(run, from->domid, from, &slot->source.ref))
		gs_run_error(run, statement->pos.line, "the page or the grant is gone");
	else
		slot->dest.pfn = to->number;
}

void gs_act_copy(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	struct ks_copy_slot *slots;
	guint n = gs_statement_count(statement, "from");

	if (!domain->image) {
		gs_act_bare_copy(run, domain, statement, result);
		return;
	}
	slots = gs_run_alloc(run, n * sizeof(*slots));
	for (guint i = 0; i < n; i++)
		fill_slot(run, domain, statement, i, &slots[i]);
	if (gs_run_over(run))
		return;
	result->rc = domain->image->ks->copy(slots, n);
	gs_run_statuses(run, result, n);
	for (guint i = 0; i < n; i++)
		result->statuses[i] = slots[i].status;
	gs_check_status(domain, result->statuses, n);
}
