/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/dma-buf.h, as far as used: no dynamic buffers, fences, kernel mappings
 * and names.
 */
#ifndef KS_DMA_BUF_H
#define KS_DMA_BUF_H

#include "ks/dma.h"
#include "ks/fs.h"
#include "ks/refcount.h"

struct dma_buf;
struct dma_buf_attachment;

struct dma_buf_ops {
	int (*attach)(struct dma_buf *buffer, struct dma_buf_attachment *attachment);
	void (*detach)(struct dma_buf *buffer, struct dma_buf_attachment *attachment);
	struct sg_table *(*map_dma_buf)(struct dma_buf_attachment *attachment,
					enum dma_data_direction dir);
	void (*unmap_dma_buf)(struct dma_buf_attachment *attachment, struct sg_table *table,
			      enum dma_data_direction dir);
	void (*release)(struct dma_buf *buffer);
	int (*mmap)(struct dma_buf *buffer, struct vm_area_struct *vma);
};

struct dma_buf {
	size_t size; /* bytes */
	struct file *file;
	const struct dma_buf_ops *ops;
	void *priv;
	struct mutex resv; /* Linux: a struct dma_resv */
	struct list_head attachments;
};

/* A device's use of a buffer. */
struct dma_buf_attachment {
	struct dma_buf *dmabuf;
	struct device *dev;
	struct list_head node;
	void *priv;
};

struct dma_buf_export_info {
	const char *exp_name;
	struct module *owner;
	const struct dma_buf_ops *ops;
	size_t size;
	int flags;
	void *priv;
};

#define DEFINE_DMA_BUF_EXPORT_INFO(name) \
	struct dma_buf_export_info name = { .exp_name = KBUILD_MODNAME, .owner = THIS_MODULE }

/* runtime/dma-buf.c; pointers may be ERR_PTR */
struct dma_buf *dma_buf_export(const struct dma_buf_export_info *info);
int dma_buf_fd(struct dma_buf *buffer, int flags);
struct dma_buf *dma_buf_get(int fd);
void dma_buf_put(struct dma_buf *buffer);
struct dma_buf_attachment *dma_buf_attach(struct dma_buf *buffer, struct device *dev);
void dma_buf_detach(struct dma_buf *buffer, struct dma_buf_attachment *attachment);
struct sg_table *dma_buf_map_attachment(struct dma_buf_attachment *attachment,
					enum dma_data_direction dir);
void dma_buf_unmap_attachment(struct dma_buf_attachment *attachment, struct sg_table *table,
			      enum dma_data_direction dir);
/* Since 6.2, which wants the buffer's reservation held for those above: these take it. */
struct sg_table *dma_buf_map_attachment_unlocked(struct dma_buf_attachment *attachment,
						 enum dma_data_direction dir);
void dma_buf_unmap_attachment_unlocked(struct dma_buf_attachment *attachment,
				       struct sg_table *table, enum dma_data_direction dir);

/*
 * runtime/dma-heap.c: memory of the kernel's as a buffer, after the ioctl of
 * /dev/dma_heap/system; the running process's fd, or -errno.
 */
int ks_dma_heap_alloc(unsigned int pages);

#endif
