/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * L1 page tables of a PV domain: which frame serves for which 2 MiB, and the
 * entries in it with the references they hold.
 */
#ifndef HV_L1_H
#define HV_L1_H

#include "hv/types.h"

#define HV_PTE_PRESENT      (1ull << 0)
#define HV_PTE_RW           (1ull << 1)
#define HV_PTE_USER         (1ull << 2)
#define HV_PTE_PWT          (1ull << 3)
#define HV_PTE_PCD          (1ull << 4)
#define HV_PTE_ACCESSED     (1ull << 5)
#define HV_PTE_DIRTY        (1ull << 6)
#define HV_PTE_PAT          (1ull << 7)
#define HV_PTE_GLOBAL       (1ull << 8)
#define HV_PTE_AVAIL_SHIFT  9
#define HV_PTE_AVAIL        (7ull << HV_PTE_AVAIL_SHIFT)
#define HV_PTE_AVAIL_HIGH   (0x7ffull << 52)
#define HV_PTE_GUEST_KERNEL (1ull << 52) /* Xen's, on 64-bit kernel mappings */
#define HV_PTE_NX           (1ull << 63)
#define HV_PTE_FRAME_MASK   0x000ffffffffff000ull

static inline HvMfn hv_pte_mfn(guint64 pte)
{
	return (pte & HV_PTE_FRAME_MASK) >> HV_PAGE_SHIFT;
}

#define HV_L1_ENTRIES 512u
#define HV_L1_SPAN    (1ull << 21) /* what one table serves for */

/* A frame that serves as L1 table. */
typedef struct {
	HvMfn mfn;
	guint64 *entries;
	GArray *vas; /* guint64: what it serves for, in the order of attaching */
} HvL1Table;

typedef struct {
	GHashTable *by_va;  /* va >> 21 -> HvL1Table; looked up, never walked */
	GHashTable *by_mfn; /* mfn -> the same, which it owns */
	/* What was found last: grants are mapped side by side. */
	guint64 found_va;
	HvL1Table *found; /* NULL: nothing */
} HvL1;

/* Where an entry lies. */
typedef struct {
	const HvL1Table *table;
	guint index;   /* 0 .. 511 */
	guint64 *pte;
} HvL1Slot;

void hv_l1_init(HvL1 *l1);
void hv_l1_clear(HvL1 *l1);
/* 0 or -errno, see hv/hv.h; -EINVAL for a VA that no guest table can serve. */
int hv_l1_attach(HvDomain *domain, guint64 va, HvMfn mfn);
/* Drops every table with the references of its entries; tells nobody. */
void hv_l1_release_all(HvDomain *domain);

/* The table for a VA, NULL if there is none. */
HvL1Table *hv_l1_look_up(HvL1 *l1, guint64 va);

static inline HvL1Table *hv_l1_table(HvL1 *l1, guint64 va)
{
	return G_LIKELY(l1->found && l1->found_va / HV_L1_SPAN == va / HV_L1_SPAN) ?
	       l1->found : hv_l1_look_up(l1, va);
}

static inline HvL1Slot hv_l1_slot(const HvL1Table *table, guint index)
{
	return (HvL1Slot){ .table = table, .index = index, .pte = table->entries + index };
}

/* The entry for a VA, FALSE if there is no table. */
static inline gboolean hv_l1_find(HvL1 *l1, guint64 va, HvL1Slot *slot)
{
	const HvL1Table *table = hv_l1_table(l1, va);

	if (table)
		*slot = hv_l1_slot(table, va % HV_L1_SPAN >> HV_PAGE_SHIFT);
	return table != NULL;
}

/* The entry at a machine address, FALSE if that is in no L1 frame of the domain. */
gboolean hv_l1_find_by_address(HvL1 *l1, guint64 address, HvL1Slot *slot);

/*
 * Kernel and user marks that Xen adds to what a 64-bit guest asks for (adjust_guest_l1e in
 * xen/arch/x86/pv/mm.h).
 */
static inline guint64 hv_l1_adjust(guint64 pte)
{
	if (!(pte & HV_PTE_PRESENT))
		return pte;
	if (!(pte & HV_PTE_USER))
		pte |= HV_PTE_GUEST_KERNEL | HV_PTE_USER;
	if (!(pte & HV_PTE_GUEST_KERNEL))
		pte |= HV_PTE_GLOBAL;
	return pte;
}

/* Writes the entry as it is and tells the host; references are the caller's care. */
void hv_l1_write(HvDomain *domain, const HvL1Slot *slot, guint64 pte);
/* References that a present entry holds.  0 or -errno. */
int hv_l1_get_page(HvDomain *domain, guint64 pte);
void hv_l1_put_page(HvDomain *domain, guint64 pte);
/* Whether a present entry counts as writable use of its frame. */
gboolean hv_l1_counts_as_writable(const HvDomain *domain, guint64 pte);
/* A guest's own update: checks, writes, and moves the references.  0 or -errno. */
int hv_l1_modify(HvDomain *domain, const HvL1Slot *slot, guint64 pte);

#endif
