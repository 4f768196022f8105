/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pages mapped for a device without an IOMMU: its addresses are machine addresses in a PV
 * domain (drivers/xen/swiotlb-xen.c), else the kernel's own (kernel/dma/direct.c).
 */
#include "ks/dma.h"

#include <linux/kernel.h>
#include <xen/page.h>

#if KS_HAS_GNTDEV
/* PV: frames of an entry's pages that do not follow each other go through a bounce buffer. */
static void check_run(const struct scatterlist *sg)
{
	unsigned long pfn = page_to_pfn(sg_page(sg)), n;

	for (n = 1; n < PAGE_ALIGN(sg->offset + sg->length) >> PAGE_SHIFT; n++)
		if (pfn_to_bfn(pfn + n) != pfn_to_bfn(pfn) + n)
			ks_not_simulated("a bounce buffer of swiotlb-xen");
}

int dma_map_sgtable(struct device *dev, struct sg_table *table, enum dma_data_direction dir,
		    unsigned long attrs)
{
	struct scatterlist *sg;
	unsigned int i;

	(void)attrs; /* caches are no concern */
	BUG_ON(dir != DMA_BIDIRECTIONAL && dir != DMA_TO_DEVICE && dir != DMA_FROM_DEVICE);
	if (WARN_ON_ONCE(!dev->dma_mask))
		return -EIO;
	for_each_sgtable_sg(table, sg, i) {
		check_run(sg);
		sg->dma_address = PFN_PHYS(pfn_to_bfn(page_to_pfn(sg_page(sg)))) + sg->offset;
		sg->dma_length = sg->length;
	}
	table->nents = table->orig_nents;
	return 0;
}

void dma_unmap_sgtable(struct device *dev, struct sg_table *table, enum dma_data_direction dir,
		       unsigned long attrs)
{
	struct scatterlist *sg;
	unsigned int i;

	(void)dev, (void)attrs;
	BUG_ON(dir != DMA_BIDIRECTIONAL && dir != DMA_TO_DEVICE && dir != DMA_FROM_DEVICE);
	for_each_sgtable_sg(table, sg, i)
		sg->dma_length = 0;
}
#endif
