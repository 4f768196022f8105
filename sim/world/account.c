/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Counting what a domain does. */
#include "world/account.h"

#include <string.h>

void gs_account_init(GsAccount *account)
{
	memset(account, 0, sizeof(*account));
	account->sleeps = g_array_new(FALSE, FALSE, sizeof(guint64));
	account->early_areas = g_array_new(FALSE, FALSE, sizeof(struct ks_vm_area_info));
	account->events = g_array_new(FALSE, TRUE, sizeof(guint));
	account->grants = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
}

void gs_account_clear(GsAccount *account)
{
	g_array_unref(account->sleeps);
	g_array_unref(account->early_areas);
	g_array_unref(account->events);
	g_hash_table_unref(account->grants);
}

void gs_account_begin_action(GsAccount *account, gulong page_table_walks)
{
	memset(account->hypercalls, 0, sizeof(account->hypercalls));
	g_array_set_size(account->sleeps, 0);
	account->walks_before = page_table_walks;
}

void gs_account_early_areas(GsAccount *account, const struct ks_image *ks)
{
	struct ks_vm_area_info info;

	for (guint n = 0; ks->vm_area(n, &info); n++)
		g_array_append_val(account->early_areas, info);
}

static gint64 grant_key(domid_t granter, grant_ref_t ref)
{
	return ((gint64)granter << 32) | ref;
}

static void note_answer(GsAccount *account, domid_t granter, grant_ref_t ref, gint16 status)
{
	gint64 key = grant_key(granter, ref);
	GsGrantAccount *grant = g_hash_table_lookup(account->grants, &key);

	if (!grant) {
		if (status != GNTST_eagain)
			return;
		grant = g_new0(GsGrantAccount, 1);
		account->retried = TRUE;
		g_hash_table_insert(account->grants, g_memdup2(&key, sizeof(key)), grant);
	}
	grant->retries += grant->waiting;
	grant->waiting = status == GNTST_eagain;
	if (grant->waiting)
		gs_backtrace_trail(&account->eagain);
}

static void note_copy(GsAccount *account, const gnttab_copy_t *op)
{
	if (op->flags & GNTCOPY_source_gref)
		note_answer(account, op->source.domid, op->source.u.ref, op->status);
	if (op->flags & GNTCOPY_dest_gref)
		note_answer(account, op->dest.domid, op->dest.u.ref, op->status);
}

void gs_account_answers(GsAccount *account, guint cmd, gconstpointer ops, guint count)
{
	const gnttab_map_grant_ref_t *map = ops;
	const gnttab_copy_t *copy = ops;

	for (guint i = 0; i < count; i++)
		if (cmd == GNTTABOP_map_grant_ref)
			note_answer(account, map[i].dom, map[i].ref, map[i].status);
		else
			note_copy(account, &copy[i]);
}

guint gs_account_retries(const GsAccount *account, domid_t granter, grant_ref_t ref)
{
	gint64 key = grant_key(granter, ref);
	const GsGrantAccount *grant = g_hash_table_lookup(account->grants, &key);

	return grant ? grant->retries : 0;
}

void gs_account_event(GsAccount *account, guint port)
{
	if (port >= account->events->len)
		g_array_set_size(account->events, port + 1);
	g_array_index(account->events, guint, port)++;
}

guint gs_account_events(const GsAccount *account, guint port)
{
	return port < account->events->len ? g_array_index(account->events, guint, port) : 0;
}
