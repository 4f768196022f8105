/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Open files, after fs/open.c and fs/file_table.c. */
#include "ks/fs.h"

#include <linux/kernel.h>
#include "ks/context.h"
#include "ks/miscdevice.h"
#include "ks/slab.h"
#include "ks/sleep.h"

struct file *ks_file_open(const char *path)
{
	struct inode *inode = ks_misc_inode(path);
	struct file *file;
	int error;

	if (!inode)
		return ERR_PTR(-ENOENT);
	file = ks_file_alloc(NULL, NULL, O_RDWR);
	if (IS_ERR(file))
		return file;
	file->f_inode = inode;
	error = ks_misc_open(inode, file);
	if (!error)
		return file;
	kfree(file);
	return ERR_PTR(error);
}

struct file *ks_file_alloc(const struct file_operations *fops, void *private_data, int flags)
{
	struct file *file = kzalloc(sizeof(*file), GFP_KERNEL);

	if (!file)
		return ERR_PTR(-ENOMEM);
	atomic_set(&file->f_count, 1);
	file->f_op = fops;
	file->f_flags = flags;
	file->private_data = private_data;
	return file;
}

struct file *get_file(struct file *file)
{
	atomic_inc(&file->f_count);
	return file;
}

/* fput(): the task that drops the last reference releases it on its way to user space. */
void fput(struct file *file)
{
	if (atomic_dec_return(&file->f_count))
		return;
	file->next_work = ks_context()->works;
	ks_context()->works = file;
}

static void release(struct file *file)
{
	ks_may_sleep("__fput");
	if (file->f_op->release)
		file->f_op->release(file->f_inode, file);
	kfree(file);
}

void ks_task_work_run(void)
{
	struct file *file;

	while ((file = ks_context()->works)) {
		ks_context()->works = file->next_work;
		release(file);
	}
}
