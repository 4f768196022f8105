/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mirror: include/linux/compiler.h and asm-generic/rwonce.h, as far as used. */
#ifndef KS_OLDER_COMPILER_H
#define KS_OLDER_COMPILER_H

#include <linux/compiler_types.h>

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define barrier() __asm__ __volatile__("" ::: "memory")
#define unreachable() __builtin_unreachable()

#define READ_ONCE(x) (*(const volatile typeof(x) *)&(x))
#define WRITE_ONCE(x, value) ((void)(*(volatile typeof(x) *)&(x) = (value)))
#define ACCESS_ONCE(x) (*(volatile typeof(x) *)&(x))
#define uninitialized_var(x) x = x

#endif
