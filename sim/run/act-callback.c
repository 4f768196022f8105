/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Being told when refs are free. */
#include "run/object.h"
#include "run/verbs.h"

/* A request for a callback that is queued already changes nothing, and is a driver's right. */
void gs_act_request_free_callback(GsRun *run, GsDomain *domain, const GsStatement *statement,
				  GsResult *result)
{
	const struct ks_refs *refs = domain->image->ks->refs;
	const char *name = gs_statement_arg(statement, "callback")->text;
	GsObject *callback = gs_run_name_object(run, domain, GS_NAME_CALLBACK, name);

	(void)result;
	callback->kernel = refs->callback_new();
	refs->callback_request(callback->kernel, (guint16)gs_statement_number(statement, "count", 1),
			       gs_statement_has(statement, "allocating"));
}

void gs_act_repeat_free_callback(GsRun *run, GsDomain *domain, const GsStatement *statement,
				 GsResult *result)
{
	const GsObject *callback = gs_run_object(run, statement, "callback", GS_NAME_CALLBACK);

	(void)result;
	if (callback)
		domain->image->ks->refs->callback_request(
			callback->kernel, (guint16)gs_statement_number(statement, "count", 1),
			FALSE);
}

void gs_act_cancel_free_callback(GsRun *run, GsDomain *domain, const GsStatement *statement,
				 GsResult *result)
{
	const GsObject *callback = gs_run_object(run, statement, "callback", GS_NAME_CALLBACK);

	(void)result;
	if (callback)
		domain->image->ks->refs->callback_cancel(callback->kernel);
}

void gs_expect_callback_runs(GsRun *run, const GsStatement *statement)
{
	const GsObject *callback = gs_run_object(run, statement, "callback", GS_NAME_CALLBACK);

	if (callback)
		gs_expect_number(run, statement, callback->domain->image->ks->refs
			->callback_info(callback->kernel).runs);
}
