/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A Xen image, xen/xen-4.17.so: Xen's own grant_table.c behind the hypervisor
 * interface.  This is its only symbol.  Xen has variables of its own, so a loaded
 * copy has one machine at a time: load a private copy of the file for each.
 */
#ifndef HV_XEN_H
#define HV_XEN_H

#include "hv/hv.h"

G_BEGIN_DECLS

__attribute__((visibility("default"))) const HvInterface *hv_interface(void);

G_END_DECLS

#endif
