/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which pages of a kernel the script still holds: named ones, sets, and mappings' pages. */
#include "run/holds.h"

#include "run/object.h"

static gboolean page_is(gpointer key, gpointer value, gpointer data)
{
	const GsPage *page = value, *wanted = data;

	(void)key;
	return page->domain == wanted->domain && page->number == wanted->number && page->held > 0;
}

typedef struct {
	const GsDomain *domain;
	gulong pfn;
} Wanted;

static gboolean mapped_in(gpointer key, gpointer value, gpointer data)
{
	const GsMap *map = value;
	const Wanted *wanted = data;

	(void)key;
	for (guint i = 0; map->owner == wanted->domain->id && i < map->n; i++)
		if (map->slots[i].pfn == wanted->pfn)
			return TRUE;
	return FALSE;
}

static gboolean in_set(gpointer key, gpointer value, gpointer data)
{
	const GsObject *object = value;
	const Wanted *wanted = data;

	(void)key;
	for (guint i = 0; object->pfns && object->domain == wanted->domain && i < object->n; i++)
		if (object->pfns[i] == wanted->pfn)
			return TRUE;
	return FALSE;
}

gboolean gs_run_holds(const GsDomain *domain, gulong pfn, gpointer data)
{
	GsRun *run = data;
	GsPage page = { .domain = (GsDomain *)domain, .number = (guint)pfn };
	Wanted wanted = { domain, pfn };

	return g_hash_table_find(run->pages, page_is, &page) ||
	       g_hash_table_find(run->maps, mapped_in, &wanted) ||
	       g_hash_table_find(run->objects, in_set, &wanted);
}

void gs_run_hold(GsRun *run, const GsDomain *domain, gulong pfn, gint more)
{
	GHashTableIter iter;
	gpointer value;

	g_hash_table_iter_init(&iter, run->pages);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		GsPage *page = value;

		if (page->domain == domain && page->number == pfn)
			page->held += more;
	}
}
