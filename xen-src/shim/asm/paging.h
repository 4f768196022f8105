/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for x86's asm/paging.h: own.
 */
#ifndef XS_ASM_PAGING_H
#define XS_ASM_PAGING_H

#include <xen/mm.h>
#include <asm/p2m.h>

#define paging_mode_external(d) ((d)->translated)
#define paging_mode_translate(d) ((d)->translated)
#define paging_mark_dirty(d, m) ((void)(d))

#endif
