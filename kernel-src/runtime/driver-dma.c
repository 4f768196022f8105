/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A buffer for DMA whose frames are given back to Xen, so that grants can be mapped into
 * it, as drivers/xen/gntdev-dmabuf.c and gntdev.c have it.
 */
#include "ks/driver-pages.h"

#include <linux/kernel.h>
#include <xen/grant_table.h>
#include "ks/heap.h"
#include "ks/page.h"

#if KS_HAS_DMA_ALLOC
struct ks_dma_buffer {
	struct gnttab_dma_alloc_args kernel;
	unsigned int room; /* of the arrays */
};

static void discard(struct ks_dma_buffer *buffer)
{
	ks_heap_free(buffer->kernel.pages, buffer->room * sizeof(*buffer->kernel.pages));
	ks_heap_free(buffer->kernel.frames, buffer->room * sizeof(*buffer->kernel.frames));
	ks_heap_free(buffer, sizeof(*buffer));
}

int ks_dma_alloc(struct ks_dma_buffer **made, unsigned int n, _Bool coherent, unsigned long *pfns)
{
	struct ks_dma_buffer *buffer = ks_heap_alloc(sizeof(*buffer));
	unsigned int i;
	int error;

	buffer->room = n;
	buffer->kernel.nr_pages = n;
	buffer->kernel.coherent = coherent;
	buffer->kernel.pages = ks_heap_alloc(n * sizeof(*buffer->kernel.pages));
	buffer->kernel.frames = ks_heap_alloc(n * sizeof(*buffer->kernel.frames));
	error = gnttab_dma_alloc_pages(&buffer->kernel);
	if (error) {
		discard(buffer);
		return error;
	}
	for (i = 0; i < n; i++)
		pfns[i] = page_to_pfn(buffer->kernel.pages[i]);
	*made = buffer;
	return 0;
}

int ks_dma_free(struct ks_dma_buffer *buffer)
{
	int error = gnttab_dma_free_pages(&buffer->kernel);

	discard(buffer);
	return error;
}
#endif
