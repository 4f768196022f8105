/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The set of taken frames: four levels of 64-bit words, so that the lowest and
 * the highest free frame of millions are found in four steps.  Zero means free,
 * so a large machine costs nothing before it is used.
 */
#include "machine/frames.h"

static guint words_for(guint bits)
{
	return (bits + 63) / 64;
}

gboolean hv_bitmap_init(HvBitmap *map, guint count)
{
	guint bits = count;

	map->count = count;
	map->used = 0;
	for (guint i = 0; i < HV_BITMAP_LEVELS; i++) {
		guint words = words_for(bits);

		map->level[i] = g_try_new0(guint64, words);
		if (!map->level[i])
			return FALSE;
		/* What lies beyond the end counts as taken. */
		if (bits % 64)
			map->level[i][words - 1] = ~0ull << (bits % 64);
		bits = words;
	}
	return TRUE;
}

void hv_bitmap_clear(HvBitmap *map)
{
	for (guint i = 0; i < HV_BITMAP_LEVELS; i++)
		g_clear_pointer(&map->level[i], g_free);
}

guint hv_bitmap_take(HvBitmap *map, gboolean highest)
{
	guint n = 0;

	for (int i = HV_BITMAP_LEVELS - 1; i >= 0; i--) {
		guint64 absent = ~map->level[i][n];

		if (!absent)
			return G_MAXUINT; /* only at the top */
		n = n * 64 + (highest ? 63 - __builtin_clzll(absent) : __builtin_ctzll(absent));
	}
	map->used++;
	for (guint i = 0, bit = n; i < HV_BITMAP_LEVELS; i++, bit /= 64) {
		map->level[i][bit / 64] |= 1ull << (bit % 64);
		if (~map->level[i][bit / 64])
			break;
	}
	return n;
}

void hv_bitmap_give(HvBitmap *map, guint n)
{
	map->used--;
	for (guint i = 0; i < HV_BITMAP_LEVELS; i++, n /= 64)
		map->level[i][n / 64] &= ~(1ull << (n % 64));
}
