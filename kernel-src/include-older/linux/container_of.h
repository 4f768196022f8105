/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mirror: include/linux/container_of.h, for trees that have it in kernel.h. */
#ifndef KS_OLDER_CONTAINER_OF_H
#define KS_OLDER_CONTAINER_OF_H

#define container_of(pointer, type, member) \
	((type *)((char *)(pointer) - __builtin_offsetof(type, member)))

#endif
