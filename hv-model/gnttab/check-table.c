/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What check() can say of the model's own tables:
 *
 *   maptrack   every handle is live or in one free list;
 *   marks      GTF_reading and GTF_writing were set as the pins need it.  Compared
 *              is what Xen did to them: the words themselves are the guest's, who
 *              may write anything there;
 *   maps       an entry counts as many mappings as there are.
 */
#include "gnttab/gnttab.h"
#include "machine/books.h"

static guint free_handles(const HvMaptrack *maptrack, guint vcpus)
{
	guint n = 0;

	for (guint i = 0; i < vcpus; i++)
		for (grant_handle_t h = maptrack->vcpu[i].head;
		     h != HV_NO_HANDLE && n <= maptrack->limit; h = maptrack->entry[h].next)
			n++;
	return n;
}

static void check_maptrack(HvCheck *check, const HvDomain *domain)
{
	const HvMaptrack *maptrack = &domain->gt->maptrack;
	guint live = 0, unused;

	if (!maptrack->limit)
		return;
	for (grant_handle_t h = 0; h < maptrack->limit; h++)
		live += !!maptrack->entry[h].flags;
	unused = free_handles(maptrack, domain->vcpus);
	if (live + unused != maptrack->limit)
		hv_check_fails(check, "domain %u: %u handles, of which %u are live and %u free",
			       domain->id, maptrack->limit, live, unused);
}

static void check_entry(HvCheck *check, const HvDomain *domain, grant_ref_t ref)
{
	const HvActive *act = hv_active(domain, ref);
	const HvCheckEntry *seen = hv_check_entry_seen(check, domain, ref);
	guint marks = (hv_active_pinned(act) ? GTF_reading : 0) |
		      (hv_active_write_pinned(act) ? GTF_writing : 0);

	if (act->marks != marks)
		hv_check_fails(check, "domain %u, gref %u: GTF flags %#x are set, the pins need "
			       "%#x", domain->id, ref, act->marks, marks);
	else if (act->maps != seen->maps)
		hv_check_fails(check, "domain %u, gref %u: %u mappings are counted, %u live",
			       domain->id, ref, act->maps, seen->maps);
}

void hv_engine_check(HvCheck *check, const HvDomain *domain)
{
	guint entries = hv_gnttab_entries(domain);

	check_maptrack(check, domain);
	for (grant_ref_t ref = 0; ref < entries && !check->text; ref++)
		check_entry(check, domain, ref);
}
