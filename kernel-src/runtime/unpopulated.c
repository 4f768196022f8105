/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pages without a frame, into which grants are mapped; after
 * drivers/xen/unpopulated-alloc.c.  When they run out, more are hotplugged.
 */
#include <linux/kernel.h>
#include <linux/mutex.h>
#include <xen/page.h>
#include <xen/xen.h>
#include "ks/hotplug.h"
#include "ks/page.h"
#include <xen/balloon.h> /* wants struct page */

static DEFINE_MUTEX(list_lock);

static int take(struct page **page, const void *caller)
{
	*page = ks_page_alloc(KS_ALLOC_UNPOPULATED, GFP_KERNEL, NULL, caller);
	if (!*page)
		return -ENOMEM;
#if KS_P2M_ENTRY
	if (ks_layout()->translated)
		return 0;
	if (xen_alloc_p2m_entry(page_to_pfn(*page)) < 0) {
		ks_unpopulated_free(*page);
		return -ENOMEM;
	}
#endif
	return 0;
}

static int allocate(unsigned int nr_pages, struct page **pages, const void *caller)
{
	unsigned int i;
	int error = 0;

	mutex_lock(&list_lock);
	if (ks_pages_unpopulated() < nr_pages)
		error = ks_hotplug(nr_pages - ks_pages_unpopulated());
	for (i = 0; i < nr_pages && !error; i++)
		error = take(&pages[i], caller);
	/* The last one was not had. */
	while (error && i && --i)
		ks_unpopulated_free(pages[i - 1]);
	mutex_unlock(&list_lock);
	return error;
}

int xen_alloc_unpopulated_pages(unsigned int nr_pages, struct page **pages)
{
	return allocate(nr_pages, pages, __builtin_return_address(0));
}

void xen_free_unpopulated_pages(unsigned int nr_pages, struct page **pages)
{
	unsigned int i;

	mutex_lock(&list_lock);
	for (i = 0; i < nr_pages; i++)
		ks_unpopulated_free(pages[i]);
	mutex_unlock(&list_lock);
}

#if KS_HAS_BALLOONED_PAGES
/*
 * drivers/xen/balloon.c, under its older name.  The pages were the domain's own there
 * and went back to the hypervisor first; what the grant code sees of it is the same.
 */
#if KS_BALLOONED_HIGHMEM
int alloc_xenballooned_pages(int nr_pages, struct page **pages, bool highmem)
#else
int alloc_xenballooned_pages(int nr_pages, struct page **pages)
#endif
{
	return allocate((unsigned int)nr_pages, pages, __builtin_return_address(0));
}

void free_xenballooned_pages(int nr_pages, struct page **pages)
{
	xen_free_unpopulated_pages(nr_pages, pages);
}
#endif
