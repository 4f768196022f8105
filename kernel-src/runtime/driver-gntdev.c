/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A program that uses /dev/xen/gntdev as libxengnttab does. */
#include <linux/kernel.h>
#include "ks/process.h"

#if KS_HAS_GNTDEV
#include <xen/grant_table.h>
#include <xen/gntdev.h>

#define GREFS_MAX ((KS_DATA_PAGES * PAGE_SIZE - sizeof(struct ioctl_gntdev_map_grant_ref)) / \
		   sizeof(struct ioctl_gntdev_grant_ref))

/* Of more refs than the program has memory for, the first ones. */
long ks_gntdev_map(struct ks_process *process, int fd, const struct ks_gref *grefs,
		   unsigned int given, unsigned int count, unsigned long *index)
{
	struct ioctl_gntdev_map_grant_ref *op;
	unsigned int i, refs = min_t(unsigned int, given, GREFS_MAX);
	unsigned long size = sizeof(*op) + refs * sizeof(op->refs[0]);
	long result;

	op = ks_heap_alloc(size);
	op->count = count;
	for (i = 0; i < refs; i++) {
		op->refs[i].domid = grefs[i].dom;
		op->refs[i].ref = grefs[i].ref;
	}
	result = ks_program_ioctl(process, fd, IOCTL_GNTDEV_MAP_GRANT_REF, op, size);
	*index = op->index;
	ks_heap_free(op, size);
	return result;
}

long ks_gntdev_unmap(struct ks_process *process, int fd, unsigned long index, unsigned int count)
{
	struct ioctl_gntdev_unmap_grant_ref op = { .index = index, .count = count };

	return ks_program_ioctl(process, fd, IOCTL_GNTDEV_UNMAP_GRANT_REF, &op, sizeof(op));
}

/* gntalloc's ioctl has the same number and structure. */
long ks_unmap_notify(struct ks_process *process, int fd, unsigned long offset,
		     unsigned int action, unsigned int port)
{
	struct ioctl_gntdev_unmap_notify op = {
		.index = offset, .action = action, .event_channel_port = port,
	};

	return ks_program_ioctl(process, fd, IOCTL_GNTDEV_SET_UNMAP_NOTIFY, &op, sizeof(op));
}

long ks_gntdev_offset(struct ks_process *process, int fd, unsigned long va)
{
	struct ioctl_gntdev_get_offset_for_vaddr op = { .vaddr = va };
	long result = ks_program_ioctl(process, fd, IOCTL_GNTDEV_GET_OFFSET_FOR_VADDR, &op,
				       sizeof(op));

	return result ? result : (long)op.offset;
}

static void fill_segment(struct gntdev_grant_copy_segment *to, const struct ks_copy_segment *from)
{
	to->len = from->len;
	if (from->source.is_ref) {
		to->flags |= GNTCOPY_source_gref;
		to->source.foreign.domid = from->source.gref.dom;
		to->source.foreign.ref = from->source.gref.ref;
		to->source.foreign.offset = from->source.offset;
	} else {
		to->source.virt = (void __user *)(from->source.va + from->source.offset);
	}
	if (from->dest.is_ref) {
		to->flags |= GNTCOPY_dest_gref;
		to->dest.foreign.domid = from->dest.gref.dom;
		to->dest.foreign.ref = from->dest.gref.ref;
		to->dest.foreign.offset = from->dest.offset;
	} else {
		to->dest.virt = (void __user *)(from->dest.va + from->dest.offset);
	}
}

/* The structure that the ioctl is given, and behind it the segments that it points to. */
struct copy {
	struct ioctl_gntdev_grant_copy op;
	struct gntdev_grant_copy_segment segments[];
};

long ks_gntdev_copy(struct ks_process *process, int fd, struct ks_copy_segment *segments,
		    unsigned int count)
{
	unsigned long size = sizeof(struct copy) + count * sizeof(struct gntdev_grant_copy_segment);
	struct copy *copy;
	unsigned int i;
	long result = -E2BIG; /* the program has no more memory */

	if (size > KS_DATA_PAGES * PAGE_SIZE)
		return result;
	copy = ks_heap_alloc(size);
	memset(copy, 0, size);
	copy->op.count = count;
	copy->op.segments = (void __user *)(process->data + offsetof(struct copy, segments));
	for (i = 0; i < count; i++)
		fill_segment(&copy->segments[i], &segments[i]);
	result = ks_program_ioctl(process, fd, IOCTL_GNTDEV_GRANT_COPY, copy, size);
	for (i = 0; i < count; i++)
		segments[i].status = copy->segments[i].status;
	ks_heap_free(copy, size);
	return result;
}
#endif
