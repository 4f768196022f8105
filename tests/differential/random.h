/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Random numbers that are the same everywhere: SplitMix64, a few lines. */
#ifndef DF_RANDOM_H
#define DF_RANDOM_H

#include <glib.h>

typedef struct {
	guint64 state;
} DfRandom;

static inline guint64 df_random(DfRandom *random)
{
	guint64 z = random->state += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

/* 0 .. n - 1; n is small, so the modulus is as good as even. */
static inline guint df_below(DfRandom *random, guint n)
{
	return n ? (guint)(df_random(random) % n) : 0;
}

/* TRUE in so many of a thousand cases. */
static inline gboolean df_chance(DfRandom *random, guint per_mille)
{
	return df_below(random, 1000) < per_mille;
}

#endif
