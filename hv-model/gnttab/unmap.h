/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The two phases of undoing a map: for the operations that do. */
#ifndef HV_UNMAP_H
#define HV_UNMAP_H

#include "gnttab/gnttab.h"

/* unmap_grant_ref and unmap_and_replace as one; what an operation lacks is 0. */
typedef struct {
	guint64 host_addr, dev_bus_addr, new_addr;
	grant_handle_t handle;
	gint16 status;
} HvUnmap;

/* What the second phase has to do for one operation. */
typedef struct {
	HvDomain *granter; /* held; NULL: nothing to do */
	guint done;        /* GNTMAP_host_map, _device_map, _readonly */
	grant_ref_t ref;
	HvMfn mfn;
	/* fault: drop what the device map holds, too; not beside done, or both are read as one */
	gboolean device_again;
} HvUndone;

/* Leaves the status as it was where Xen never sets it: with the granter gone. */
void hv_unmap_one(HvDomain *mapper, HvUnmap *op, HvUndone *undone);
void hv_unmap_complete(HvDomain *mapper, HvUndone *undone);

#endif
