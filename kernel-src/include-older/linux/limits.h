/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mirror: include/linux/limits.h, for trees that have it in kernel.h. */
#ifndef KS_OLDER_LIMITS_H
#define KS_OLDER_LIMITS_H

#define SHRT_MAX __SHRT_MAX__
#define INT_MAX __INT_MAX__
#define INT_MIN (-INT_MAX - 1)
#define UINT_MAX (2u * INT_MAX + 1)
#define LONG_MAX __LONG_MAX__
#define LONG_MIN (-LONG_MAX - 1)
#define ULONG_MAX (2ul * LONG_MAX + 1)
#define U8_MAX 0xffu
#define U16_MAX 0xffffu
#define U32_MAX 0xffffffffu

#endif
