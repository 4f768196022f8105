/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The domain of a statement: declared, and of a kind that can do it. */
#include "script/check.h"

const GsDeclared *gs_check_declared(const GsChecking *checking, guint domid, GsPos pos)
{
	GsScope *scope = checking->checker->scope;
	GsDeclared *declared = gs_scope_domain(scope, domid);
	g_autofree char *others = NULL;

	if (declared)
		return declared;
	others = gs_scope_domains_text(scope);
	gs_diagnostics_add(checking->checker->diags, pos,
			   *others ? "domain %u is not declared before this; declared: %s"
				   : "domain %u is not declared before this", domid, others);
	declared = gs_scope_declare(scope, domid, pos);
	declared->missing = TRUE; /* said once is enough */
	return declared;
}

static void wrong_kind(const GsChecking *checking)
{
	const GsVerb *verb = checking->verb;

	gs_diagnostics_add(checking->checker->diags, checking->statement->pos,
			   checking->domain->kind == GS_DOMAIN_BARE
				   ? "`%s' needs a kernel, and domain %u is bare: declare one as in "
				     "`domain 1 linux pv'"
				   : "`%s' is for bare domains, and domain %u runs a kernel: declare "
				     "one as in `domain 7 bare hvm'",
			   verb->name, checking->domain->domid);
}

void gs_check_paged(const GsChecking *checking, const GsDeclared *declared, GsPos pos)
{
	if (declared->pv && !gs_outcome_expects_failure(checking->node))
		gs_diagnostics_add(checking->checker->diags, pos,
				   "domain %u is pv, and only translated domains are paged: declare "
				   "it as hvm or pvh",
				   declared->domid);
}

void gs_check_domain(GsChecking *checking)
{
	const GsStatement *statement = checking->statement;
	const GsWord *written = checking->node->domid;
	const GsVerb *verb = checking->verb;
	GsDiagnostics *diags = checking->checker->diags;

	if (verb->who == GS_WHO_NOBODY) {
		if (written)
			gs_diagnostics_add(diags, written->pos,
					   "`%s' takes no domain before it", verb->name);
		return;
	}
	if (!statement->has_domid) {
		gs_diagnostics_add(diags, statement->pos,
				   "`%s' needs a domain before it, as in `%s'", verb->name,
				   verb->example);
		return;
	}
	if (written && !gs_check_range(checking, written->pos, "domain", written->number,
				       written->negative, gs_range_domid()))
		return;
	if (statement->domid > gs_range_domid().max)
		return; /* said at the block's beginning */
	checking->domain = gs_check_declared(checking, statement->domid, statement->domid_pos);
	if ((checking->domain->kind == GS_DOMAIN_BARE && !(verb->who & GS_WHO_BARE)) ||
	    (checking->domain->kind == GS_DOMAIN_LINUX && !(verb->who & GS_WHO_LINUX))) {
		wrong_kind(checking);
		checking->domain = NULL; /* its arguments would only be wrong as well */
	}
}
