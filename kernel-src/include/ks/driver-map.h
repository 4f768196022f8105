/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: what the ways of mapping and unmapping have in common (runtime/driver-map.c). */
#ifndef KS_DRIVER_MAP_H
#define KS_DRIVER_MAP_H

#include <linux/types.h>
#include "ks-image.h"

struct gnttab_unmap_grant_ref;

/* What drivers called before there was a function for it. */
#if !KS_HAS_ALLOC_PAGES /* gntdev, up to 3.19 */
#define gnttab_alloc_pages(n, pages) xen_alloc_unpopulated_pages(n, pages)
#define gnttab_free_pages(n, pages) xen_free_unpopulated_pages(n, pages)
#endif
#if !KS_HAS_BATCH /* netback and xenbus, up to 3.6: whoever is told to try again does not */
#define gnttab_batch_map(ops, n) HYPERVISOR_grant_table_op(GNTTABOP_map_grant_ref, ops, n)
#define gnttab_batch_copy(ops, n) HYPERVISOR_grant_table_op(GNTTABOP_copy, ops, n)
#endif

#define KS_NO_PFN (~0ul) /* of a slot that has address space, or nothing */

/* driver-area.c: a place for the slot; 0 or -errno.  And back with it. */
int ks_slot_reserve(struct ks_map_slot *slot);
void ks_slot_release(struct ks_map_slot *slot);

bool ks_slot_mapped(const struct ks_map_slot *slot);
/* Mapped by gnttab_map_refs(), which marks the page. */
bool ks_slot_by_refs(const struct ks_map_slot *slot);
void ks_slot_unmap_op(struct gnttab_unmap_grant_ref *op, const struct ks_map_slot *slot);
/* Takes the status over; okay: the page or the address space goes back. */
void ks_slot_unmapped(struct ks_map_slot *slot, short status);

#endif
