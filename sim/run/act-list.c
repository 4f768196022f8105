/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Private lists and sequences of refs. */
#include "run/object.h"
#include "run/verbs.h"

static const struct ks_refs *refs_of(const GsDomain *domain)
{
	return domain->image->ks->refs;
}

static const char *name_of(const GsStatement *statement, const char *slot)
{
	return gs_statement_arg(statement, slot)->text;
}

static GsObject *list_arg(GsRun *run, const GsStatement *statement)
{
	return gs_run_object(run, statement, "list", GS_NAME_LIST);
}

void gs_act_alloc_refs(GsRun *run, GsDomain *domain, const GsStatement *statement,
		       GsResult *result)
{
	guint head;

	result->rc = refs_of(domain)->list_alloc((guint16)gs_statement_number(statement, "count", 0),
						 &head);
	if (result->rc == 0)
		gs_run_name_object(run, domain, GS_NAME_LIST, name_of(statement, "list"))->n = head;
}

void gs_act_claim(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	GsObject *list = list_arg(run, statement);

	if (!list)
		return;
	result->rc = refs_of(domain)->list_claim(&list->n);
	if (result->rc >= 0)
		gs_run_name_ref(run, domain->id, name_of(statement, "ref"),
				(grant_ref_t)result->rc);
}

void gs_act_release(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	GsObject *list = list_arg(run, statement);
	grant_ref_t ref;

	(void)result;
	if (list && gs_run_ref_arg(run, domain, statement, &ref))
		refs_of(domain)->list_release(&list->n, ref);
}

void gs_act_empty_refs(GsRun *run, GsDomain *domain, const GsStatement *statement,
		       GsResult *result)
{
	const GsObject *list = list_arg(run, statement);

	if (list)
		result->rc = refs_of(domain)->list_empty(list->n);
}

void gs_act_free_refs(GsRun *run, GsDomain *domain, const GsStatement *statement,
		      GsResult *result)
{
	const GsObject *list = list_arg(run, statement);

	(void)result;
	if (list)
		refs_of(domain)->list_free(list->n);
}

void gs_act_alloc_seq(GsRun *run, GsDomain *domain, const GsStatement *statement,
		      GsResult *result)
{
	guint count = (guint)gs_statement_number(statement, "count", 0), first;
	GsObject *seq;

	if (gs_run_lacks(run, statement, domain, refs_of(domain)->seq_alloc != NULL,
			 "gnttab_alloc_grant_reference_seq"))
		return;
	result->rc = refs_of(domain)->seq_alloc(count, &first);
	if (result->rc)
		return;
	seq = gs_run_name_object(run, domain, GS_NAME_SEQ, name_of(statement, "seq"));
	seq->n = first;
	seq->count = count;
}

void gs_act_free_seq(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	const GsObject *seq = gs_run_object(run, statement, "seq", GS_NAME_SEQ);

	(void)result;
	if (seq)
		refs_of(domain)->seq_free(seq->n, seq->count);
}

void gs_act_ref_of(GsRun *run, GsDomain *domain, const GsStatement *statement, GsResult *result)
{
	const GsObject *seq = gs_run_object(run, statement, "seq", GS_NAME_SEQ);
	guint at = (guint)gs_statement_number(statement, "at", 0);

	(void)result;
	if (!seq)
		return;
	if (at >= seq->count)
		gs_run_error(run, statement->pos.line, "the sequence has refs 0 to %u",
			     seq->count - 1);
	else
		gs_run_name_ref(run, domain->id, name_of(statement, "ref"), seq->n + at);
}
