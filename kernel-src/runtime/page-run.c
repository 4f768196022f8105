/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Several pages that follow each other, each of which is freed by itself. */
#include <linux/kernel.h>
#include "ks/page.h"
#include "ks/sleep.h"

/* The lowest run of free pages, nr_populated if there is none. */
static unsigned long find_run(unsigned long count)
{
	unsigned long end = ks_layout()->nr_populated, pfn, run = 0;

	for (pfn = 0; pfn < end && run < count; pfn++)
		run = pfn_to_page(pfn)->state == KS_PAGE_FREE ? run + 1 : 0;
	return run == count ? pfn - count : end;
}

struct page *ks_page_alloc_run(unsigned long count, gfp_t flags, const char *what,
			       const void *caller)
{
	unsigned long first, pfn;

	if (gfpflags_allow_blocking(flags))
		ks_may_sleep(what);
	if (!count || !ks_alloc_allowed(KS_ALLOC_PAGE, count << PAGE_SHIFT))
		return NULL;
	first = find_run(count);
	if (first == ks_layout()->nr_populated)
		return NULL;
	for (pfn = first; pfn < first + count; pfn++)
		ks_page_take(pfn_to_page(pfn), KS_ALLOC_PAGE, flags | __GFP_ZERO, caller);
	return pfn_to_page(first);
}
