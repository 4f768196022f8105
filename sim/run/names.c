/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the script's names stand for. */
#include "run/object.h"

static char *key_of(guint domid, const char *name)
{
	return g_strdup_printf("%u:%s", domid, name);
}

GsPage *gs_run_page(const GsRun *run, guint domid, const char *name)
{
	g_autofree char *key = key_of(domid, name);

	return g_hash_table_lookup(run->pages, key);
}

void gs_run_name_page(GsRun *run, GsDomain *domain, const char *name, guint number)
{
	GsPage *page = g_new0(GsPage, 1);

	page->domain = domain;
	page->number = number;
	page->held = 1;
	g_hash_table_insert(run->pages, key_of(domain->id, name), page);
}

gboolean gs_run_ref(const GsRun *run, guint domid, const GsArg *arg, grant_ref_t *ref)
{
	g_autofree char *key = NULL;
	gpointer value;

	if (!arg->text) {
		*ref = (grant_ref_t)arg->number;
		return TRUE;
	}
	key = key_of(domid, arg->text);
	if (!g_hash_table_lookup_extended(run->refs, key, NULL, &value))
		return FALSE;
	*ref = GPOINTER_TO_UINT(value);
	return TRUE;
}

gboolean gs_run_ref_arg(GsRun *run, const GsDomain *domain, const GsStatement *statement,
			grant_ref_t *ref)
{
	const GsArg *arg = gs_statement_arg(statement, "ref");

	if (gs_run_ref(run, domain->id, arg, ref))
		return TRUE;
	gs_run_error(run, statement->pos.line, "domain %u has no grant %s", domain->id, arg->text);
	return FALSE;
}

void gs_run_name_ref(GsRun *run, guint domid, const char *name, grant_ref_t ref)
{
	g_hash_table_insert(run->refs, key_of(domid, name), GUINT_TO_POINTER(ref));
}

GsMap *gs_run_map(const GsRun *run, const char *name)
{
	return g_hash_table_lookup(run->maps, name);
}

GsMap *gs_run_name_map(GsRun *run, const GsDomain *owner, const char *name, guint n)
{
	GsMap *map = g_new0(GsMap, 1);

	map->slots = gs_run_alloc(run, n * sizeof(*map->slots));
	map->n = n;
	map->owner = owner->id;
	g_hash_table_insert(run->maps, g_strdup(name), map);
	return map;
}

static gboolean of_domain(gpointer key, gpointer value, gpointer prefix)
{
	(void)value;
	return g_str_has_prefix(key, prefix);
}

static gboolean map_of_domain(gpointer key, gpointer value, gpointer domid)
{
	(void)key;
	return ((const GsMap *)value)->owner == GPOINTER_TO_UINT(domid);
}

void gs_run_forget_names(GsRun *run, guint domid)
{
	g_autofree char *prefix = key_of(domid, "");

	g_hash_table_foreach_remove(run->pages, of_domain, prefix);
	g_hash_table_foreach_remove(run->refs, of_domain, prefix);
	g_hash_table_foreach_remove(run->maps, map_of_domain, GUINT_TO_POINTER(domid));
	gs_run_forget_objects(run, domid);
}

guint8 *gs_page_memory(const GsPage *page)
{
	const GsDomain *domain = page->domain;
	HvMfn mfn;

	if (domain->image)
		return domain->image->ks->page_va(page->number);
	mfn = gs_domain_mfn(domain, page->number);
	return mfn == HV_INVALID_MFN ? NULL
				     : domain->world->hv->frame_ptr(domain->world->machine, mfn);
}

gulong gs_page_gfn(const GsPage *page)
{
	const GsDomain *domain = page->domain;

	return domain->image ? domain->image->ks->pfn_to_gfn(page->number)
			     : gs_domain_gfn(domain, page->number);
}
