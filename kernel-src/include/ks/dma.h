/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/dma-mapping.h and dma-direct.h, as far as used.  A device without an IOMMU whose bus
 * addresses are the kernel's physical ones (kernel/dma/direct.c); caches are no concern.
 */
#ifndef KS_DMA_H
#define KS_DMA_H

#include <linux/device.h>
#include <linux/dma-direction.h>
#include "ks/scatterlist.h"

void *dma_alloc_coherent(struct device *dev, size_t size, dma_addr_t *bus, gfp_t flags);
void dma_free_coherent(struct device *dev, size_t size, void *address, dma_addr_t bus);
/* kernel/dma/mapping.c: any address will do. */
#define DMA_BIT_MASK(n) ((n) == 64 ? ~0ull : (1ull << (n)) - 1)
static inline int dma_coerce_mask_and_coherent(struct device *dev, u64 mask)
{
	dev->dma_mask = mask;
	return 0;
}

#define DMA_ATTR_SKIP_CPU_SYNC (1ul << 5)
/* runtime/dma-map.c; 0 or -errno */
int dma_map_sgtable(struct device *dev, struct sg_table *table, enum dma_data_direction dir,
		    unsigned long attrs);
void dma_unmap_sgtable(struct device *dev, struct sg_table *table, enum dma_data_direction dir,
		       unsigned long attrs);
#define dma_to_phys(dev, address) ((void)(dev), (phys_addr_t)(address))

#define dma_alloc_wc(dev, size, bus, flags) dma_alloc_coherent(dev, size, bus, flags)
#define dma_free_wc(dev, size, address, bus) dma_free_coherent(dev, size, address, bus)

#endif
