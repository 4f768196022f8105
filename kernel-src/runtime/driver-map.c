/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What backends do: mapping grants.  map is xenbus_map_ring_*() of
 * drivers/xen/xenbus/xenbus_client.c (a vm area, or unpopulated pages if translated),
 * map_refs is xen_blkbk_map() of drivers/block/xen-blkback (gnttab_map_refs into
 * pages).  The arrays are the runtime's: only the kernel's allocations can fail.
 */
#include "ks/driver.h"

#include <linux/kernel.h>
#include <linux/vmalloc.h>
#include <xen/grant_table.h>
#include <xen/page.h>
#include <xen/xen.h>
#include <asm/xen/hypercall.h>
#include "ks/driver-map.h"
#include "ks/heap.h"

static unsigned long host_addr(const struct ks_map_slot *slot)
{
	if (!(slot->flags & GNTMAP_contains_pte))
		return slot->va;
	return virt_to_machine(ks_pte_of(slot->va)).maddr;
}

static void set_ops(struct gnttab_map_grant_ref *ops, const struct ks_map_slot *slots,
		    unsigned int count)
{
	unsigned int i;

	for (i = 0; i < count; i++)
		gnttab_set_map_op(&ops[i], host_addr(&slots[i]), slots[i].flags, slots[i].ref,
				  slots[i].dom);
}

static void take_results(struct ks_map_slot *slots, const struct gnttab_map_grant_ref *ops,
			 unsigned int count)
{
	unsigned int i;

	for (i = 0; i < count; i++) {
		slots[i].status = ops[i].status;
		slots[i].handle = ops[i].handle;
		slots[i].was = ops[i].status == GNTST_okay ? slots[i].va : 0;
		slots[i].dev_bus_addr = ops[i].dev_bus_addr;
		if (ops[i].status != GNTST_okay)
			ks_slot_release(&slots[i]);
	}
}

static void begin(struct ks_map_slot *slots, unsigned int count)
{
	unsigned int i;

	for (i = 0; i < count; i++) {
		slots[i].pfn = KS_NO_PFN;
		slots[i].va = slots[i].was = 0;
		slots[i].lent = false;
		slots[i].status = 1; /* as gnttab_set_map_op(): not answered */
	}
}

int ks_driver_map(struct ks_map_slot *slots, unsigned int count)
{
	struct gnttab_map_grant_ref *ops;
	unsigned int i;
	int error = 0;

	begin(slots, count);
	for (i = 0; i < count && !error; i++)
		error = ks_slot_reserve(&slots[i]);
	if (error) {
		for (i--; i-- > 0;)
			ks_slot_release(&slots[i]);
		return error;
	}
	ops = ks_heap_alloc(count * sizeof(*ops));
	set_ops(ops, slots, count);
	gnttab_batch_map(ops, count);
	take_results(slots, ops, count);
	ks_heap_free(ops, count * sizeof(*ops));
	return 0;
}

static int map_into(struct ks_map_slot *slots, struct page **pages, unsigned int count)
{
	struct gnttab_map_grant_ref *ops = ks_heap_alloc(count * sizeof(*ops));
	unsigned int i;
	int error;

	for (i = 0; i < count; i++) {
		slots[i].pfn = page_to_pfn(pages[i]);
		slots[i].va = (unsigned long)page_address(pages[i]);
	}
	set_ops(ops, slots, count);
	error = gnttab_map_refs(ops, NULL, pages, count);
	take_results(slots, ops, count);
	ks_heap_free(ops, count * sizeof(*ops));
	return error;
}

int ks_driver_map_refs(struct ks_map_slot *slots, unsigned int count)
{
	struct page **pages = ks_heap_alloc(count * sizeof(*pages));
	int error;

	begin(slots, count);
	error = gnttab_alloc_pages(count, pages);
	if (!error)
		error = map_into(slots, pages, count);
	ks_heap_free(pages, count * sizeof(*pages));
	return error;
}

