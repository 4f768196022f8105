/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Boot: the runtime first, unseen by checkers and fault injection, then the kernel's
 * initcalls, then what the platform PCI driver does in an HVM domain.
 */
#include "ks/boot.h"

#include <linux/kernel.h>
#include <xen/grant_table.h>
#include <xen/xen.h>
#include "ks/heap.h"
#include "ks/hotplug.h"
#include "ks/pgtable.h"

int ks_setup_auto_xlat(void)
{
	static unsigned long pfn; /* where the device's memory begins; 0: not looked for */
	unsigned int frames = gnttab_max_grant_frames();

	if (!pfn)
		pfn = ks_hotplug_keep(frames);
	if (pfn != ~0ul)
		return gnttab_setup_auto_xlat_frames(PFN_PHYS(pfn));
	pr_err("gntsim: too few unpopulated pages for %u grant frames\n", frames);
	return -ENOMEM;
}

/* drivers/xen/platform-pci.c, platform_pci_probe(): the table lies in the device's memory. */
static int probe_platform_device(void)
{
	int error = ks_setup_auto_xlat();

	if (error)
		return error;
	error = gnttab_init();
	if (error)
		gnttab_free_auto_xlat_frames();
	return error;
}

int ks_boot(void)
{
	int error;

	ks_heap_init();
	ks_xen_init();
	ks_pages_init();
	ks_pagetable_init();
	ks_p2m_init();
	ks_pages_start();
	if (ks_layout()->gnttab_version)
		ks_param_set("version", ks_layout()->gnttab_version, false);
	ks_alloc_start();
	error = ks_run_initcalls();
	if (!error && xen_hvm_domain() && !xen_pvh_domain())
		error = probe_platform_device();
	return error;
}
