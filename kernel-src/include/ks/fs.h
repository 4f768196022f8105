/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/fs.h, file.h and task_work.h, as far as a character device needs.
 * As in Linux, what the last fput() releases is released when the system call ends.
 */
#ifndef KS_FS_H
#define KS_FS_H

#if __has_include(<uapi/asm-generic/ioctl.h>) /* since 3.7 */
#include <uapi/asm-generic/ioctl.h>
#endif
#include "ks/atomic.h"
#include "ks/mutex.h"
#include "ks/sleep.h"
#include "ks/string.h"
#include "ks/mm.h"

struct inode {
	const char *path;
};

struct module;
struct file;
struct vm_area_struct;

struct file_operations {
	struct module *owner;
	int (*open)(struct inode *inode, struct file *file);
	int (*release)(struct inode *inode, struct file *file);
	long (*unlocked_ioctl)(struct file *file, unsigned int cmd, unsigned long arg);
	int (*mmap)(struct file *file, struct vm_area_struct *vma);
};

struct file {
	const struct file_operations *f_op;
	struct inode *f_inode;
	void *private_data;
	unsigned int f_flags;
	atomic_t f_count;
	struct file *next_work;
};

#define O_RDWR 02 /* include/uapi/asm-generic/fcntl.h */
#define O_CLOEXEC 02000000

#define KS_FILES_MAX 16

/* The open files of a process, by number. */
struct files_struct {
	struct file *fd[KS_FILES_MAX];
	bool reserved[KS_FILES_MAX]; /* given out, and nothing installed yet */
};

/* A new one, open; or ERR_PTR. */
struct file *ks_file_open(const char *path);
/* A new one without a path (fs/anon_inodes.c); or ERR_PTR. */
struct file *ks_file_alloc(const struct file_operations *fops, void *private_data, int flags);
struct file *get_file(struct file *file);
void fput(struct file *file);

/* runtime/fd.c; of the running process */
int get_unused_fd_flags(unsigned int flags); /* reserved; or -EMFILE */
int ks_fd_reserve(void); /* the same for open(), where a real program may get one, too */
void put_unused_fd(unsigned int fd);
void fd_install(unsigned int fd, struct file *file); /* with the caller's reference */
struct file *fget(unsigned int fd); /* with a reference; NULL: no open file */

#if __has_include(<linux/cleanup.h>)
#include <linux/cleanup.h>
DEFINE_CLASS(get_unused_fd, int, if (_T >= 0) put_unused_fd(_T), get_unused_fd_flags(flags),
	     unsigned int flags)
#define take_fd(fd) __get_and_null(fd, -EBADF)
#endif

/* At the end of a system call. */
void ks_task_work_run(void);

#endif
