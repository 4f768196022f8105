/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for xen/hypercall.h: see xen/sched.h.
 */
#ifndef XS_XEN_HYPERCALL_H
#define XS_XEN_HYPERCALL_H

#include <xen/sched.h>

#endif
