/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bitmaps, after lib/bitmap.c and lib/find_bit.c, bit by bit where speed is no matter. */
#include "ks/bitmap.h"

#include "ks/slab.h"

void bitmap_set(unsigned long *map, unsigned int start, unsigned int count)
{
	for (; count--; start++)
		map[start / BITS_PER_LONG] |= 1ul << start % BITS_PER_LONG;
}

void bitmap_clear(unsigned long *map, unsigned int start, unsigned int count)
{
	for (; count--; start++)
		map[start / BITS_PER_LONG] &= ~(1ul << start % BITS_PER_LONG);
}

unsigned long *bitmap_zalloc(unsigned int bits, gfp_t flags)
{
	return ks_slab_alloc("bitmap_zalloc", BITS_TO_LONGS((size_t)bits) * sizeof(long),
			     flags | __GFP_ZERO, __builtin_return_address(0));
}

void bitmap_free(const unsigned long *map)
{
	ks_slab_free(map, __builtin_return_address(0));
}

static unsigned long find(const unsigned long *map, unsigned long size, unsigned long from,
			  unsigned long invert)
{
	unsigned long i, word;

	if (from >= size)
		return size;
	i = from / BITS_PER_LONG;
	word = (map[i] ^ invert) & (~0ul << from % BITS_PER_LONG);
	while (!word) {
		if (++i * BITS_PER_LONG >= size)
			return size;
		word = map[i] ^ invert;
	}
	return min(i * BITS_PER_LONG + (unsigned int)__builtin_ctzl(word), size);
}

unsigned long find_next_bit(const unsigned long *map, unsigned long size, unsigned long from)
{
	return find(map, size, from, 0);
}

unsigned long find_next_zero_bit(const unsigned long *map, unsigned long size, unsigned long from)
{
	return find(map, size, from, ~0ul);
}
