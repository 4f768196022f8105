/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Areas of vmalloc space, after mm/vmalloc.c and (memremap) kernel/iomem.c.  An area
 * reserves addresses only; what is mapped in it goes when it is freed.
 */
#include "ks/vmalloc.h"

#include <linux/kernel.h>
#include "ks/context.h"
#include "ks/sleep.h"

struct area {
	struct vm_struct vm;
	struct ks_alloc alloc;
	struct list_head list;
	bool atomic;
};

static LIST_HEAD(areas); /* by address */

/* First fit: the area goes behind *before. */
static unsigned long find_gap(unsigned long size, struct list_head **before)
{
	unsigned long at = ks_layout()->vmalloc_base, end = at + ks_layout()->vmalloc_size;
	struct area *area;

	*before = &areas;
	list_for_each_entry(area, &areas, list) {
		unsigned long start = (unsigned long)area->vm.addr;

		if (start - at >= size)
			return at;
		at = start + area->vm.size;
		*before = &area->list;
	}
	return end - at >= size ? at : 0;
}

static struct area *make_area(unsigned long size, unsigned long flags, const void *caller)
{
	struct list_head *before;
	struct area *area;
	unsigned long at;

	BUG_ON(in_interrupt());
	if (!size || !ks_alloc_allowed(KS_ALLOC_VM_AREA, size))
		return NULL;
	size = PAGE_ALIGN(size) + PAGE_SIZE;
	at = find_gap(size, &before);
	if (!at)
		return NULL;
	area = ks_heap_alloc(sizeof(*area));
	area->vm = (struct vm_struct){
		.addr = (void *)at, .size = size, .flags = flags, .caller = caller,
	};
	area->atomic = ks_atomic(ks_context());
	list_add(&area->list, before);
	ks_alloc_add(&area->alloc, KS_ALLOC_VM_AREA, size - PAGE_SIZE, caller);
	return area;
}

struct vm_struct *get_vm_area(unsigned long size, unsigned long flags)
{
	struct area *area;

	ks_may_sleep("get_vm_area");
	area = make_area(size, flags, __builtin_return_address(0));
	return area ? &area->vm : NULL;
}

/* As the guest's own write, which Xen emulates: not batched (vunmap_pte_range). */
static void unmap_range(unsigned long addr, unsigned long end)
{
	for (; addr < end; addr += PAGE_SIZE) {
		pte_t *pte = ks_pte_of(addr);

		if (pte && !pte_none(*pte))
			ks_set_pte_now(addr, pte, (pte_t){ 0 });
	}
}

void free_vm_area(struct vm_struct *vm)
{
	struct area *area = container_of(vm, struct area, vm);

	BUG_ON(ks_find_vm_area(vm->addr) != vm);
	unmap_range((unsigned long)vm->addr, (unsigned long)vm->addr + vm->size - PAGE_SIZE);
	list_del(&area->list);
	ks_alloc_remove(&area->alloc);
	ks_heap_free(area, sizeof(*area));
}

static int KS_PTE_FN(note_pte)
{
	pte_t ***ptes = data;

	(void)addr;
	*(*ptes)++ = pte;
	return 0;
}

static int KS_PTE_FN(make_pte)
{
	(void)pte, (void)addr, (void)data;
	return 0;
}

struct vm_struct *alloc_vm_area(size_t size, pte_t **ptes)
{
	struct area *area;

	ks_may_sleep("alloc_vm_area");
	area = make_area(size, VM_IOREMAP, __builtin_return_address(0));
	if (!area || !apply_to_page_range(&init_mm, (unsigned long)area->vm.addr, size,
					  ptes ? note_pte : make_pte, &ptes))
		return area ? &area->vm : NULL;
	free_vm_area(&area->vm);
	return NULL;
}

static int map_range(const struct vm_struct *vm, unsigned long (*pfn_of)(const void *from,
			unsigned long i), const void *from, pgprot_t prot)
{
	unsigned long i, addr = (unsigned long)vm->addr;

	for (i = 0; i < (vm->size >> PAGE_SHIFT) - 1; i++, addr += PAGE_SIZE) {
		if (ks_pagetable_populate(addr, vm->caller))
			return -ENOMEM;
		set_pte_at(&init_mm, addr, ks_pte_of(addr), pfn_pte(pfn_of(from, i), prot));
	}
	return 0;
}

static void *make_mapping(unsigned long pages, unsigned long flags, const void *caller,
			  unsigned long (*pfn_of)(const void *from, unsigned long i),
			  const void *from, pgprot_t prot)
{
	struct area *area = make_area(pages << PAGE_SHIFT, flags, caller);

	if (!area)
		return NULL;
	if (map_range(&area->vm, pfn_of, from, prot)) {
		free_vm_area(&area->vm);
		return NULL;
	}
	return area->vm.addr;
}

static unsigned long nth_page(const void *from, unsigned long i)
{
	return page_to_pfn(((struct page *const *)from)[i]);
}

static unsigned long nth_pfn(const void *from, unsigned long i)
{
	return *(const unsigned long *)from + i;
}

void *vmap(struct page **pages, unsigned int count, unsigned long flags, pgprot_t prot)
{
	ks_may_sleep("vmap");
	return make_mapping(count, flags, __builtin_return_address(0), nth_page, pages, prot);
}

void vunmap(const void *addr)
{
	BUG_ON(in_interrupt());
	ks_may_sleep("vunmap");
	if (!addr)
		return;
	if (!WARN(!ks_find_vm_area(addr), "Trying to vfree() nonexistent vm area"))
		free_vm_area(ks_find_vm_area(addr));
}

static void *map_device(const char *what, phys_addr_t addr, size_t size, const void *caller)
{
	unsigned long pfn = PFN_DOWN(addr);

	ks_may_sleep(what);
	return make_mapping(PFN_UP(size), VM_IOREMAP, caller, nth_pfn, &pfn, PAGE_KERNEL);
}

/* Device memory: Linux would find no RAM there and go on to ioremap_cache(). */
void *memremap(phys_addr_t addr, size_t size, unsigned long flags)
{
	(void)flags;
	return map_device("memremap", addr, size, __builtin_return_address(0));
}

void memunmap(void *addr)
{
	vunmap(addr);
}

void *ioremap(phys_addr_t addr, unsigned long size)
{
	return map_device("ioremap", addr, size, __builtin_return_address(0));
}

void iounmap(void *addr)
{
	vunmap(addr);
}

struct vm_struct *ks_find_vm_area(const void *addr)
{
	struct area *area;

	list_for_each_entry(area, &areas, list)
		if (area->vm.addr == addr)
			return &area->vm;
	return NULL;
}

bool ks_vm_area_nth(unsigned int n, struct ks_vm_area_info *info)
{
	struct ks_alloc *alloc;
	struct area *area;

	if (!ks_alloc_nth(n, KS_ALLOC_VM_AREA, false, &alloc))
		return false;
	area = container_of(alloc, struct area, alloc);
	*info = (struct ks_vm_area_info){
		.addr = (unsigned long)area->vm.addr,
		.pages = alloc->size >> PAGE_SHIFT,
		.caller = alloc->caller,
		.seq = alloc->seq,
		.atomic = area->atomic,
	};
	return true;
}
