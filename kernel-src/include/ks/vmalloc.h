/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/vmalloc.h and io.h.  First fit with a guard page behind each
 * area; areas are not aligned to their size as Linux does for VM_IOREMAP.
 */
#ifndef KS_VMALLOC_H
#define KS_VMALLOC_H

#include "ks-image.h"
#include "ks/pgtable.h"

#define VM_IOREMAP 0x01ul
#define VM_ALLOC 0x02ul
#define VM_MAP 0x04ul

struct vm_struct {
	unsigned long flags;
	void *addr;
	unsigned long size; /* with the guard page */
	const void *caller;
};

struct vm_struct *get_vm_area(unsigned long size, unsigned long flags);
void free_vm_area(struct vm_struct *area);
/* Up to 5.10: with page tables; ptes, unless NULL, gets a pointer to each entry. */
struct vm_struct *alloc_vm_area(size_t size, pte_t **ptes);
void vm_area_register_early(struct vm_struct *area, unsigned long align);
void *vmap(struct page **pages, unsigned int count, unsigned long flags, pgprot_t prot);
void vunmap(const void *addr);

#define MEMREMAP_WB 1ul
void *memremap(phys_addr_t addr, size_t size, unsigned long flags);
void memunmap(void *addr);
void *ioremap(phys_addr_t addr, unsigned long size);
void iounmap(void *addr);

/* The area that begins at addr, or NULL. */
struct vm_struct *ks_find_vm_area(const void *addr);
bool ks_vm_area_nth(unsigned int n, struct ks_vm_area_info *info);

#endif
