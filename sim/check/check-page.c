/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * refcount: references to pages that are taken or put wrongly.
 * page-leak: pages that the kernel took after it booted, that are still allocated at
 * the end, and that nobody could ever free: no pointer to them is left in the
 * kernel's variables and objects or on a stack (as kmemleak decides), the script does
 * not hold them, and they are not granted (that is grant-leak).
 */
#include "check/check.h"
#include "check/violation.h"
#include "world/world.h"

static void page_misuse(void *data, enum ks_page_misuse what, unsigned long pfn, int count)
{
	GsDomain *domain = data;
	static const char *const texts[] = {
		[KS_PAGE_GET_FREE] = "a reference is taken to pfn %lu, which is free",
		[KS_PAGE_PUT_FREE] = ("a reference to pfn %lu is put, and there is none: the page is "
				      "free already"),
		[KS_PAGE_FREE_REFERRED] = "pfn %lu is given back, but has %d references",
		[KS_PAGE_FREE_TWICE] = "pfn %lu is given back, but has been already",
	};
	g_autofree char *text = g_strdup_printf(texts[what], pfn, count);

	gs_violation_here(domain, GS_VIOLATION_REFCOUNT, "%s", text);
}

typedef struct {
	GsDomain *domain;
	GsHoldsFn holds;
	gpointer data;
} Query;

static gboolean granted(const GsDomain *domain, gulong gfn)
{
	const HvInterface *hv = domain->world->hv;
	guint n = hv->grant_entries(domain->hv);

	for (grant_ref_t ref = 0; ref < n; ref++) {
		HvGrantEntry entry;

		if (hv->grant_entry(domain->hv, ref, &entry) && entry.frame == gfn &&
		    (entry.flags & GTF_type_mask) != GTF_invalid)
			return TRUE;
	}
	return FALSE;
}

static _Bool held(void *data, unsigned long pfn)
{
	const Query *query = data;
	const GsDomain *domain = query->domain;

	return query->holds(domain, pfn, query->data) ||
	       granted(domain, domain->image->ks->pfn_to_gfn(pfn));
}

/* Where pointers may be: the kernel's variables, and the stacks of its tasks. */
static GArray *ranges_of(const GsDomain *domain)
{
	GArray *ranges = gs_image_data(domain->image);
	const GPtrArray *tasks = domain->world->sched->tasks;

	for (guint i = 0; i < tasks->len; i++) {
		const GsTask *task = g_ptr_array_index(tasks, i);
		struct ks_range range;
		gsize size;

		if (!task->vcpu || task->vcpu->owner != domain)
			continue;
		gs_fiber_stack(task->fiber, &range.start, &size);
		range.end = range.start + size;
		g_array_append_val(ranges, range);
	}
	return ranges;
}

void gs_check_page_leaks(GsDomain *domain, GsHoldsFn holds, gpointer data)
{
	Query query = { domain, holds, data };
	g_autoptr(GArray) ranges = ranges_of(domain);
	struct ks_page_leak leak = {
		.ranges = (const struct ks_range *)ranges->data,
		.nr_ranges = ranges->len,
		.since = domain->booted_seq,
		.held = held,
		.data = &query,
	};
	GsBacktrace asked = { .n = 1 };

	domain->image->ks->pages->leaked(&leak);
	if (!leak.count)
		return;
	asked.ip[0] = (gulong)leak.first_caller;
	gs_violation_report(domain, GS_VIOLATION_PAGE_LEAK, &asked,
			    "%u page%s still allocated and nobody can free %s; the first, pfn %lu, "
			    "was asked for here", leak.count, leak.count == 1 ? " is" : "s are",
			    leak.count == 1 ? "it" : "them", leak.first);
}

void gs_check_page_install(struct ks_platform *platform)
{
	platform->page_misuse = page_misuse;
}
