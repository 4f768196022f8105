/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a program does: system calls, and accesses to its memory. */
#include <linux/kernel.h>
#include "ks/context.h"
#include "ks/mm.h"
#include "ks/process.h"

/* do_sys_open() */
static long install(const char *path)
{
	int fd = ks_fd_reserve();
	struct file *file;

	if (fd < 0)
		return fd;
	file = ks_file_open(path);
	if (IS_ERR(file)) {
		put_unused_fd(fd);
		return PTR_ERR(file);
	}
	fd_install(fd, file);
	return fd;
}

static long process_open(struct ks_process *process, const char *path)
{
	int error = ks_syscall_enter(process, (struct ks_event){ .name = "open", .text = path, .a = -1 });

	return error ? error : ks_syscall_leave(process, "open", install(path));
}

static long process_close(struct ks_process *process, int fd)
{
	struct file *file = ks_fd_file(process, fd);
	int error = ks_syscall_enter(process, (struct ks_event){ .name = "close", .a = fd });

	if (error)
		return error;
	if (!file)
		return ks_syscall_leave(process, "close", -EBADF);
	process->files.fd[fd] = NULL;
	fput(file);
	return ks_syscall_leave(process, "close", 0);
}

/* fs/ioctl.c, vfs_ioctl().  The file stays, whatever a thread of the process closes. */
static long call_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	long result = -ENOTTY;

	if (!file)
		return -EBADF;
	get_file(file);
	if (file->f_op->unlocked_ioctl)
		result = file->f_op->unlocked_ioctl(file, cmd, arg);
	fput(file);
	return result == -ENOIOCTLCMD ? -ENOTTY : result;
}

long ks_process_ioctl(struct ks_process *process, int fd, unsigned int cmd, unsigned long arg)
{
	int error = ks_syscall_enter(process, (struct ks_event){
		.name = "ioctl", .a = fd, .b = cmd, .c = arg });

	return error ? error : ks_syscall_leave(process, "ioctl",
						call_ioctl(ks_fd_file(process, fd), cmd, arg));
}

static long call_mmap(struct file *file, unsigned long offset, unsigned int pages,
		      unsigned long flags, unsigned long at)
{
	long result;

	if (!file)
		return -EBADF;
	get_file(file);
	result = ks_mmap_seen(file, offset, pages, flags, at);
	fput(file);
	return result;
}

/* The file is open for reading and writing. */
static long process_mmap(struct ks_process *process, int fd, unsigned long offset,
			 unsigned int pages, _Bool writable, _Bool private, unsigned long at)
{
	unsigned long flags = VM_READ | VM_MAYREAD | VM_MAYWRITE | (writable ? VM_WRITE : 0) |
			      (private ? 0 : VM_SHARED);
	int error = ks_syscall_enter(process, (struct ks_event){
		.name = "mmap", .a = fd, .b = offset, .c = pages });

	return error ? error : ks_syscall_leave(process, "mmap", call_mmap(ks_fd_file(process, fd),
									  offset, pages, flags,
									  at));
}

static long process_munmap(struct ks_process *process, unsigned long va, unsigned int pages)
{
	int error = ks_syscall_enter(process, (struct ks_event){
		.name = "munmap", .a = -1, .b = va, .c = pages });

	return error ? error : ks_syscall_leave(process, "munmap", ks_munmap(va, pages));
}

/* An access by the program; a signal that it does not handle ends it. */
static int access(struct ks_process *process, unsigned long va, bool write)
{
	int signal = ks_user_access(process->mm, va, write);

	if (signal)
		process->signal = signal;
	return signal;
}

int ks_program_write(struct ks_process *process, unsigned long va, const void *from,
		     unsigned long n)
{
	const unsigned char *bytes = from;
	unsigned long i;

	for (i = 0; i < n; i++) {
		if (access(process, va + i, true))
			return process->signal;
		*(volatile unsigned char *)(va + i) = bytes[i];
	}
	return 0;
}

