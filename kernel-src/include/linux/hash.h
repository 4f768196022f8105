/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: include/linux/hash.h: some even spread, which nothing visible depends on. */
#ifndef KS_LINUX_HASH_H
#define KS_LINUX_HASH_H

static inline unsigned long hash_long(unsigned long value, unsigned int bits)
{
	return value * 0x9e3779b97f4a7c15ul >> (64 - bits);
}

#endif
