/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What Xen and the domain builder leave for a PV kernel: start info, shared info, the
 * list of frames in pages of the direct map; Linux's own p2m.c makes its p2m of it.
 * The p2m stays where it is: xen_vmalloc_p2m_tree() is not run.
 */
#include <linux/kernel.h>
#include <xen/features.h>
#include <xen/page.h>
#include <xen/xen.h>
#include <asm/setup.h>
#include <asm/xen/hypervisor.h>
#include <arch/x86/xen/xen-ops.h>
#include "ks/boot.h"
#include "ks/page.h"

enum xen_domain_type xen_domain_type;
#if KS_PVH_IS_PV
int xen_have_vector_callback = 1;
#else
bool xen_pvh;
#endif
uint32_t xen_start_flags;
u8 xen_features[XENFEAT_NR_SUBMAPS * 32];

static struct start_info start_info;
static struct shared_info shared_info; /* Xen does not look at it here */
struct start_info *xen_start_info = &start_info;
struct shared_info *HYPERVISOR_shared_info = &shared_info;
unsigned long *machine_to_phys_mapping;
unsigned long machine_to_phys_nr;

void ks_xen_init(void)
{
	xen_domain_type = ks_layout()->translated ? XEN_HVM_DOMAIN : XEN_PV_DOMAIN;
	if (ks_layout()->pvh && !KS_HAS_PVH)
		panic("gntsim: this kernel cannot run as PVH");
#if KS_PVH_IS_PV
	if (ks_layout()->pvh)
		xen_domain_type = XEN_PV_DOMAIN;
#else
	xen_pvh = ks_layout()->pvh;
#endif
	xen_features[XENFEAT_auto_translated_physmap] = ks_layout()->translated;
}

#ifndef P2M_PER_PAGE
#define P2M_PER_PAGE (PAGE_SIZE / sizeof(long))
#endif

static unsigned long *make_mfn_list(void)
{
	unsigned long entries = ALIGN(ks_layout()->nr_pages, P2M_PER_PAGE), pfn;
	unsigned long *list = pfn_to_kaddr(ks_pages_reserve(entries / P2M_PER_PAGE));

	for (pfn = 0; pfn < entries; pfn++)
		list[pfn] = pfn < ks_layout()->nr_populated ? ks_layout()->mfn_list[pfn]
							    : INVALID_P2M_ENTRY;
	return list;
}

void ks_p2m_init(void)
{
	if (ks_layout()->translated)
		return;
	machine_to_phys_mapping = ks_layout()->m2p;
	machine_to_phys_nr = ks_layout()->m2p_nr;
	start_info.nr_pages = ks_layout()->nr_pages;
	start_info.mfn_list = (unsigned long)make_mfn_list();
	xen_build_dynamic_phys_to_machine();
	/* So that a foreign frame's number is never taken for a pfn that maps to itself. */
	xen_max_p2m_pfn = max(xen_max_p2m_pfn, machine_to_phys_nr);
}

/*
 * arch/x86/xen/setup.c: what the p2m says of pfns beyond its end.  Linux's p2m in
 * vmalloc space would say "missing" for room of 512 GiB.
 */
unsigned long xen_chk_extra_mem(unsigned long pfn)
{
	(void)pfn;
	return INVALID_P2M_ENTRY;
}

void *extend_brk(size_t size, size_t align)
{
	unsigned long pages = PAGE_ALIGN(size) >> PAGE_SHIFT;

	BUG_ON(align > PAGE_SIZE || ks_alloc_started());
	return memset(pfn_to_kaddr(ks_pages_reserve(pages)), 0, pages << PAGE_SHIFT);
}
