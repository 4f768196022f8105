/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Unmapping once nobody else holds the pages: at once or later by
 * gnttab_unmap_refs_async(), as drivers/block/xen-blkback does, or waiting for it as
 * drivers/xen/gntdev.c did.  Slots live until it is done.
 */
#include "ks/driver-map.h"

#include <linux/kernel.h>
#include <xen/grant_table.h>
#include "ks/driver.h"
#include "ks/heap.h"

#if KS_HAS_UNMAP_ASYNC
struct ks_unmap {
	struct gntab_unmap_queue_data kernel;
	struct ks_map_slot **slots;
	struct ks_unmap_info info;
};

static struct ks_unmap *make(struct ks_map_slot *slots, unsigned int count)
{
	struct ks_unmap *unmap = ks_heap_alloc(sizeof(*unmap));
	unsigned int i, n = 0;

	unmap->slots = ks_heap_alloc(count * sizeof(*unmap->slots));
	unmap->kernel.unmap_ops = ks_heap_alloc(count * sizeof(*unmap->kernel.unmap_ops));
	unmap->kernel.pages = ks_heap_alloc(count * sizeof(*unmap->kernel.pages));
	for (i = 0; i < count; i++) {
		if (!ks_slot_mapped(&slots[i]) || !ks_slot_by_refs(&slots[i]))
			continue;
		unmap->slots[n] = &slots[i];
		unmap->kernel.pages[n] = pfn_to_page(slots[i].pfn);
		ks_slot_unmap_op(&unmap->kernel.unmap_ops[n++], &slots[i]);
	}
	unmap->kernel.count = n;
	return unmap;
}

static void take_results(struct ks_unmap *unmap, int result)
{
	unsigned int i;

	unmap->info.done = true;
	unmap->info.result = result;
	for (i = 0; i < unmap->kernel.count && !result; i++)
		ks_slot_unmapped(unmap->slots[i], unmap->kernel.unmap_ops[i].status);
}

static void done(int result, struct gntab_unmap_queue_data *data)
{
	take_results(container_of(data, struct ks_unmap, kernel), result);
}

struct ks_unmap *ks_driver_unmap_async(struct ks_map_slot *slots, unsigned int count)
{
	struct ks_unmap *unmap = make(slots, count);

	unmap->kernel.done = done;
	gnttab_unmap_refs_async(&unmap->kernel);
	return unmap;
}

int ks_driver_unmap_sync(struct ks_map_slot *slots, unsigned int count)
{
	struct ks_unmap *unmap = make(slots, count);
	int error = gnttab_unmap_refs_sync(&unmap->kernel);

	take_results(unmap, error);
	return error;
}

struct ks_unmap_info ks_driver_unmap_info(const struct ks_unmap *unmap)
{
	return unmap->info;
}
#endif
