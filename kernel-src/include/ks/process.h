/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: processes, after kernel/{fork,exit}.c: an address space and open files. */
#ifndef KS_PROCESS_ACCESS_H
#define KS_PROCESS_ACCESS_H

#include <linux/types.h>
#include "ks-process.h"
#include "ks/fs.h"

#define KS_DATA_PAGES 16 /* a program's own memory: arguments of system calls */

struct ks_process {
	struct mm_struct *mm; /* NULL: it is dead */
	struct files_struct files;
	unsigned int busy; /* its threads that are in the kernel */
	int signal;        /* that it died of, or will when nobody of it is in the kernel */
	unsigned long data; /* not of a real program, which has its own */
};

extern const struct ks_processes ks_driver_processes;

/* Around what a program does; 0 or -ESRCH.  leave: what the program gets of it. */
int ks_enter(struct ks_process *process);
long ks_leave(struct ks_process *process, long result);
/* The same around a system call, which is told: kind is filled in. */
int ks_syscall_enter(struct ks_process *process, struct ks_event call);
long ks_syscall_leave(struct ks_process *process, const char *name, long result);
/* The open file, or NULL. */
struct file *ks_fd_file(const struct ks_process *process, int fd);

/* driver-process.c: the program's own accesses; 0 or the signal */
int ks_program_write(struct ks_process *process, unsigned long va, const void *from,
		     unsigned long n);
int ks_program_read(struct ks_process *process, unsigned long va, void *to, unsigned long n);
long ks_process_ioctl(struct ks_process *process, int fd, unsigned int cmd, unsigned long arg);

/* driver-program.c */
long ks_program_ioctl(struct ks_process *process, int fd, unsigned int cmd, void *arg,
		      unsigned long size);
long ks_process_memory(struct ks_process *process, unsigned int pages);
long ks_process_discard(struct ks_process *process, unsigned long va, unsigned int pages);
long ks_process_pin(struct ks_process *process, unsigned long va);

/* driver-gntdev.c */
long ks_gntdev_map(struct ks_process *process, int fd, const struct ks_gref *grefs,
		   unsigned int given, unsigned int count, unsigned long *index);
long ks_gntdev_unmap(struct ks_process *process, int fd, unsigned long index, unsigned int count);
long ks_gntdev_offset(struct ks_process *process, int fd, unsigned long va);
long ks_gntdev_copy(struct ks_process *process, int fd, struct ks_copy_segment *segments,
		    unsigned int count);
long ks_unmap_notify(struct ks_process *process, int fd, unsigned long offset,
		     unsigned int action, unsigned int port);

/* driver-dmabuf.c */
long ks_dmabuf_export(struct ks_process *process, int fd, const struct ks_dmabuf_export *export);
long ks_dmabuf_wait_released(struct ks_process *process, int fd, int buffer, unsigned int ms);
long ks_dmabuf_import(struct ks_process *process, int fd, int buffer, unsigned short domid,
		      unsigned int count, unsigned int *refs, unsigned int wanted);
long ks_dmabuf_import_release(struct ks_process *process, int fd, int buffer);
long ks_process_dma_heap(struct ks_process *process, unsigned int pages);

/* driver-gntalloc.c */
long ks_gntalloc_alloc(struct ks_process *process, int fd, unsigned short domid,
		       _Bool writable, unsigned int count, unsigned int *refs,
		       unsigned int wanted, unsigned long *index);
long ks_gntalloc_dealloc(struct ks_process *process, int fd, unsigned long index,
			 unsigned int count);

/* process.c */
struct ks_process *ks_process_create(void *program);
struct ks_process *ks_process_fork(struct ks_process *parent, void *program, int *error);
/* It dies of the signal (0: by exit), at once or when its last thread leaves the kernel. */
long ks_process_end(struct ks_process *process, int signal);
/* SIGKILL, and the OOM reaper is at its memory first; whether that got all of it. */
long ks_process_oom_kill(struct ks_process *process);

#endif
