/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mirror: include/linux/kernel.h, math.h and align.h, as far as used. */
#ifndef KS_KERNEL_H
#define KS_KERNEL_H

#include <linux/stdarg.h>
#include <linux/types.h>
#include <linux/compiler.h>
#include <linux/limits.h>
#include <linux/minmax.h>
#include <linux/typecheck.h>
#include <linux/container_of.h>
#include <linux/err.h>
#include <linux/errno.h>
#include <linux/build_bug.h>
#include <linux/stringify.h>
#include "ks/atomic.h"
#include "ks/bug.h"
#include "ks/printk.h"
#include "ks/string.h"
#include "ks/init.h"

#define ARRAY_SIZE(array) (sizeof(array) / sizeof(*(array)))

#define __KS_MASK_UP(x, mask) (((x) + (mask)) & ~(mask))
#define ALIGN(x, a) __KS_MASK_UP(x, (typeof(x))(a) - 1)
#define ALIGN_DOWN(x, a) ((x) & ~((typeof(x))(a) - 1))
#define IS_ALIGNED(x, a) (!((x) & ((typeof(x))(a) - 1)))
#define round_up(x, a) ALIGN(x, a)
#define round_down(x, a) ALIGN_DOWN(x, a)
#define DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))

/* include/asm-generic/bitops/fls.h: the number of the highest bit set, from 1; 0 for none. */
static inline int fls(unsigned int x)
{
	return x ? 32 - __builtin_clz(x) : 0;
}

/* include/linux/instruction_pointer.h */
#define _RET_IP_ ((unsigned long)__builtin_return_address(0))

#endif
