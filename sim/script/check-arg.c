/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Checks one argument by its type. */
#include "script/check.h"

#include "script/nearest.h"

gboolean gs_check_range(const GsChecking *checking, GsPos pos, const char *what, guint64 number,
			gboolean negative, GsRange range)
{
	if (range.max == G_MAXUINT64 ||
	    (!(negative && number > 0) && number >= range.min && number <= range.max))
		return TRUE;
	gs_diagnostics_add(checking->checker->diags, pos,
			   "%s %s%" G_GUINT64_FORMAT " is out of range: %" G_GUINT64_FORMAT
			   " to %" G_GUINT64_FORMAT,
			   what, negative ? "-" : "", number, range.min, range.max);
	return FALSE;
}

static void check_number(GsChecking *checking, GsArg *arg, const GsWord *word, const GsType *type)
{
	gboolean is_domid = type->id == GS_TYPE_DOMID || type->id == GS_TYPE_ANY_DOMID;
	gboolean fine = gs_check_range(checking, arg->pos, is_domid ? "domain" : arg->slot,
				       word->number, word->negative,
				       gs_range_of(checking->verb->id, arg->slot, type));

	if (word->negative) /* which only a range of any 64 bits allows */
		arg->number = -word->number;
	if (fine && is_domid)
		arg->domid = (guint)arg->number;
	if (fine && type->id == GS_TYPE_DOMID)
		gs_check_declared(checking, arg->domid, arg->pos);
}

/* The domain before a colon; NULL with a diagnostic if there can be none. */
static const GsDeclared *foreign_domain(const GsChecking *checking, GsArg *arg,
					const GsWord *word)
{
	if (!gs_check_range(checking, arg->pos, "domain", word->domid, word->domid_negative,
			    gs_range_domid()))
		return NULL;
	arg->domid = (guint)word->domid;
	return gs_check_declared(checking, arg->domid, arg->pos);
}

/* A grant of a domain that is not there may be tried if that is to fail. */
static void check_gref(const GsChecking *checking, GsArg *arg, const GsWord *word)
{
	const GsDeclared *domain;

	if (!arg->text && !gs_check_range(checking, arg->pos, "ref", word->number, word->negative,
					  gs_range_ref()))
		return;
	if (!arg->text && !word->domid_negative && word->domid <= gs_range_domid().max &&
	    !gs_scope_domain(checking->checker->scope, (guint)word->domid) &&
	    gs_outcome_expects_failure(checking->node)) {
		arg->domid = (guint)word->domid;
		return;
	}
	domain = foreign_domain(checking, arg, word);
	if (!domain || !arg->text)
		return;
	if (domain->kind == GS_DOMAIN_BARE)
		gs_diagnostics_add(checking->checker->diags, arg->pos,
				   "domain %u is bare: its refs are numbers", domain->domid);
	else
		gs_check_name(checking, GS_NAME_REF, domain->domid, arg->text, arg->pos);
}

static void check_ref(const GsChecking *checking, const GsArg *arg, const GsType *type)
{
	GsDiagnostics *diags = checking->checker->diags;
	GsDomainKind kind = checking->domain ? checking->domain->kind : GS_DOMAIN_UNKNOWN;

	if (arg->text && kind == GS_DOMAIN_BARE)
		gs_diagnostics_add(diags, arg->pos, "domain %u is bare: its refs are numbers",
				   checking->domain->domid);
	else if (!arg->text && kind == GS_DOMAIN_LINUX && type->id == GS_TYPE_NEW_REF)
		gs_diagnostics_add(diags, arg->pos, "domain %u runs a kernel, which chooses the "
				   "ref: give it a name", checking->domain->domid);
	else if (arg->text && kind == GS_DOMAIN_LINUX && type->id == GS_TYPE_REF)
		gs_check_name(checking, GS_NAME_REF, checking->domain->domid, arg->text, arg->pos);
}

static void not_own(const GsChecking *checking, const GsArg *arg, const GsDefinition *definition)
{
	GsDiagnostics *diags = checking->checker->diags;
	g_autofree char *where = gs_diagnostics_line(diags, definition->pos, arg->pos);

	gs_diagnostics_add(diags, arg->pos, "`%s' is a %s of domain %u (%s), not of domain %u",
			   definition->name, gs_name_kinds[definition->kind].noun,
			   definition->domid, where, checking->domain->domid);
}

/* A name that is the whole script's; own: it must be one of the statement's domain. */
static const GsDefinition *check_global(const GsChecking *checking, GsArg *arg, GsNameKind kind,
					gboolean own)
{
	const GsDefinition *definition = gs_check_name(checking, kind, 0, arg->text, arg->pos);

	if (!definition)
		return NULL;
	arg->domid = definition->domid;
	if (own && checking->domain && definition->domid != checking->domain->domid)
		not_own(checking, arg, definition);
	return definition;
}

static void check_map(GsChecking *checking, GsArg *arg, gboolean own)
{
	const GsDefinition *map = check_global(checking, arg, GS_NAME_MAP, own);

	if (map)
		checking->slots = arg->kind == GS_ARG_SLOT ? 1 : map->slots;
}

static void check_slot(GsChecking *checking, GsArg *arg, const GsWord *word)
{
	const GsDefinition *map;

	arg->kind = GS_ARG_SLOT; /* M alone is M[0] */
	check_map(checking, arg, checking->verb->who != GS_WHO_NOBODY);
	map = gs_scope_find(checking->checker->scope, GS_NAME_MAP, 0, arg->text);
	if (map && map->slots)
		gs_check_range(checking, arg->pos, "slot", word->number, word->negative,
			       (GsRange){ 0, map->slots - 1 });
}

