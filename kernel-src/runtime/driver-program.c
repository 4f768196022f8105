/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a program does beside a driver's system calls: memory of its own, pages that somebody
 * else uses meanwhile, and an ioctl whose argument it knows the structure of.
 */
#include <linux/kernel.h>
#include "ks/context.h"
#include "ks/mm.h"
#include "ks/process.h"

/* It puts the argument into its memory, makes the call, and reads what has come. */
long ks_program_ioctl(struct ks_process *process, int fd, unsigned int cmd, void *arg,
		      unsigned long size)
{
	long result = ks_enter(process);

	if (result)
		return result;
	/* Its own instructions before and after the call may kill it too. */
	ks_program_write(process, process->data, arg, size);
	result = ks_leave(process, 0);
	if (!result)
		result = ks_process_ioctl(process, fd, cmd, process->data);
	if (result || ks_enter(process))
		return result;
	ks_program_read(process, process->data, arg, size);
	return ks_leave(process, result);
}

long ks_process_memory(struct ks_process *process, unsigned int pages)
{
	int error = ks_syscall_enter(process, (struct ks_event){
		.name = "mmap", .a = -1, .c = pages });

	return error ? error : ks_syscall_leave(process, "mmap",
						ks_mmap(NULL, 0, pages, VM_READ | VM_WRITE |
							VM_MAYREAD | VM_MAYWRITE));
}

long ks_process_discard(struct ks_process *process, unsigned long va, unsigned int pages)
{
	int error = ks_syscall_enter(process, (struct ks_event){
		.name = "madvise", .a = -1, .b = va, .c = pages });

	return error ? error : ks_syscall_leave(process, "madvise",
						ks_madvise_dontneed(va, pages));
}

long ks_process_pin(struct ks_process *process, unsigned long va)
{
	struct page *page;
	long result = ks_enter(process);

	if (result)
		return result;
	result = pin_user_pages_fast(va, 1, FOLL_WRITE, &page);
	return ks_leave(process, result < 0 ? result : (long)page_to_pfn(page));
}
