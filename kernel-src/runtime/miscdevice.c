/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Character devices with a name of their own, after drivers/char/misc.c. */
#include "ks/miscdevice.h"

#include <linux/kernel.h>
#include "ks/mutex.h"

#define DEV "/dev/"

static LIST_HEAD(misc_list);
static DEFINE_MUTEX(misc_mtx);

int misc_register(struct miscdevice *misc)
{
	const struct miscdevice *other;
	int error = 0;

	mutex_lock(&misc_mtx);
	list_for_each_entry(other, &misc_list, list)
		if (misc->minor != MISC_DYNAMIC_MINOR && other->minor == misc->minor)
			error = -EBUSY;
	if (!error) {
		misc->this_device = &misc->device;
		list_add(&misc->list, &misc_list);
	}
	mutex_unlock(&misc_mtx);
	return error;
}

void misc_deregister(struct miscdevice *misc)
{
	mutex_lock(&misc_mtx);
	list_del(&misc->list);
	mutex_unlock(&misc_mtx);
}

static struct miscdevice *find(const char *path)
{
	struct miscdevice *misc;

	if (strncmp(path, DEV, strlen(DEV)))
		return NULL;
	list_for_each_entry(misc, &misc_list, list)
		if (!strcmp(path + strlen(DEV), misc->name))
			return misc;
	return NULL;
}

struct inode *ks_misc_inode(const char *path)
{
	struct miscdevice *misc;

	mutex_lock(&misc_mtx);
	misc = find(path);
	mutex_unlock(&misc_mtx);
	return misc ? &misc->inode : NULL;
}

/* misc_open(): the driver finds its device in private_data, and may overwrite it. */
int ks_misc_open(struct inode *inode, struct file *file)
{
	struct miscdevice *misc = container_of(inode, struct miscdevice, inode);
	int error = 0;

	mutex_lock(&misc_mtx);
	file->private_data = misc;
	file->f_op = misc->fops;
	if (misc->fops->open)
		error = misc->fops->open(inode, file);
	mutex_unlock(&misc_mtx);
	return error;
}
