/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mirror: include/linux/bitmap.h and find.h, as far as used. */
#ifndef KS_BITMAP_H
#define KS_BITMAP_H

#include <linux/types.h>
#include <linux/bits.h>
#include <linux/compiler.h>
#include <asm/rwonce.h>

#define BITS_TO_LONGS(n) (((n) + BITS_PER_LONG - 1) / BITS_PER_LONG)

void bitmap_set(unsigned long *map, unsigned int start, unsigned int count);
void bitmap_clear(unsigned long *map, unsigned int start, unsigned int count);
unsigned long *bitmap_zalloc(unsigned int bits, gfp_t flags);
void bitmap_free(const unsigned long *map);

/* The first set (clear) bit from `from` on, or size. */
unsigned long find_next_bit(const unsigned long *map, unsigned long size, unsigned long from);
unsigned long find_next_zero_bit(const unsigned long *map, unsigned long size, unsigned long from);
#define find_first_bit(map, size) find_next_bit(map, size, 0)

static inline bool test_bit(unsigned long bit, const unsigned long *map)
{
	return READ_ONCE(map[bit / BITS_PER_LONG]) >> bit % BITS_PER_LONG & 1;
}

#endif
