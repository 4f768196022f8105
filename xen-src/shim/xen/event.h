/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for xen/event.h: empty.
 */
#ifndef XS_XEN_EVENT_H
#define XS_XEN_EVENT_H

#include <xen/sched.h>

#endif
