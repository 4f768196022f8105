/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mirror: include/linux/overflow.h, as far as used. */
#ifndef KS_OLDER_OVERFLOW_H
#define KS_OLDER_OVERFLOW_H

#define check_add_overflow(a, b, sum) __builtin_add_overflow(a, b, sum)
#define check_mul_overflow(a, b, product) __builtin_mul_overflow(a, b, product)

#endif
