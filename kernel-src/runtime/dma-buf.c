/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Buffers that drivers share by file descriptors, after drivers/dma-buf/dma-buf.c. */
#include "ks/dma-buf.h"

#include <linux/kernel.h>

/* Behind the last reference to the file: dma_buf_release(). */
static int buffer_release(struct inode *inode, struct file *file)
{
	struct dma_buf *buffer = file->private_data;

	(void)inode;
	buffer->ops->release(buffer);
	WARN_ON(!list_empty(&buffer->attachments));
	kfree(buffer);
	return 0;
}

/* dma_buf_mmap_internal() */
static int buffer_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct dma_buf *buffer = file->private_data;

	if (!buffer->ops->mmap || vma->vm_pgoff + vma_pages(vma) > buffer->size >> PAGE_SHIFT)
		return -EINVAL;
	return buffer->ops->mmap(buffer, vma);
}

/* No ioctl of its own here: DMA_BUF_IOCTL_SYNC and its like give ENOTTY. */
static const struct file_operations buffer_fops = {
	.release = buffer_release,
	.mmap = buffer_mmap,
};

struct dma_buf *dma_buf_export(const struct dma_buf_export_info *info)
{
	struct dma_buf *buffer;

	if (WARN_ON(!info->priv || !info->ops || !info->ops->map_dma_buf ||
		    !info->ops->unmap_dma_buf || !info->ops->release))
		return ERR_PTR(-EINVAL);
	buffer = kzalloc(sizeof(*buffer), GFP_KERNEL);
	if (!buffer)
		return ERR_PTR(-ENOMEM);
	buffer->file = ks_file_alloc(&buffer_fops, buffer, info->flags);
	if (IS_ERR(buffer->file)) {
		struct file *error = buffer->file;

		kfree(buffer);
		return ERR_CAST(error);
	}
	buffer->size = info->size;
	buffer->ops = info->ops;
	buffer->priv = info->priv;
	mutex_init(&buffer->resv);
	INIT_LIST_HEAD(&buffer->attachments);
	return buffer;
}

int dma_buf_fd(struct dma_buf *buffer, int flags)
{
	int fd = get_unused_fd_flags(flags);

	if (fd >= 0)
		fd_install(fd, buffer->file);
	return fd;
}

struct dma_buf *dma_buf_get(int fd)
{
	struct file *file = fget(fd);

	if (!file)
		return ERR_PTR(-EBADF);
	if (file->f_op == &buffer_fops)
		return file->private_data;
	fput(file);
	return ERR_PTR(-EINVAL);
}

void dma_buf_put(struct dma_buf *buffer)
{
	if (!WARN_ON(!buffer))
		fput(buffer->file);
}

struct dma_buf_attachment *dma_buf_attach(struct dma_buf *buffer, struct device *dev)
{
	struct dma_buf_attachment *attachment;
	int error = 0;

	if (WARN_ON(!buffer || !dev))
		return ERR_PTR(-EINVAL);
	attachment = kzalloc(sizeof(*attachment), GFP_KERNEL);
	if (!attachment)
		return ERR_PTR(-ENOMEM);
	attachment->dmabuf = buffer;
	attachment->dev = dev;
	if (buffer->ops->attach)
		error = buffer->ops->attach(buffer, attachment);
	if (error) {
		kfree(attachment);
		return ERR_PTR(error);
	}
	mutex_lock(&buffer->resv);
	list_add(&attachment->node, &buffer->attachments);
	mutex_unlock(&buffer->resv);
	return attachment;
}

void dma_buf_detach(struct dma_buf *buffer, struct dma_buf_attachment *attachment)
{
	if (WARN_ON(!buffer || !attachment))
		return;
	mutex_lock(&buffer->resv);
	list_del(&attachment->node);
	mutex_unlock(&buffer->resv);
	if (buffer->ops->detach)
		buffer->ops->detach(buffer, attachment);
	kfree(attachment);
}

struct sg_table *dma_buf_map_attachment(struct dma_buf_attachment *attachment,
					enum dma_data_direction dir)
{
	struct sg_table *table;

	might_sleep();
	if (WARN_ON(!attachment || !attachment->dmabuf))
		return ERR_PTR(-EINVAL);
	table = attachment->dmabuf->ops->map_dma_buf(attachment, dir);
	return table ? table : ERR_PTR(-ENOMEM);
}

void dma_buf_unmap_attachment(struct dma_buf_attachment *attachment, struct sg_table *table,
			      enum dma_data_direction dir)
{
	might_sleep();
	if (!WARN_ON(!attachment || !attachment->dmabuf || !table))
		attachment->dmabuf->ops->unmap_dma_buf(attachment, table, dir);
}

struct sg_table *dma_buf_map_attachment_unlocked(struct dma_buf_attachment *attachment,
						 enum dma_data_direction dir)
{
	struct sg_table *table;

	might_sleep();
	if (WARN_ON(!attachment || !attachment->dmabuf))
		return ERR_PTR(-EINVAL);
	mutex_lock(&attachment->dmabuf->resv);
	table = dma_buf_map_attachment(attachment, dir);
	mutex_unlock(&attachment->dmabuf->resv);
	return table;
}

void dma_buf_unmap_attachment_unlocked(struct dma_buf_attachment *attachment,
				       struct sg_table *table, enum dma_data_direction dir)
{
	might_sleep();
	if (WARN_ON(!attachment || !attachment->dmabuf || !table))
		return;
	mutex_lock(&attachment->dmabuf->resv);
	dma_buf_unmap_attachment(attachment, table, dir);
	mutex_unlock(&attachment->dmabuf->resv);
}
