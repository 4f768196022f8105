/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Buffers for DMA: pages that follow each other, zeroed. */
#include "ks/dma.h"

#include <linux/kernel.h>
#include "ks/page.h"

void *dma_alloc_coherent(struct device *dev, size_t size, dma_addr_t *bus, gfp_t flags)
{
	struct page *page;

	(void)dev;
	page = ks_page_alloc_run(PAGE_ALIGN(size) >> PAGE_SHIFT, flags, "dma_alloc_coherent",
				 __builtin_return_address(0));
	if (!page)
		return NULL;
	*bus = PFN_PHYS(page_to_pfn(page));
	return page_address(page);
}

void dma_free_coherent(struct device *dev, size_t size, void *address, dma_addr_t bus)
{
	unsigned long pfn = PFN_DOWN(bus), end = pfn + (PAGE_ALIGN(size) >> PAGE_SHIFT);

	(void)dev;
	BUG_ON(page_address(pfn_to_page(pfn)) != address);
	for (; pfn < end; pfn++)
		put_page(pfn_to_page(pfn));
}
