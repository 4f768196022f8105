/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names of pages, refs and mappings: used after their definition, and defined once. */
#include "script/check.h"

#include "script/nearest.h"

/* "page `A' of domain 7"; "mapping `M'", which is the whole script's. */
static char *describe(GsNameKind kind, guint domid, const char *name)
{
	g_autofree char *quoted = gs_quote(name, -1);

	return gs_name_kinds[kind].of_domain
		       ? g_strdup_printf("%s %s of domain %u", gs_name_kinds[kind].noun, quoted,
					 domid)
		       : g_strdup_printf("%s %s", gs_name_kinds[kind].noun, quoted);
}

const GsDefinition *gs_check_name(const GsChecking *checking, GsNameKind kind, guint domid,
				  const char *name, GsPos pos)
{
	GsScope *scope = checking->checker->scope;
	const GsDeclared *domain = gs_scope_domain(scope, domid);
	GsDefinition *definition = gs_scope_find(scope, kind, domid, name);
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autofree char *what = NULL, *hint = NULL;

	if (definition)
		return definition->missing ? NULL : definition;
	what = describe(kind, domid, name);
	gs_scope_names(scope, kind, domid, names);
	hint = gs_did_you_mean(name, names);
	if (!gs_name_kinds[kind].of_domain || !domain || !domain->missing)
		gs_diagnostics_add(checking->checker->diags, pos, "%s is not defined before this%s",
				   what, hint);
	gs_scope_define(scope, kind, domid, name, pos)->missing = TRUE;
	return NULL;
}

static guint count_type(const GArray *bindings, GsTypeId type)
{
	guint n = 0;

	for (guint i = 0; i < bindings->len; i++) {
		const GsBinding *binding = &g_array_index(bindings, GsBinding, i);

		n += binding->type && binding->type->id == type;
	}
	return n;
}

/*
 * Each of two `when' blocks may define the name: of such blocks only one is run.  A
 * repeated block defines its names anew each time, but is read once.  What was unmapped
 * keeps its name, for a second unmap perhaps, until something else wants it.
 */
gboolean gs_check_define(const GsChecking *checking, GsNameKind kind, guint domid,
			 const char *name, GsPos pos)
{
	GsChecker *checker = checking->checker;
	GsDefinition *before = gs_scope_find(checker->scope, kind, domid, name);
	gboolean elsewhere = before && before->when && checker->when &&
			     before->when != checker->when;

	if (before && !before->missing && !before->unmapped && !elsewhere) {
		g_autofree char *what = describe(kind, domid, name);
		g_autofree char *where = gs_diagnostics_line(checker->diags, before->pos, pos);

		/* A mapping that failed keeps its name: what of it succeeded must be undone by it. */
		gs_diagnostics_add(checker->diags, pos, "%s is defined already, on %s%s", what, where,
				   checker->names && checker->names->unfinished
					   ? ": take another name, or undo statements with `back'"
					   : "");
		return FALSE;
	}
	before = gs_scope_define(checker->scope, kind, domid, name, pos);
	before->when = checker->when;
	before->slots = checking->slots;
	return TRUE;
}

void gs_check_definitions(GsChecking *checking, const GArray *bindings)
{
	guint grefs = count_type(bindings, GS_TYPE_GREF);

	/* Grants mapped or copied have an outcome each, and segments of a copy. */
	if (checking->slots && checking->verb->id == GS_VERB_grant_copy)
		checking->slots = (guint)gs_statement_number(checking->statement, "count", 1);
	else if (grefs && checking->slots)
		checking->slots = grefs;
	if (!checking->domain && checking->verb->who != GS_WHO_NOBODY)
		return;
	for (guint i = 0; i < bindings->len; i++) {
		const GsBinding *binding = &g_array_index(bindings, GsBinding, i);

		const GsTypeNames *as = binding->type ? &gs_type_names[binding->type->id] : NULL;
		gboolean bare = checking->domain && checking->domain->kind == GS_DOMAIN_BARE;

		if (!as || !as->defines || !binding->word->text)
			continue; /* a value is check-value.c's */
		/* A bare domain's refs are numbers; a name has been complained of. */
		if (as->names != GS_NAME_REF || !bare)
			gs_check_define(checking, as->names,
					checking->domain ? checking->domain->domid : 0,
					binding->word->text, binding->word->pos);
	}
}
