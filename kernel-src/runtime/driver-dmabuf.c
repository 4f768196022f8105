/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A program that shares DMA buffers with other domains through /dev/xen/gntdev. */
#include <linux/kernel.h>
#include "ks/dma-buf.h"
#include "ks/process.h"

#if KS_HAS_GNTDEV
#include <xen/grant_table.h>
#include <xen/gntdev.h>

/* As many refs as the program has memory for. */
#define REFS_MAX ((KS_DATA_PAGES * PAGE_SIZE - sizeof(struct ioctl_gntdev_dmabuf_exp_from_refs)) / \
		  sizeof(u32))

long ks_dmabuf_export(struct ks_process *process, int fd, const struct ks_dmabuf_export *export)
{
	struct ioctl_gntdev_dmabuf_exp_from_refs *op;
	unsigned int i, refs = min_t(unsigned int, export->given, REFS_MAX);
	unsigned long size = sizeof(*op) + refs * sizeof(op->refs[0]);
	long result;

	op = ks_heap_alloc(size);
	memset(op, 0, size);
	op->flags = export->flags;
	op->count = export->count;
	op->domid = export->domid;
	for (i = 0; i < refs; i++)
		op->refs[i] = export->refs[i];
	result = ks_program_ioctl(process, fd, IOCTL_GNTDEV_DMABUF_EXP_FROM_REFS, op, size);
	if (!result)
		result = op->fd;
	ks_heap_free(op, size);
	return result;
}

long ks_dmabuf_wait_released(struct ks_process *process, int fd, int buffer, unsigned int ms)
{
	struct ioctl_gntdev_dmabuf_exp_wait_released op = { .fd = buffer, .wait_to_ms = ms };

	return ks_program_ioctl(process, fd, IOCTL_GNTDEV_DMABUF_EXP_WAIT_RELEASED, &op, sizeof(op));
}

long ks_dmabuf_import(struct ks_process *process, int fd, int buffer, unsigned short domid,
		      unsigned int count, unsigned int *refs, unsigned int wanted)
{
	struct ioctl_gntdev_dmabuf_imp_to_refs *op;
	unsigned int i, n = min_t(unsigned int, min(count, wanted), REFS_MAX);
	unsigned long size = sizeof(*op) + n * sizeof(op->refs[0]);
	long result;

	op = ks_heap_alloc(size);
	memset(op, 0, size);
	op->fd = buffer;
	op->count = count;
	op->domid = domid;
	result = ks_program_ioctl(process, fd, IOCTL_GNTDEV_DMABUF_IMP_TO_REFS, op, size);
	for (i = 0; i < n; i++)
		refs[i] = op->refs[i];
	ks_heap_free(op, size);
	return result;
}

long ks_dmabuf_import_release(struct ks_process *process, int fd, int buffer)
{
	struct ioctl_gntdev_dmabuf_imp_release op = { .fd = buffer };

	return ks_program_ioctl(process, fd, IOCTL_GNTDEV_DMABUF_IMP_RELEASE, &op, sizeof(op));
}

long ks_process_dma_heap(struct ks_process *process, unsigned int pages)
{
	int error = ks_syscall_enter(process, (struct ks_event){
		.name = "ioctl", .text = "/dev/dma_heap/system", .a = -1, .c = pages });

	return error ? error : ks_syscall_leave(process, "ioctl", ks_dma_heap_alloc(pages));
}
#endif
