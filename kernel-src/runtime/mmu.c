/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Writing page-table entries.  PV: by hypercall, at once or, in lazy MMU mode,
 * queued until the mode is left (arch/x86/xen/mmu_pv.c, multicalls.c; the mode is in
 * lazy-mmu.c).  Translated: into the domain's own tables.
 */
#include <linux/kernel.h>
#include <asm/xen/hypercall.h>
#include <asm/xen/page.h>
#include "ks/context.h"
#include "ks/mm.h"

#define QUEUE_MAX 32 /* entries that Linux's argument buffer (MC_ARGS) has room for */
#define VCPUS 128

struct queue {
	unsigned int count;
	struct mmu_update update[QUEUE_MAX];
	unsigned long va[QUEUE_MAX];
};

static struct queue *queues[VCPUS];

static struct queue *own_queue(void)
{
	unsigned int vcpu = ks_context()->vcpu;

	BUG_ON(vcpu >= VCPUS);
	if (!queues[vcpu])
		queues[vcpu] = ks_heap_alloc(sizeof(struct queue));
	return queues[vcpu];
}

/* With interrupts off (xen_mc_flush), so nobody adds to the queue meanwhile. */
void ks_mmu_flush(void)
{
	struct queue *queue = own_queue();
	bool irqs_off = ks_context()->irqs_off;
	int error;

	if (!queue->count)
		return;
	ks_context()->irqs_off = true;
	ks_trace(KS_EVENT_PTE_FLUSH, .a = queue->count);
	error = HYPERVISOR_mmu_update(queue->update, queue->count, NULL, DOMID_SELF);
	queue->count = 0;
	ks_context()->irqs_off = irqs_off;
	WARN(error, "queued page-table updates failed: %d", error);
}

static void enqueue(unsigned long va, const struct mmu_update *update)
{
	struct queue *queue = own_queue();

	if (queue->count == QUEUE_MAX)
		ks_mmu_flush();
	queue->update[queue->count] = *update;
	queue->va[queue->count++] = va & PAGE_MASK;
	ks_trace(KS_EVENT_PTE_QUEUED, .a = va & PAGE_MASK, .b = update->val);
}

bool ks_pte_queued(unsigned long va)
{
	unsigned int vcpu, i;

	for (vcpu = 0; vcpu < VCPUS; vcpu++)
		for (i = 0; queues[vcpu] && i < queues[vcpu]->count; i++)
			if (queues[vcpu]->va[i] == (va & PAGE_MASK))
				return true;
	return false;
}

static void write_translated(unsigned long va, pte_t *ptep, pte_t pte)
{
	ptep->pte = pte.pte;
	ks_platform->map_pfn(ks_platform->domain, va,
			     pte_present(pte) ? (pte.pte & KS_PTE_FRAME) >> PAGE_SHIFT : ~0ul,
			     (pte.pte & _PAGE_RW) != 0);
}

static void write_pte(unsigned long va, pte_t *ptep, pte_t pte, bool may_queue)
{
	struct mmu_update update;

	if (ks_layout()->translated) {
		write_translated(va, ptep, pte);
		return;
	}
	update.ptr = virt_to_machine(ptep).maddr | MMU_NORMAL_PT_UPDATE;
	update.val = pte.pte;
	if (may_queue && paravirt_get_lazy_mode() == PARAVIRT_LAZY_MMU)
		enqueue(va, &update);
	else /* Linux does not look at the result either (__xen_set_pte) */
		HYPERVISOR_mmu_update(&update, 1, NULL, DOMID_SELF);
}

void set_pte_at(struct mm_struct *mm, unsigned long addr, pte_t *ptep, pte_t pte)
{
	if (!ptep || ptep != ks_pte_of(addr) || !ks_mm_contains(mm, addr, PAGE_SIZE))
		ks_platform->pte_unpopulated(ks_platform->domain, addr);
	else
		write_pte(addr, ptep, pte, true);
}

/* arch/x86/xen/mmu.c; page tables lie in the direct map. */
xmaddr_t arbitrary_virt_to_machine(void *vaddr)
{
	return virt_to_machine(vaddr);
}

/* The address that an entry in an attached table is for, or 0. */
static unsigned long va_of(const pte_t *ptep)
{
	unsigned long pfn = __pa(ptep) >> PAGE_SHIFT;

	if (!pfn_valid(pfn) || pfn_to_page(pfn)->l1_va == ~0ul)
		return 0;
	return pfn_to_page(pfn)->l1_va + offset_in_page(ptep) / sizeof(*ptep) * PAGE_SIZE;
}

void set_pte(pte_t *ptep, pte_t pte)
{
	unsigned long va = va_of(ptep);

	if (va)
		write_pte(va, ptep, pte, true);
	else
		ks_platform->pte_unpopulated(ks_platform->domain, (unsigned long)ptep);
}

void ks_set_pte_now(unsigned long va, pte_t *ptep, pte_t pte)
{
	write_pte(va, ptep, pte, false);
}
