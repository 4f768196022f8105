/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: names only; nothing of it is used by the files compiled here */
#ifndef KS_LINUX_SWIOTLB_H
#define KS_LINUX_SWIOTLB_H

struct device;
enum dma_data_direction { DMA_BIDIRECTIONAL, DMA_TO_DEVICE, DMA_FROM_DEVICE, DMA_NONE };

#endif
