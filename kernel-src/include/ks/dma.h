/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/dma-mapping.h, as far as used.  A device without an IOMMU whose bus
 * addresses are the kernel's physical ones (kernel/dma/direct.c); caches are no concern.
 */
#ifndef KS_DMA_H
#define KS_DMA_H

#include "ks/slab.h"

struct device;

void *dma_alloc_coherent(struct device *dev, size_t size, dma_addr_t *bus, gfp_t flags);
void dma_free_coherent(struct device *dev, size_t size, void *address, dma_addr_t bus);
/* kernel/dma/mapping.c: any address will do. */
#define DMA_BIT_MASK(n) ((n) == 64 ? ~0ull : (1ull << (n)) - 1)
static inline int dma_coerce_mask_and_coherent(struct device *dev, u64 mask)
{
	(void)dev, (void)mask;
	return 0;
}
#define dma_alloc_wc(dev, size, bus, flags) dma_alloc_coherent(dev, size, bus, flags)
#define dma_free_wc(dev, size, address, bus) dma_free_coherent(dev, size, address, bus)

#endif
