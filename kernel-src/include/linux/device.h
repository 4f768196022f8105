/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: include/linux/device.h: as much of a device as who uses it for DMA looks at */
#ifndef KS_LINUX_DEVICE_H
#define KS_LINUX_DEVICE_H

#include <linux/types.h>

struct module;

struct device_driver {
	struct module *owner;
};

struct device {
	struct device_driver *driver;
	u64 dma_mask; /* addresses that it reaches; 0: it does no DMA */
};

#endif
