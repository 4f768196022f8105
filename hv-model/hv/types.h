/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Types shared by every header of the hypervisor interface.
 *
 * hv-model implements this interface; xen-src offers the same one around
 * Xen's own grant_table.c.  sim knows a hypervisor only through it.
 */
#ifndef HV_TYPES_H
#define HV_TYPES_H

#include <glib.h>
#include <stdint.h>

/*
 * Xen's public ABI, from Debian's libxen-dev: never the kernel's copies.  Without
 * a version it would show its oldest face, without v2 grant entries.
 */
#ifndef __XEN_INTERFACE_VERSION__
#define __XEN_INTERFACE_VERSION__ __XEN_LATEST_INTERFACE_VERSION__
#endif
#include <xen/xen.h>
#include <xen/grant_table.h>
#include <xen/memory.h>

G_BEGIN_DECLS

#define HV_PAGE_SHIFT 12
#define HV_PAGE_SIZE  (1u << HV_PAGE_SHIFT)
#define HV_INVALID_MFN G_MAXUINT64

typedef struct HvMachine HvMachine;
typedef struct HvDomain HvDomain;

typedef guint64 HvMfn; /* machine frame number */
typedef guint64 HvGfn; /* guest frame number; equal to the mfn for a PV domain */

typedef enum {
	HV_GUEST_PV,
	HV_GUEST_HVM,
	HV_GUEST_PVH,
} HvGuestType;

/* Translated guests (HVM, PVH) have a p2m in the hypervisor; PV ones have not. */
static inline gboolean hv_guest_translated(HvGuestType type)
{
	return type != HV_GUEST_PV;
}

G_END_DECLS

#endif
