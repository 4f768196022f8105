/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A program that uses /dev/xen/gntalloc as libxengnttab does. */
#include <linux/kernel.h>
#include "ks/process.h"

#if KS_HAS_GNTDEV
#include <xen/gntalloc.h>

/* What the ioctl is given; its own structure has an array of one element at the end. */
struct alloc {
	struct ioctl_gntalloc_alloc_gref op;
	unsigned int more[];
};

#define REFS_MAX ((KS_DATA_PAGES * PAGE_SIZE - sizeof(struct alloc)) / sizeof(unsigned int))

long ks_gntalloc_alloc(struct ks_process *process, int fd, unsigned short domid,
		       _Bool writable, unsigned int count, unsigned int *refs,
		       unsigned int wanted, unsigned long *index)
{
	unsigned int room = min_t(unsigned int, count, REFS_MAX);
	unsigned long size = sizeof(struct alloc) + room * sizeof(unsigned int);
	struct alloc *alloc = ks_heap_alloc(size);
	long result;

	memset(alloc, 0, size);
	alloc->op.domid = domid;
	alloc->op.flags = writable ? GNTALLOC_FLAG_WRITABLE : 0;
	alloc->op.count = count;
	result = ks_program_ioctl(process, fd, IOCTL_GNTALLOC_ALLOC_GREF, alloc, size);
	*index = alloc->op.index;
	memcpy(refs, (char *)alloc + offsetof(struct ioctl_gntalloc_alloc_gref, gref_ids),
	       min(wanted, room) * sizeof(*refs));
	ks_heap_free(alloc, size);
	return result;
}

long ks_gntalloc_dealloc(struct ks_process *process, int fd, unsigned long index,
			 unsigned int count)
{
	struct ioctl_gntalloc_dealloc_gref op = { .index = index, .count = count };

	return ks_program_ioctl(process, fd, IOCTL_GNTALLOC_DEALLOC_GREF, &op, sizeof(op));
}
#endif
