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

/* A new one, open; or ERR_PTR. */
struct file *ks_file_open(const char *path);
struct file *get_file(struct file *file);
void fput(struct file *file);
/* At the end of a system call. */
void ks_task_work_run(void);

#endif
