/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where a driver maps a grant: address space of its own (PV), or a page without a frame
 * (translated).  Getting it may sleep, so whoever maps in atomic context has it ready.
 */
#include "ks/driver-map.h"

#include <linux/kernel.h>
#include <linux/vmalloc.h>
#include <xen/grant_table.h>
#include <xen/page.h>
#include <xen/xen.h>
#include "ks/driver.h"
#include "ks/heap.h"

static int KS_PTE_FN(touch_pte)
{
	(void)pte, (void)addr, (void)data;
	return 0;
}

/* Address space with page tables, for one page. */
static int reserve_area(struct ks_map_slot *slot)
{
	struct vm_struct *area = get_vm_area(PAGE_SIZE, VM_IOREMAP);

	if (!area)
		return -ENOMEM;
	slot->va = (unsigned long)area->addr;
	if (!apply_to_page_range(&init_mm, slot->va, PAGE_SIZE, touch_pte, NULL))
		return 0;
	free_vm_area(area);
	return -ENOMEM;
}

static int reserve_page(struct ks_map_slot *slot)
{
	struct page *page;
	int error = xen_alloc_unpopulated_pages(1, &page);

	if (error)
		return error;
	slot->pfn = page_to_pfn(page);
	slot->va = (unsigned long)page_address(page);
	return 0;
}

static int get_place(struct ks_map_slot *slot)
{
	return ks_layout()->translated ? reserve_page(slot) : reserve_area(slot);
}

/* Places without a grant: what map_prepare() has made ready, and what could not be given back. */
static struct ks_map_slot *spare;
static unsigned int n_spare, room, wanted;

static void keep(const struct ks_map_slot *slot)
{
	struct ks_map_slot *former = spare;

	if (n_spare == room) {
		spare = ks_heap_alloc(2 * (room + 8) * sizeof(*spare));
		if (former) {
			memcpy(spare, former, n_spare * sizeof(*spare));
			ks_heap_free(former, room * sizeof(*former));
		}
		room = 2 * (room + 8);
	}
	spare[n_spare++] = (struct ks_map_slot){ .pfn = slot->pfn, .va = slot->va };
}

int ks_slot_reserve(struct ks_map_slot *slot)
{
	if (!n_spare)
		return get_place(slot);
	n_spare--;
	slot->pfn = spare[n_spare].pfn;
	slot->va = spare[n_spare].va;
	return 0;
}

void ks_slot_release(struct ks_map_slot *slot)
{
	struct page *page;

	if (slot->lent) {
		;
	} else if (slot->pfn != KS_NO_PFN && PagePrivate(pfn_to_page(slot->pfn))) {
		page = pfn_to_page(slot->pfn); /* of map_refs: a driver frees it at once */
		gnttab_free_pages(1, &page);
	} else if (!preemptible()) { /* giving it back may sleep */
		keep(slot);
	} else if (slot->pfn == KS_NO_PFN) {
		free_vm_area(ks_find_vm_area((void *)slot->va));
	} else {
		page = pfn_to_page(slot->pfn);
		if (page->state == KS_PAGE_UNPOPULATED_USED)
			xen_free_unpopulated_pages(1, &page);
	}
	slot->pfn = KS_NO_PFN;
	slot->va = 0;
}

int ks_driver_map_prepare(int count)
{
	int error = 0;

	wanted += count;
	while (n_spare > wanted) {
		struct ks_map_slot last = spare[--n_spare];

		ks_slot_release(&last);
	}
	while (n_spare < wanted && !error) {
		struct ks_map_slot slot = { .pfn = KS_NO_PFN };

		error = get_place(&slot);
		if (!error)
			keep(&slot);
	}
	return error;
}
