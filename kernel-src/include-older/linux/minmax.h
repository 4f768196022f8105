/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mirror: include/linux/minmax.h, for trees that have it in kernel.h. */
#ifndef KS_OLDER_MINMAX_H
#define KS_OLDER_MINMAX_H

#define __KS_CHOOSE(type_x, x, how, type_y, y) ({ \
	type_x __left = (x); \
	type_y __right = (y); \
	__left how __right ? __left : __right; \
})
#define min(x, y) __KS_CHOOSE(typeof(x), x, <, typeof(y), y)
#define max(x, y) __KS_CHOOSE(typeof(x), x, >, typeof(y), y)
#define min_t(type, x, y) __KS_CHOOSE(type, x, <, type, y)
#define max_t(type, x, y) __KS_CHOOSE(type, x, >, type, y)
#define clamp(x, low, high) min(max(x, low), high)
#define swap(a, b) \
	do { \
		typeof(a) __former = (a); \
		(a) = (b); \
		(b) = __former; \
	} while (0)

#endif
