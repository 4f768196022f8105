/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: the memory behind the kernel that boot code of 3.x takes for the p2m; it is in
 * pages of the direct map here, too.
 */
#ifndef KS_ASM_SETUP_H
#define KS_ASM_SETUP_H

#include <linux/types.h>

#define RESERVE_BRK(name, bytes) struct ks_brk_##name
#define RESERVE_BRK_ARRAY(type, name, n) type *name
/* At boot only, zeroed. */
void *extend_brk(size_t size, size_t align);

#endif
