/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Named by code that does not run here: it belongs to a p2m in vmalloc space, made by
 * xen_vmalloc_p2m_tree(), or to a time before the slab allocator.
 */
#include <linux/kernel.h>
#include "ks/page.h"
#include "ks/pgtable.h"

#define NOT_SIMULATED(name, type, ...) \
	type name(__VA_ARGS__); \
	type name(__VA_ARGS__) \
	{ \
		ks_not_simulated(#name); \
	}

#pragma GCC diagnostic ignored "-Wunused-parameter"
NOT_SIMULATED(cpuid, void, u32 leaf, u32 *eax, u32 *ebx, u32 *ecx, u32 *edx)
NOT_SIMULATED(paravirt_alloc_pte, void, struct mm_struct *mm, unsigned long pfn)
NOT_SIMULATED(paravirt_release_pte, void, unsigned long pfn)
NOT_SIMULATED(lookup_pmd_address, pmd_t *, unsigned long address)
NOT_SIMULATED(set_pmd, void, pmd_t *pmdp, pmd_t pmd)
NOT_SIMULATED(memblock_alloc, void *, phys_addr_t size, phys_addr_t align)
NOT_SIMULATED(ks_memblock_free, void, void *ptr, size_t size)

/* Multicalls: the m2p override of 3.x makes one for a mapping that a process sees too. */
#if __has_include(<arch/x86/xen/multicalls.h>)
#include <asm/processor.h>
#include <asm/xen/hypercall.h>
#include "ks/context.h"
#include <arch/x86/xen/multicalls.h>

DECLARE_PER_CPU(unsigned long, xen_mc_irq_flags);
unsigned long xen_mc_irq_flags;
NOT_SIMULATED(__xen_mc_entry, struct multicall_space, size_t args)
NOT_SIMULATED(xen_mc_flush, void, void)
#endif
