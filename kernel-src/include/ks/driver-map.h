/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: what the ways of mapping and unmapping have in common (runtime/driver-map.c). */
#ifndef KS_DRIVER_MAP_H
#define KS_DRIVER_MAP_H

#include <linux/types.h>
#include "ks-image.h"

struct gnttab_unmap_grant_ref;

bool ks_slot_mapped(const struct ks_map_slot *slot);
/* Mapped by gnttab_map_refs(), which marks the page. */
bool ks_slot_by_refs(const struct ks_map_slot *slot);
void ks_slot_unmap_op(struct gnttab_unmap_grant_ref *op, const struct ks_map_slot *slot);
/* Takes the status over; okay: the page or the address space goes back. */
void ks_slot_unmapped(struct ks_map_slot *slot, short status);

#endif
