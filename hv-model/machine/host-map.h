/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Host mappings of a grant: in a PV mapper's page tables, in a translated one's p2m.
 * All answer GNTST_okay or GNTST_general_error; references are the caller's care.
 */
#ifndef HV_HOST_MAP_H
#define HV_HOST_MAP_H

#include "hv/types.h"

/* host-map.c: by the kind of the mapper; flags are GNTMAP_*. */
gint16 hv_host_map(HvDomain *domain, guint64 addr, HvMfn mfn, guint flags);
/* Undoes a map; new_addr (0: none) says where the entry comes from that takes its place. */
gint16 hv_host_replace(HvDomain *domain, guint64 addr, HvMfn mfn, guint64 new_addr, guint flags);

/* host-map-pv.c, host-map-hvm.c */
gint16 hv_host_map_pv(HvDomain *domain, guint64 addr, HvMfn mfn, guint flags);
gint16 hv_host_replace_pv(HvDomain *domain, guint64 addr, HvMfn mfn, guint64 new_addr,
			  guint flags);
gint16 hv_host_map_hvm(HvDomain *domain, guint64 addr, HvMfn mfn, guint flags);
gint16 hv_host_replace_hvm(HvDomain *domain, guint64 addr, HvMfn mfn, guint64 new_addr,
			   guint flags);

#endif
