/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What goes between a real program (the preload library in it) and gntsim.  Every process
 * of the program has a connection, a SOCK_SEQPACKET socket in the abstract name space: it
 * sends a request, waits, and receives the answer.  The connection's end is the end of the
 * process's memory: exit, death or execve.  So has every thread of it that makes a call.
 *
 * From its first mmap of a device on it has another one, the follower's, over which gntsim
 * asks: each change of a page that the program was shown is sent before the simulated kernel
 * goes on, and answered by a byte when it is so in the program's memory.
 *
 * An open device is a socket too, whose other end gntsim holds.  That end is bound to the
 * name NAME/ID, so getpeername() tells which file any descriptor is, however the program
 * came by it (dup, fork, a descriptor's way through another socket), and the kernel counts
 * the references to it: gntsim sees when the last one is closed, and looks before it serves
 * a request.
 */
#ifndef GC_WIRE_H
#define GC_WIRE_H

#include <stdint.h>

#define GC_VERSION 3
/* Set for the program: the name of gntsim's socket, without the leading 0 byte. */
#define GC_ENVIRONMENT "GNTSIM_CLIENT"
/* What is opened below here is gntsim's; a device that it has not is ENOENT. */
#define GC_DEVICES "/dev/xen/"
#define GC_PATH_MAX 64
/* Pages of one mapping: a process's part of user space has so many (ks/mm.h). */
#define GC_FRAMES_MAX 2048
#define GC_WRITABLE (1ull << 63) /* in a frame */

/* Which connection it is. */
enum gc_connection {
	GC_PROCESS,  /* the process's, by which its first thread calls */
	GC_THREAD,   /* another thread's */
	GC_FOLLOWER, /* the answer carries the descriptor to map frames from */
};

enum gc_op {
	/* First of all; child: what FORK answered, 0 in a program that has just begun. */
	GC_HELLO,
	GC_OPEN,        /* the answer carries the descriptor */
	GC_IOCTL,
	GC_MMAP,        /* the answer has the frames */
	GC_MUNMAP,      /* the program sees them no more; if that fails, the answer has them */
	GC_DISCARD,     /* madvise(MADV_DONTNEED) */
	GC_CLOSED,      /* a descriptor was closed: if it was the last, that comes first */
	GC_FORK,        /* about to fork; the result is a number for the child's HELLO */
	GC_FORK_FAILED, /* it did not happen */
};

struct gc_request {
	uint32_t op; /* enum gc_op */
	uint32_t file; /* IOCTL, MMAP: the ID in its name */
	union {
		struct {
			uint32_t version, child, connection;
		} hello;
		struct {
			uint32_t flags;
			char path[GC_PATH_MAX];
		} open;
		struct {
			uint64_t command, argument;
		} ioctl;
		struct {
			uint64_t at, length, offset; /* bytes; at: where the program will see it */
			uint32_t prot, flags;
		} mmap;
		struct {
			uint64_t at, length;
		} munmap; /* and DISCARD */
		struct {
			uint32_t child;
		} fork_failed;
	};
};

struct gc_answer {
	int64_t result; /* as the kernel's system call gave it: -errno, or 0 and more */
	uint32_t not_forked; /* MMAP: a child does not have it */
	uint32_t n; /* frames; an answer is sent without those that it has not */
	/* Page number in the file, and GC_WRITABLE; behind the file's end: nothing is there. */
	uint64_t frames[GC_FRAMES_MAX];
};

/* To the follower, which answers with a byte: 0, or the errno of why it is not so. */
struct gc_change {
	uint64_t at;
	uint64_t frame; /* as in an answer */
};

#endif
