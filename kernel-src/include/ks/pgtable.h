/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: page-table entries and tables, arch/x86/include/asm/{pgtable*,paravirt}.h.
 * Only the last level exists as memory.  Values convert between pfn and mfn as
 * those of a PV guest do (arch/x86/xen/mmu_pv.c); all writes go to runtime/mmu.c.
 */
#ifndef KS_PGTABLE_H
#define KS_PGTABLE_H

#include <linux/types.h>
#include "ks/page.h"

typedef unsigned long pteval_t;
typedef struct { pteval_t pte; } pte_t;
typedef struct { unsigned long pmd; } pmd_t;
typedef struct { unsigned long pud; } pud_t;
typedef struct { unsigned long p4d; } p4d_t;
typedef struct { unsigned long pgd; } pgd_t;
typedef struct { unsigned long pgprot; } pgprot_t;

#define PMD_SHIFT 21
#define PMD_SIZE (1ul << PMD_SHIFT)
#define PTRS_PER_PTE 512

/* arch/x86/include/asm/pgtable_types.h, without _PAGE_GLOBAL, which Xen PV masks out. */
#define _PAGE_PRESENT (1ul << 0)
#define _PAGE_RW (1ul << 1)
#define _PAGE_USER (1ul << 2)
#define _PAGE_ACCESSED (1ul << 5)
#define _PAGE_DIRTY (1ul << 6)
#define _PAGE_SPECIAL (1ul << 9)
#define _PAGE_NX (1ul << 63)
#define KS_PTE_FRAME 0x000ffffffffff000ul
#define PTE_PFN_MASK KS_PTE_FRAME

#define __pgprot(x) ((pgprot_t){ (x) })
#define pgprot_val(x) ((x).pgprot)
#define massage_pgprot(x) pgprot_val(x)
#define PAGE_KERNEL_RO __pgprot(_PAGE_PRESENT | _PAGE_ACCESSED | _PAGE_DIRTY | _PAGE_NX)
#define PAGE_KERNEL __pgprot(pgprot_val(PAGE_KERNEL_RO) | _PAGE_RW)
#define _KERNPG_TABLE (_PAGE_PRESENT | _PAGE_RW | _PAGE_ACCESSED | _PAGE_DIRTY)

#define __sme_clr(x) (x)

enum pg_level { PG_LEVEL_NONE, PG_LEVEL_4K, PG_LEVEL_2M };

/* pfn <-> mfn in a present entry; the identity in a translated domain. */
pteval_t ks_pte_to_pfn(pteval_t value);
pteval_t ks_pte_to_mfn(pteval_t value);

#define __pte(x) ((pte_t){ ks_pte_to_mfn(x) })
#define pte_val(x) ks_pte_to_pfn((x).pte)
#define pte_pfn(x) ((pte_val(x) & KS_PTE_FRAME) >> PAGE_SHIFT)
#define pte_none(x) (!(x).pte)
#define pte_present(x) (((x).pte & _PAGE_PRESENT) != 0)
#define pfn_pte(pfn, prot) __pte(((unsigned long)(pfn) << PAGE_SHIFT) | pgprot_val(prot))
#define __pmd(x) ((pmd_t){ (x) })

#define pte_special(x) (((x).pte & _PAGE_SPECIAL) != 0)
#define pte_write(x) (((x).pte & _PAGE_RW) != 0)

static inline pte_t pte_mkspecial(pte_t pte)
{
	pte.pte |= _PAGE_SPECIAL;
	return pte;
}

struct mm_struct; /* ks/mm.h */
struct vm_area_struct;
extern struct mm_struct init_mm;
extern pgd_t swapper_pg_dir[];

typedef struct page *pgtable_t;
#if KS_PTE_FN_TOKEN
#define KS_PTE_FN(name) name(pte_t *pte, pgtable_t token, unsigned long addr, void *data)
#else
#define KS_PTE_FN(name) name(pte_t *pte, unsigned long addr, void *data)
#endif
typedef int KS_PTE_FN((*pte_fn_t));
int apply_to_page_range(struct mm_struct *mm, unsigned long addr, unsigned long size, pte_fn_t fn,
			void *data);
pte_t *lookup_address(unsigned long address, unsigned int *level);
void set_pte(pte_t *ptep, pte_t pte);
void set_pte_at(struct mm_struct *mm, unsigned long addr, pte_t *ptep, pte_t pte);

/* What is mapped at an address is so for every vCPU when the hypervisor has answered. */
#define __flush_tlb_single(address) ((void)(address))

/* Lazy MMU mode: runtime/lazy-mmu.c has the versions' rules. */
enum paravirt_lazy_mode { PARAVIRT_LAZY_NONE, PARAVIRT_LAZY_MMU, PARAVIRT_LAZY_CPU };
enum paravirt_lazy_mode paravirt_get_lazy_mode(void);
void arch_flush_lazy_mmu_mode(void);
#if KS_LAZY_MMU_PER_TASK
void lazy_mmu_mode_enable(void);
void lazy_mmu_mode_disable(void);
void lazy_mmu_mode_pause(void);
void lazy_mmu_mode_resume(void);
#define ks_lazy_enter() lazy_mmu_mode_enable()
#define ks_lazy_leave() lazy_mmu_mode_disable()
#else
void arch_enter_lazy_mmu_mode(void);
void arch_leave_lazy_mmu_mode(void);
#define ks_lazy_enter() arch_enter_lazy_mmu_mode()
#define ks_lazy_leave() arch_leave_lazy_mmu_mode()
#endif

/* Upper levels: p2m.c names them for a p2m in vmalloc space, which is not simulated. */
void paravirt_alloc_pte(struct mm_struct *mm, unsigned long pfn);
void paravirt_release_pte(unsigned long pfn);
pte_t *populate_extra_pte(unsigned long va);
pmd_t *populate_extra_pmd(unsigned long va);
pmd_t *lookup_pmd_address(unsigned long address);
void set_pmd(pmd_t *pmdp, pmd_t pmd);

/* For the runtime. */
void ks_pagetable_init(void);
/* Makes the table for this address if there is none; 0 or -ENOMEM. */
int ks_pagetable_populate(unsigned long va, const void *caller);
/* Takes the tables of process addresses away, which must hold no entry that counts. */
void ks_pagetable_free(unsigned long start, unsigned long end);
/* The entry for an address, NULL if it has no table.  Counts as no walk. */
pte_t *ks_pte_of(unsigned long va);
unsigned long ks_pt_walks(void);
/* At once, whatever the mode: as a trapped write of the guest's is. */
void ks_set_pte_now(unsigned long va, pte_t *ptep, pte_t pte);
bool ks_pte_queued(unsigned long va);
/* The queued updates of this vCPU take effect. */
void ks_mmu_flush(void);
/* Around a context switch: leave lazy MMU mode, enter it again. */
bool ks_lazy_suspend(void);
void ks_lazy_resume(bool was_on);

#endif