static void check_page_of(const GsChecking *checking, GsArg *arg, const GsWord *word)
{
	const GsDeclared *domain = foreign_domain(checking, arg, word);

	arg->kind = GS_ARG_PAGE_OF;
	if (domain)
		gs_check_name(checking, GS_NAME_PAGE, domain->domid, arg->text, arg->pos);
}

/*
 * A value in parentheses or brackets.  What it is, if that is known now: TRUE, and plain is
 * the word as if the number had been written.  Else the runner computes it.
 */
static gboolean take_expr(GsChecking *checking, GsArg *arg, const GsWord *word,
			  const GsType *type, GsWord *plain)
{
	GsValueType wanted = type->id == GS_TYPE_DURATION ? GS_VALUE_DURATION : GS_VALUE_NUMBER;
	const GsExpr *expr = word->expr;
	GsRange range = gs_range_of(checking->verb->id, arg->slot, type);

	if (arg->kind == GS_ARG_EXPR)
		arg->kind = wanted == GS_VALUE_DURATION ? GS_ARG_DURATION : GS_ARG_NUMBER;
	if (!gs_check_expr_is(checking, word->expr, wanted))
		return FALSE;
	*plain = *word;
	plain->kind = arg->kind;
	if (expr->kind == GS_EXPR_LITERAL) {
		gs_word_set_number(plain, expr->literal.value);
		arg->number = plain->number;
		if (wanted == GS_VALUE_DURATION)
			gs_check_range(checking, arg->pos, arg->slot, plain->number,
				       plain->negative, range);
		return TRUE;
	}
	arg->expr = gs_expr_ref(word->expr);
	arg->min = range.min;
	arg->max = type->id == GS_TYPE_GREF || type->id == GS_TYPE_SLOT ||
				   type->id == GS_TYPE_AREA
			   ? G_MAXUINT32 : range.max;
	if (type->id == GS_TYPE_DOMID || type->id == GS_TYPE_ANY_DOMID ||
	    checking->verb->id == GS_VERB_machine)
		gs_diagnostics_add(checking->checker->diags, arg->pos,
				   "this must be known before the run");
	else if (type->id == GS_TYPE_REF || type->id == GS_TYPE_NEW_REF)
		check_ref(checking, arg, type);
	else if (type->id == GS_TYPE_GREF)
		foreign_domain(checking, arg, word);
	else if (type->id == GS_TYPE_SLOT)
		check_map(checking, arg, checking->verb->who != GS_WHO_NOBODY);
	else if (type->id == GS_TYPE_AREA)
		check_global(checking, arg, GS_NAME_AREA, TRUE);
	return FALSE;
}

void gs_check_arg(GsChecking *checking, GsArg *arg, const GsWord *word, const GsType *type)
{
	GsWord plain;

	if (type->id == GS_TYPE_VALUE) {
		arg->expr = gs_word_expr(word);
		gs_check_expr(checking, arg->expr);
		return;
	}
	if (word->expr) {
		if (!take_expr(checking, arg, word, type, &plain))
			return;
		word = &plain;
	}
	if (checking->domain && arg->kind == GS_ARG_NAME)
		arg->domid = checking->domain->domid;
	switch (type->id) {
	case GS_TYPE_PAGE:
		if (checking->domain)
			gs_check_name(checking, GS_NAME_PAGE, checking->domain->domid, arg->text,
				      arg->pos);
		break;
	case GS_TYPE_PAGE_OF:
		check_page_of(checking, arg, word);
		break;
	case GS_TYPE_GREF:
		check_gref(checking, arg, word);
		break;
	case GS_TYPE_REF:
	case GS_TYPE_NEW_REF:
		if (arg->kind == GS_ARG_NUMBER)
			check_number(checking, arg, word, type);
		check_ref(checking, arg, type);
		break;
	case GS_TYPE_MAP:
	case GS_TYPE_ANY_MAP:
		check_map(checking, arg, type->id == GS_TYPE_MAP);
		break;
	case GS_TYPE_SLOT:
		check_slot(checking, arg, word);
		break;
	case GS_TYPE_LIST:
	case GS_TYPE_SEQ:
	case GS_TYPE_CALLBACK:
	case GS_TYPE_PAGES:
	case GS_TYPE_CACHE:
	case GS_TYPE_PROCESS:
	case GS_TYPE_FILE:
	case GS_TYPE_DEVICE_MAP:
	case GS_TYPE_PIN:
	case GS_TYPE_EVENT:
		check_global(checking, arg, gs_type_names[type->id].names, TRUE);
		break;
	case GS_TYPE_AREA: /* V alone is V[0]; behind its end may be what the script is about */
		arg->kind = GS_ARG_SLOT;
		check_global(checking, arg, GS_NAME_AREA, TRUE);
		break;
	case GS_TYPE_ANY_CALLBACK:
	case GS_TYPE_ANY_PAGES:
	case GS_TYPE_ANY_CACHE:
	case GS_TYPE_ANY_PROCESS:
	case GS_TYPE_ANY_EVENT:
	case GS_TYPE_TASKS:
		check_global(checking, arg, gs_type_names[type->id].names, FALSE);
		break;
	default:
		if (arg->kind == GS_ARG_NUMBER)
			check_number(checking, arg, word, type);
		else if (arg->kind == GS_ARG_NAME)
			gs_check_known(checking, arg, type);
		break;
	}
}
