/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mirror: include/linux/build_bug.h, for trees that have it in bug.h or kernel.h. */
#ifndef KS_OLDER_BUILD_BUG_H
#define KS_OLDER_BUILD_BUG_H

#define BUILD_BUG_ON_ZERO(condition) ((int)sizeof(struct { int : (-!!(condition)); }))
#define BUILD_BUG_ON(condition) _Static_assert(!(condition), #condition)
#define BUILD_BUG_ON_MSG(condition, text) _Static_assert(!(condition), text)
#define BUILD_BUG() ((void)0)

#endif