int ks_program_read(struct ks_process *process, unsigned long va, void *to, unsigned long n)
{
	unsigned char *bytes = to;
	unsigned long i;

	for (i = 0; i < n; i++) {
		if (access(process, va + i, false))
			return process->signal;
		bytes[i] = *(const volatile unsigned char *)(va + i);
	}
	return 0;
}

static long process_load(struct ks_process *process, unsigned long va)
{
	unsigned char byte = 0;
	int error = ks_enter(process);

	if (error)
		return error;
	ks_program_read(process, va, &byte, 1);
	return ks_leave(process, byte);
}

static long process_store(struct ks_process *process, unsigned long va, unsigned char byte)
{
	int error = ks_enter(process);

	if (error)
		return error;
	ks_program_write(process, va, &byte, 1);
	return ks_leave(process, 0);
}

/* It ends in the midst of the call, so who calls is nobody's process. */
static long end(struct ks_process *process, const char *call, int signal)
{
	long result;

	ks_trace(KS_EVENT_SYSCALL, call, .a = -1);
	result = ks_process_end(process, signal);
	ks_trace(KS_EVENT_SYSCALL_END, call, .a = result);
	return result;
}

static long process_exit(struct ks_process *process)
{
	return end(process, "exit", 0);
}

static long process_kill(struct ks_process *process)
{
	return end(process, "kill", KS_SIGKILL);
}

static long process_oom_kill(struct ks_process *process)
{
	long result;

	ks_trace(KS_EVENT_SYSCALL, "oom-kill", .a = -1);
	result = ks_process_oom_kill(process);
	ks_trace(KS_EVENT_SYSCALL_END, "oom-kill", .a = result);
	return result;
}

static _Bool process_alive(const struct ks_process *process)
{
	return process->mm != NULL;
}

static unsigned long process_base(const struct ks_process *process)
{
	return process->mm ? process->mm->start : 0;
}

static unsigned int process_files(const struct ks_process *process)
{
	unsigned int fd, n = 0;

	for (fd = 0; fd < KS_FILES_MAX; fd++)
		n += process->files.fd[fd] != NULL;
	return n;
}

static _Bool process_area(const struct ks_process *process, unsigned int n, struct ks_area *area)
{
	const struct vm_area_struct *vma;

	if (!process->mm)
		return false;
	list_for_each_entry(vma, &process->mm->areas, list) {
		if (!vma->vm_file || n--)
			continue;
		area->at = vma->seen;
		area->va = vma->vm_start;
		area->pages = vma_pages(vma);
		area->not_forked = (vma->vm_flags & VM_DONTCOPY) != 0;
		return true;
	}
	return false;
}

const struct ks_processes ks_driver_processes = {
	.create = ks_process_create,
	.fork = ks_process_fork,
	.exit = process_exit,
	.kill = process_kill,
	.oom_kill = process_oom_kill,
	.alive = process_alive,
	.base = process_base,
	.files = process_files,
	.area = process_area,
	.open = process_open,
	.close = process_close,
	.ioctl = ks_process_ioctl,
	.mmap = process_mmap,
	.munmap = process_munmap,
	.memory = ks_process_memory,
	.discard = ks_process_discard,
	.pin = ks_process_pin,
	.load = process_load,
	.store = process_store,
#if KS_HAS_GNTDEV
	.gntdev_map = ks_gntdev_map,
	.gntdev_unmap = ks_gntdev_unmap,
	.gntdev_offset = ks_gntdev_offset,
	.gntdev_copy = ks_gntdev_copy,
	.dmabuf_export = ks_dmabuf_export,
	.dmabuf_wait_released = ks_dmabuf_wait_released,
	.dmabuf_import = ks_dmabuf_import,
	.dmabuf_import_release = ks_dmabuf_import_release,
	.dma_heap = ks_process_dma_heap,
	.gntalloc_alloc = ks_gntalloc_alloc,
	.gntalloc_dealloc = ks_gntalloc_dealloc,
	.unmap_notify = ks_unmap_notify,
#endif
};
