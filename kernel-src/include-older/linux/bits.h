/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mirror: include/linux/bits.h, for trees that have it in bitops.h. */
#ifndef KS_OLDER_BITS_H
#define KS_OLDER_BITS_H

#include <asm/bitsperlong.h>

#define BITS_PER_BYTE 8
#define BIT(n) (1ul << (n))
#define BIT_MASK(n) (1ul << (n) % BITS_PER_LONG)
#define BIT_WORD(n) ((n) / BITS_PER_LONG)

#endif
