/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Named things of a domain's kernel. */
#include "run/object.h"

static char *key_of(GsNameKind kind, const char *name)
{
	return g_strdup_printf("%u:%s", kind, name);
}

GsObject *gs_run_name_object(GsRun *run, GsDomain *domain, GsNameKind kind, const char *name)
{
	GsObject *object = g_new0(GsObject, 1);

	object->domain = domain;
	g_hash_table_insert(run->objects, key_of(kind, name), object);
	return object;
}

GsObject *gs_run_object(GsRun *run, const GsStatement *statement, const char *slot,
			GsNameKind kind)
{
	const char *name = gs_statement_arg(statement, slot)->text;
	g_autofree char *key = key_of(kind, name);
	GsObject *object = g_hash_table_lookup(run->objects, key);

	if (!object)
		gs_run_error(run, statement->pos.line, "there is no %s %s now",
			     gs_name_kinds[kind].noun, name);
	return object;
}

static gboolean of_domain(gpointer key, gpointer value, gpointer domid)
{
	(void)key;
	return ((const GsObject *)value)->domain->id == GPOINTER_TO_UINT(domid);
}

void gs_run_forget_objects(GsRun *run, guint domid)
{
	g_hash_table_foreach_remove(run->objects, of_domain, GUINT_TO_POINTER(domid));
}

gboolean gs_run_lacks(GsRun *run, const GsStatement *statement, const GsDomain *domain,
		      gboolean has, const char *name)
{
	if (has)
		return FALSE;
	gs_run_skip(run, statement->pos.line, "this kernel (%s) has no %s",
		    domain->image->ks->name, name);
	return TRUE;
}

const struct ks_processes *gs_run_driver(GsRun *run, const GsDomain *domain,
					 const GsStatement *statement, gboolean has,
					 const char *name)
{
	return gs_run_lacks(run, statement, domain, has, name) ? NULL
							       : domain->image->ks->processes;
}
