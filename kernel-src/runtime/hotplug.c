/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Memory hotplug as far as drivers/xen/unpopulated-alloc.c asks for it: when its pages
 * run out it takes whole sections of address space above the domain's memory, which
 * stay.  A section is 128 pages here (Linux: 32768), and there is as much room as the
 * layout says.
 */
#include "ks/hotplug.h"

#include <linux/kernel.h>
#include <linux/delay.h>
#include "ks/page.h"

#define PAGES_PER_SECTION 128u

static unsigned long plugged; /* pages, from nr_populated on */
static unsigned long kept;    /* pages at the end that are somebody else's */

static unsigned long room(void)
{
	return ks_layout()->nr_pages - ks_layout()->nr_populated - kept - plugged;
}

/* The resource and the page map are small; the memory's page structs and page tables are not. */
static bool memory_allows(unsigned long pages)
{
	return ks_alloc_allowed(KS_ALLOC_HOTPLUG, 64) && ks_alloc_allowed(KS_ALLOC_HOTPLUG, 128) &&
	       ks_alloc_allowed(KS_ALLOC_HOTPLUG, pages * 64);
}

int ks_hotplug(unsigned long pages)
{
	unsigned long first = ks_layout()->nr_populated + plugged, pfn;

	ks_may_sleep("hotplugging memory");
	pages = round_up(pages, PAGES_PER_SECTION);
	if (pages > room())
		return -EBUSY; /* allocate_resource() */
	if (!memory_allows(pages))
		return -ENOMEM;
	for (pfn = first; pfn < first + pages; pfn++)
		ks_page_plug(pfn);
	plugged += pages;
	return 0;
}

unsigned long ks_hotplug_keep(unsigned long pages)
{
	if (pages > room())
		return ~0ul;
	kept += pages;
	return ks_layout()->nr_pages - kept;
}

unsigned int ks_hotplugged(void)
{
	return plugged;
}
