/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The commands of memory_op: a file each, for memory-op.c. */
#ifndef HV_MEMORY_OP_H
#define HV_MEMORY_OP_H

/* XENMEM_paging_op is for tools only. */
#ifndef __XEN_TOOLS__
#define __XEN_TOOLS__ 1
#endif
#include "machine/private.h"

/* cmd is XENMEM_increase_reservation, decrease_reservation or populate_physmap. */
long hv_memory_reservation(HvDomain *caller, guint cmd, guint64 arg);
long hv_memory_acquire_resource(HvDomain *caller, guint64 arg);
long hv_memory_paging_op(HvDomain *caller, guint64 arg);

/* Takes a page from gfn for good; 0, -ENOENT if there is none, or -errno. */
int hv_memory_remove_page(HvDomain *domain, HvGfn gfn);
/* Another domain that a device model or pager may handle: 0 or -errno (XSM_DM_PRIV). */
int hv_memory_find_remote(HvDomain *caller, domid_t domid, HvDomain **target);

#endif
