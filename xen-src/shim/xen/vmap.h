/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for xen/vmap.h, see xen/mm.h.
 */
#ifndef XS_XEN_VMAP_H
#define XS_XEN_VMAP_H

#include <xen/mm.h>

#endif
