/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Processes of a kernel and what they do: system calls, memory accesses, and the calls
 * of a program that uses /dev/xen/gntdev.  Results are 0 or positive, -errno as the
 * system call gave it, or -(KS_SIGNAL + n): the process died of signal n.  What is
 * called for a process that is dead gives -ESRCH.
 *
 * A process may be a real program of the host: then its own memory lies there, the
 * addresses in its system calls are that program's, and the platform copies from and to
 * them.  What it maps is made here as for any process, and the host shows it the frames.
 */
#ifndef KS_PROCESS_H
#define KS_PROCESS_H

#define KS_SIGNAL 4096
#define KS_SIGBUS 7
#define KS_SIGKILL 9
#define KS_SIGSEGV 11

struct ks_process; /* in the kernel's memory, never freed */

struct ks_gref {
	unsigned short dom;
	unsigned int ref;
};

/* One side of a copy: a grant and an offset in its page, or an address of the program's. */
struct ks_copy_side {
	_Bool is_ref;
	struct ks_gref gref;
	unsigned short offset;
	unsigned long va; /* if it is no ref */
};

struct ks_copy_segment {
	struct ks_copy_side source, dest;
	unsigned short len;
	short status; /* out: GNTST_* */
};

/* Grants that are to be a DMA buffer: count refs, of which so many are given. */
struct ks_dmabuf_export {
	unsigned int flags; /* GNTDEV_DMA_FLAG_* */
	unsigned short domid;
	const unsigned int *refs;
	unsigned int given, count;
};

/* An area of a process's memory that shows a file. */
struct ks_area {
	unsigned long at; /* where its program sees it */
	unsigned long va; /* where it is here */
	unsigned long pages;
	_Bool not_forked; /* VM_DONTCOPY: a child has it not */
};

struct ks_processes {
	/*
	 * Of a program that has just begun, with no open file; NULL: no room for it.
	 * program: the host's handle of a real one (ks_platform.program_read), or NULL.
	 */
	struct ks_process *(*create)(void *program);
	/* fork: the child, or NULL with *error set; program: the child's, as in create. */
	struct ks_process *(*fork)(struct ks_process *parent, void *program, int *error);
	long (*exit)(struct ks_process *process);
	/* SIGKILL: it dies now or, if a system call of its is under way, when that ends. */
	long (*kill)(struct ks_process *process);
	/*
	 * The OOM killer's SIGKILL: its reaper takes the memory that it may, before the process
	 * ends; 0, or -EAGAIN: it could not have all
	 */
	long (*oom_kill)(struct ks_process *process);
	unsigned long (*base)(const struct ks_process *process); /* [any] of its addresses; 0: dead */
	_Bool (*alive)(const struct ks_process *process); /* [any] */
	unsigned int (*files)(const struct ks_process *process); /* [any] how many are open */
	/* [any] The nth area from 0 that shows a file; false: there are no more. */
	_Bool (*area)(const struct ks_process *process, unsigned int n, struct ks_area *area);

	/* --- system calls ---------------------------------------------------------- */
	long (*open)(struct ks_process *process, const char *path); /* fd */
	long (*close)(struct ks_process *process, int fd);
	long (*ioctl)(struct ks_process *process, int fd, unsigned int cmd, unsigned long arg);
	/*
	 * offset in bytes; private: MAP_PRIVATE; at: where a real program sees it, else 0.
	 * The address here.
	 */
	long (*mmap)(struct ks_process *process, int fd, unsigned long offset, unsigned int pages,
		     _Bool writable, _Bool private, unsigned long at);
	/* va: where the program sees it */
	long (*munmap)(struct ks_process *process, unsigned long va, unsigned int pages);

	long (*memory)(struct ks_process *process, unsigned int pages); /* mmap without a file */
	/* madvise(MADV_DONTNEED); va: where the program sees it */
	long (*discard)(struct ks_process *process, unsigned long va, unsigned int pages);
	/*
	 * As a system call that reads from a device into the page (O_DIRECT): a reference to
	 * the page there is held; the pfn.  ks_pages.put drops it.
	 */
	long (*pin)(struct ks_process *process, unsigned long va);

	/* --- as the program's own instructions would ---------------------------------- */
	long (*load)(struct ks_process *process, unsigned long va); /* the byte */
	long (*store)(struct ks_process *process, unsigned long va, unsigned char byte);

	/* --- with /dev/xen/gntdev; NULL if this kernel has no such driver ---------------- */
	/*
	 * IOCTL_GNTDEV_MAP_GRANT_REF for count refs, of which so many are given; *index is the
	 * offset for mmap
	 */
	long (*gntdev_map)(struct ks_process *process, int fd, const struct ks_gref *grefs,
			   unsigned int given, unsigned int count, unsigned long *index);
	/* IOCTL_GNTDEV_UNMAP_GRANT_REF */
	long (*gntdev_unmap)(struct ks_process *process, int fd, unsigned long index,
			     unsigned int count);
	/* IOCTL_GNTDEV_GET_OFFSET_FOR_VADDR; the offset */
	long (*gntdev_offset)(struct ks_process *process, int fd, unsigned long va);
	/* IOCTL_GNTDEV_GRANT_COPY; -E2BIG: the program has no memory for so many segments */
	long (*gntdev_copy)(struct ks_process *process, int fd, struct ks_copy_segment *segments,
			    unsigned int count);

	/* IOCTL_GNTDEV_DMABUF_EXP_FROM_REFS; the buffer's fd */
	long (*dmabuf_export)(struct ks_process *process, int fd,
			      const struct ks_dmabuf_export *export);
	/* IOCTL_GNTDEV_DMABUF_EXP_WAIT_RELEASED, so many milliseconds */
	long (*dmabuf_wait_released)(struct ks_process *process, int fd, int buffer,
				     unsigned int ms);
	/* IOCTL_GNTDEV_DMABUF_IMP_TO_REFS; refs: room for `wanted`, the first ones */
	long (*dmabuf_import)(struct ks_process *process, int fd, int buffer, unsigned short domid,
			      unsigned int count, unsigned int *refs, unsigned int wanted);
	/* IOCTL_GNTDEV_DMABUF_IMP_RELEASE */
	long (*dmabuf_import_release)(struct ks_process *process, int fd, int buffer);
	/* DMA_HEAP_IOCTL_ALLOC of /dev/dma_heap/system: memory as a DMA buffer; its fd */
	long (*dma_heap)(struct ks_process *process, unsigned int pages);

	/* --- with /dev/xen/gntalloc, likewise --------------------------------------------- */
	/*
	 * IOCTL_GNTALLOC_ALLOC_GREF; *index is the offset for mmap; refs: room for `wanted`,
	 * the first ones
	 */
	long (*gntalloc_alloc)(struct ks_process *process, int fd, unsigned short domid,
			       _Bool writable, unsigned int count, unsigned int *refs,
			       unsigned int wanted, unsigned long *index);
	/* IOCTL_GNTALLOC_DEALLOC_GREF */
	long (*gntalloc_dealloc)(struct ks_process *process, int fd, unsigned long index,
				 unsigned int count);

	/*
	 * With either: IOCTL_GNTDEV_SET_UNMAP_NOTIFY, which is IOCTL_GNTALLOC_SET_UNMAP_NOTIFY,
	 * for the byte at that offset.
	 */
	long (*unmap_notify)(struct ks_process *process, int fd, unsigned long offset,
			     unsigned int action, unsigned int port);
};

#endif
