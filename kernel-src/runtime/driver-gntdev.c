/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A program that uses /dev/xen/gntdev as libxengnttab does: it puts an ioctl's argument
 * into its own memory, makes the call, and reads what has come.
 */
#include <linux/kernel.h>
#include "ks/process.h"

#if KS_HAS_GNTDEV
#include <xen/grant_table.h>
#include <xen/gntdev.h>

/* The program's instructions before and after the call may kill it too. */
static long call(struct ks_process *process, int fd, unsigned int cmd, void *arg,
		 unsigned long size)
{
	long result = ks_enter(process);

	if (result)
		return result;
	ks_program_write(process, process->data, arg, size);
	result = ks_leave(process, 0);
	if (!result)
		result = ks_process_ioctl(process, fd, cmd, process->data);
	if (result || ks_enter(process))
		return result;
	ks_program_read(process, process->data, arg, size);
	return ks_leave(process, result);
}

long ks_gntdev_map(struct ks_process *process, int fd, const struct ks_gref *grefs,
		   unsigned int count, unsigned long *index)
{
	struct ioctl_gntdev_map_grant_ref *op;
	unsigned long size = sizeof(*op) + count * sizeof(op->refs[0]);
	unsigned int i;
	long result = -E2BIG; /* the program has no more memory */

	if (size > KS_DATA_PAGES * PAGE_SIZE)
		return result;
	op = ks_heap_alloc(size);
	op->count = count;
	for (i = 0; i < count; i++) {
		op->refs[i].domid = grefs[i].dom;
		op->refs[i].ref = grefs[i].ref;
	}
	result = call(process, fd, IOCTL_GNTDEV_MAP_GRANT_REF, op, size);
	*index = op->index;
	ks_heap_free(op, size);
	return result;
}

long ks_gntdev_unmap(struct ks_process *process, int fd, unsigned long index, unsigned int count)
{
	struct ioctl_gntdev_unmap_grant_ref op = { .index = index, .count = count };

	return call(process, fd, IOCTL_GNTDEV_UNMAP_GRANT_REF, &op, sizeof(op));
}

long ks_gntdev_notify(struct ks_process *process, int fd, unsigned long offset)
{
	struct ioctl_gntdev_unmap_notify op = {
		.index = offset, .action = UNMAP_NOTIFY_CLEAR_BYTE,
	};

	return call(process, fd, IOCTL_GNTDEV_SET_UNMAP_NOTIFY, &op, sizeof(op));
}

long ks_gntdev_offset(struct ks_process *process, int fd, unsigned long va)
{
	struct ioctl_gntdev_get_offset_for_vaddr op = { .vaddr = va };
	long result = call(process, fd, IOCTL_GNTDEV_GET_OFFSET_FOR_VADDR, &op, sizeof(op));

	return result ? result : (long)op.offset;
}
#endif
