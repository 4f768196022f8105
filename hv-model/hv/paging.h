/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * p2m types as far as grants can meet them, and what a pager does with them.
 * Names after Xen's p2m_type_t (xen/arch/x86/include/asm/p2m.h) and
 * XENMEM_paging_op_* (xen/memory.h).
 */
#ifndef HV_PAGING_H
#define HV_PAGING_H

#include "hv/types.h"

G_BEGIN_DECLS

typedef enum {
	HV_P2M_INVALID,       /* nothing there */
	HV_P2M_RAM_RW,
	HV_P2M_RAM_RO,
	HV_P2M_RAM_PAGING_OUT, /* nominated, contents still there */
	HV_P2M_RAM_PAGED,     /* evicted, contents with the pager */
	HV_P2M_RAM_PAGING_IN, /* requested from the pager */
	HV_P2M_GRANT_MAP_RW,
	HV_P2M_GRANT_MAP_RO,
	HV_P2M_MMIO_DM,
} HvP2mType;

typedef struct {
	HvP2mType type;
	HvMfn mfn; /* HV_INVALID_MFN where the type has none */
} HvP2mEntry;

/* The field's own name of a type, "ram_paged"; never NULL. */
const char *hv_p2m_type_name(HvP2mType type);

G_END_DECLS

#endif
