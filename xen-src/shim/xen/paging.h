/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for xen/paging.h.
 */
#ifndef XS_XEN_PAGING_H
#define XS_XEN_PAGING_H

#include <asm/paging.h>

#endif