int ks_driver_map_refs_over(struct ks_map_slot *slots, const unsigned long *pfns,
			    unsigned int count)
{
	struct page **pages = ks_heap_alloc(count * sizeof(*pages));
	unsigned int i;
	int error;

	begin(slots, count);
	for (i = 0; i < count; i++) {
		pages[i] = pfn_to_page(pfns[i]);
		slots[i].lent = true;
	}
	error = map_into(slots, pages, count);
	ks_heap_free(pages, count * sizeof(*pages));
	return error;
}

bool ks_slot_mapped(const struct ks_map_slot *slot)
{
	return slot->va && slot->status == GNTST_okay;
}

bool ks_slot_by_refs(const struct ks_map_slot *slot)
{
	return slot->pfn != KS_NO_PFN && PageForeign(pfn_to_page(slot->pfn));
}

void ks_slot_unmap_op(struct gnttab_unmap_grant_ref *op, const struct ks_map_slot *slot)
{
	gnttab_set_unmap_op(op, host_addr(slot), slot->flags, slot->handle);
	if (!(slot->flags & GNTMAP_host_map))
		op->host_addr = 0;
	if (slot->flags & GNTMAP_device_map)
		op->dev_bus_addr = slot->dev_bus_addr;
	op->status = 1;
}

void ks_slot_unmapped(struct ks_map_slot *slot, short status)
{
	slot->status = status;
	if (status == GNTST_okay)
		ks_slot_release(slot);
}

/* Unmaps the live slots that were (or were not) mapped by gnttab_map_refs(). */
static int unmap_kind(struct ks_map_slot *slots, unsigned int count, bool refs)
{
	struct gnttab_unmap_grant_ref *ops = ks_heap_alloc(count * sizeof(*ops));
	struct ks_map_slot **of = ks_heap_alloc(count * sizeof(*of));
	struct page **pages = ks_heap_alloc(count * sizeof(*pages));
	unsigned int i, n = 0;
	int error = 0;

	for (i = 0; i < count; i++) {
		if (!ks_slot_mapped(&slots[i]) || ks_slot_by_refs(&slots[i]) != refs)
			continue;
		if (refs)
			pages[n] = pfn_to_page(slots[i].pfn);
		ks_slot_unmap_op(&ops[n], &slots[i]);
		of[n++] = &slots[i];
	}
	if (n)
		error = refs ? gnttab_unmap_refs(ops, NULL, pages, n)
			     : HYPERVISOR_grant_table_op(GNTTABOP_unmap_grant_ref, ops, n);
	for (i = 0; i < n; i++)
		ks_slot_unmapped(of[i], ops[i].status);
	ks_heap_free(ops, count * sizeof(*ops));
	ks_heap_free(of, count * sizeof(*of));
	ks_heap_free(pages, count * sizeof(*pages));
	return error;
}

/* What was unmapped is nobody's any more; what could not be unmapped is tried again. */
static int unmap_again(struct ks_map_slot *slots, unsigned int count)
{
	struct gnttab_unmap_grant_ref *ops = ks_heap_alloc(count * sizeof(*ops));
	unsigned int i, n = 0;
	int error = 0;

	for (i = 0; i < count; i++) {
		struct ks_map_slot then = slots[i];

		then.va = then.was;
		if (then.was)
			ks_slot_unmap_op(&ops[n++], &then);
	}
	if (n)
		error = HYPERVISOR_grant_table_op(GNTTABOP_unmap_grant_ref, ops, n);
	for (i = n = 0; i < count; i++) {
		if (slots[i].was && slots[i].va)
			ks_slot_unmapped(&slots[i], ops[n++].status);
		else if (slots[i].was)
			slots[i].status = ops[n++].status;
	}
	ks_heap_free(ops, count * sizeof(*ops));
	return error;
}

static bool any_mapped(const struct ks_map_slot *slots, unsigned int count)
{
	while (count)
		if (ks_slot_mapped(&slots[--count]))
			return true;
	return false;
}

int ks_driver_unmap(struct ks_map_slot *slots, unsigned int count)
{
	int others, refs;

	if (!any_mapped(slots, count))
		return unmap_again(slots, count);
	others = unmap_kind(slots, count, false);
	refs = unmap_kind(slots, count, true);

	return others ? others : refs;
}
