/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: include/linux/miscdevice.h.  The device's file is there as soon as it is registered. */
#ifndef KS_MISCDEVICE_H
#define KS_MISCDEVICE_H

#include <linux/device.h>
#include "ks/fs.h"

#define MISC_MAJOR 10 /* include/uapi/linux/major.h */
#define MISC_DYNAMIC_MINOR 255

struct miscdevice {
	int minor;
	const char *name; /* the file is /dev/NAME */
	const struct file_operations *fops;
	struct list_head list;
	struct device *this_device; /* once it is registered */
	struct device device;
	unsigned short mode;
	struct inode inode;
};

int misc_register(struct miscdevice *misc);
void misc_deregister(struct miscdevice *misc);
#define module_misc_device(misc) \
	static int misc##_init(void) \
	{ \
		return misc_register(&(misc)); \
	} \
	device_initcall(misc##_init)

/* The file at that path, or NULL; and opening it. */
struct inode *ks_misc_inode(const char *path);
int ks_misc_open(struct inode *inode, struct file *file);

#endif
