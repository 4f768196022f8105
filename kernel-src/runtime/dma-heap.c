/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pages of the kernel's as a DMA buffer: another exporter beside gntdev, after
 * drivers/dma-buf/heaps/system_heap.c.  A page is an entry of its table, as there when no
 * larger pages are free.
 */
#include "ks/dma-buf.h"

#include <linux/kernel.h>

#if KS_HAS_GNTDEV
struct heap_buffer {
	unsigned int n;
	struct page *pages[];
};

static struct sg_table *heap_map(struct dma_buf_attachment *attachment, enum dma_data_direction dir)
{
	const struct heap_buffer *heap = attachment->dmabuf->priv;
	struct sg_table *table = kzalloc(sizeof(*table), GFP_KERNEL);
	int error;
	unsigned int i;

	if (!table)
		return ERR_PTR(-ENOMEM);
	error = sg_alloc_table(table, heap->n, GFP_KERNEL);
	if (error)
		goto free;
	for (i = 0; i < heap->n; i++)
		sg_set_page(&table->sgl[i], heap->pages[i], PAGE_SIZE, 0);
	error = dma_map_sgtable(attachment->dev, table, dir, 0);
	if (!error)
		return table;
	sg_free_table(table);
free:
	kfree(table);
	return ERR_PTR(error);
}

static void heap_unmap(struct dma_buf_attachment *attachment, struct sg_table *table,
		       enum dma_data_direction dir)
{
	dma_unmap_sgtable(attachment->dev, table, dir, 0);
	sg_free_table(table);
	kfree(table);
}

static void heap_free(struct heap_buffer *heap)
{
	while (heap->n)
		__free_page(heap->pages[--heap->n]);
	kfree(heap);
}

static void heap_release(struct dma_buf *buffer)
{
	heap_free(buffer->priv);
}

static int heap_mmap(struct dma_buf *buffer, struct vm_area_struct *vma)
{
	const struct heap_buffer *heap = buffer->priv;
	unsigned long addr = vma->vm_start, i;
	int error = 0;

	for (i = vma->vm_pgoff; !error && addr < vma->vm_end; i++, addr += PAGE_SIZE)
		error = vm_insert_page(vma, addr, heap->pages[i]);
	return error;
}

static const struct dma_buf_ops heap_ops = {
	.map_dma_buf = heap_map,
	.unmap_dma_buf = heap_unmap,
	.release = heap_release,
	.mmap = heap_mmap,
};

static struct heap_buffer *heap_alloc(unsigned int n)
{
	struct heap_buffer *heap = kzalloc(sizeof(*heap) + n * sizeof(*heap->pages), GFP_KERNEL);

	if (!heap)
		return NULL;
	for (; heap->n < n; heap->n++) {
		heap->pages[heap->n] = alloc_page(GFP_HIGHUSER | __GFP_ZERO);
		if (!heap->pages[heap->n]) {
			heap_free(heap);
			return NULL;
		}
	}
	return heap;
}

int ks_dma_heap_alloc(unsigned int pages)
{
	struct dma_buf_export_info info = {
		.exp_name = "system", .ops = &heap_ops, .size = (size_t)pages << PAGE_SHIFT,
		.flags = O_RDWR, .priv = pages ? heap_alloc(pages) : NULL,
	};
	struct dma_buf *buffer;
	int fd;

	if (!info.priv)
		return pages ? -ENOMEM : -EINVAL;
	buffer = dma_buf_export(&info);
	if (IS_ERR(buffer)) {
		heap_free(info.priv);
		return PTR_ERR(buffer);
	}
	fd = dma_buf_fd(buffer, O_CLOEXEC);
	if (fd < 0)
		dma_buf_put(buffer); /* frees the pages, too */
	return fd;
}
#endif
