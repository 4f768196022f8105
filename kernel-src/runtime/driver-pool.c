/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Mapping grants into pages that the driver keeps, as drivers/net/xen-netback
 * (xenvif_init_queue() takes them, xenvif_tx_action() maps into them) and the pools of
 * drivers/block/xen-blkback do: between two mappings nothing is allocated.
 */
#include "ks/driver.h"

#include <linux/kernel.h>
#include <xen/grant_table.h>
#include <xen/page.h>

#define BATCH_MAX 64

int ks_driver_pool_map(struct ks_map_slot *slots, unsigned int count)
{
	struct gnttab_map_grant_ref ops[BATCH_MAX];
	struct page *pages[BATCH_MAX];
	unsigned int i;
	int error;

	if (count > BATCH_MAX)
		return -E2BIG;
	for (i = 0; i < count; i++) {
		pages[i] = pfn_to_page(slots[i].pfn);
		slots[i].va = (unsigned long)pfn_to_kaddr(slots[i].pfn);
		gnttab_set_map_op(&ops[i], slots[i].va, slots[i].flags, slots[i].ref, slots[i].dom);
	}
	error = gnttab_map_refs(ops, NULL, pages, count);
	for (i = 0; i < count; i++) {
		slots[i].status = ops[i].status;
		slots[i].handle = ops[i].handle;
		slots[i].dev_bus_addr = ops[i].dev_bus_addr;
	}
	return error;
}

int ks_driver_pool_unmap(struct ks_map_slot *slots, unsigned int count)
{
	struct gnttab_unmap_grant_ref ops[BATCH_MAX];
	struct page *pages[BATCH_MAX];
	unsigned int i;
	int error;

	if (count > BATCH_MAX)
		return -E2BIG;
	for (i = 0; i < count; i++) {
		pages[i] = pfn_to_page(slots[i].pfn);
		gnttab_set_unmap_op(&ops[i], slots[i].va, slots[i].flags, slots[i].handle);
	}
	error = gnttab_unmap_refs(ops, NULL, pages, count);
	for (i = 0; i < count; i++)
		slots[i].status = ops[i].status;
	return error;
}
