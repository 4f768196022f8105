/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The one symbol that the simulator looks up: struct ks_image, and thin covers for it. */
#include "ks-image.h"

#include <linux/kernel.h>
#include <xen/grant_table.h>
#include <xen/page.h>
#include "ks/boot.h"
#include "ks/context.h"
#include "ks/driver.h"
#include "ks/event-channel.h"
#include "ks/heap.h"
#include "ks/peek.h"
#include "ks/pgtable.h"
#include "ks/process.h"
#include "ks/rcu.h"
#include "ks/sleep.h"
#include "ks/vmalloc.h"
#include "ks/x86.h"

#ifndef KS_IMAGE_NAME
#define KS_IMAGE_NAME "linux-6.1"
#endif
#ifndef KS_IMAGE_RELEASE
#define KS_IMAGE_RELEASE "unknown"
#endif
#ifndef KS_IMAGE_FAULT
#define KS_IMAGE_FAULT ""
#endif

static long image_page_alloc(void)
{
	struct page *page = alloc_page(GFP_KERNEL);

	return page ? (long)page_to_pfn(page) : -ENOMEM;
}

static void image_page_free(unsigned long pfn)
{
	__free_page(pfn_to_page(pfn));
}

static void *image_page_va(unsigned long pfn)
{
	return pfn_to_kaddr(pfn);
}

static unsigned long image_pfn_to_gfn(unsigned long pfn)
{
	return pfn_to_gfn(pfn);
}

static unsigned long image_p2m_entry(unsigned long pfn)
{
	if (ks_layout()->translated)
		return pfn;
#if KS_P2M_LINEAR
	return pfn < xen_p2m_size ? xen_p2m_addr[pfn] : INVALID_P2M_ENTRY;
#else
	return get_phys_to_machine(pfn);
#endif
}

static void image_free_auto_xlat(void)
{
	gnttab_free_auto_xlat_frames();
}

static const char *image_status_text(int status)
{
	static const char *const text[] = GNTTABOP_error_msgs;

	return status <= 0 && -status < (int)ARRAY_SIZE(text) ? text[-status] : NULL;
}

static void image_lazy_mmu_enter(void)
{
	ks_lazy_enter();
}

static void image_lazy_mmu_leave(void)
{
	ks_lazy_leave();
}

static void image_irqs_disable(void)
{
	local_irq_disable();
}

static void image_irqs_enable(void)
{
	local_irq_enable();
}

static _Bool image_allocation(unsigned int n, struct ks_alloc_info *info)
{
	struct ks_alloc *alloc;

	if (!ks_alloc_nth(n, 0, true, &alloc))
		return false;
	*info = (struct ks_alloc_info){
		.kind = alloc->kind,
		.size = alloc->size,
		.caller = alloc->caller,
		.seq = alloc->seq,
	};
	return true;
}

/* Of instrument/hooks.c: only an instrumented image has it. */
extern const char ks_hooks __attribute__((weak));

__attribute__((visibility("default"))) const struct ks_image ks_image = {
	.abi = KS_ABI,
	.name = KS_IMAGE_NAME,
	.release = KS_IMAGE_RELEASE,
	.fault = KS_IMAGE_FAULT,
	.hooks = &ks_hooks,
	.attach = ks_attach,
	.boot = ks_boot,
	.suspend = gnttab_suspend,
	.resume = gnttab_resume,
	.param_set = ks_param_set,
	.param_name = ks_param_name,
	.max_grant_frames = gnttab_max_grant_frames,
	.setup_auto_xlat = ks_setup_auto_xlat,
	.free_auto_xlat = image_free_auto_xlat,
	.page_alloc = image_page_alloc,
	.page_free = image_page_free,
	.page_va = image_page_va,
	.pfn_to_gfn = image_pfn_to_gfn,
	.p2m_entry = image_p2m_entry,
	.pages = &ks_driver_pages,
	.grant = ks_driver_grant,
	.ref_alloc = ks_driver_ref_alloc,
	.grant_ref = ks_driver_grant_ref,
	.ref_free = gnttab_free_grant_reference,
	.end_access_ref = ks_driver_end_access_ref,
	.end_access = ks_driver_end_access,
	.refs_exhaust = ks_driver_refs_exhaust,
	.refs_release = ks_driver_refs_release,
	.refs = &ks_driver_refs,
	.map = ks_driver_map,
	.map_prepare = ks_driver_map_prepare,
	.map_refs = ks_driver_map_refs,
	.map_refs_over = ks_driver_map_refs_over,
	.unmap = ks_driver_unmap,
#if KS_HAS_UNMAP_ASYNC
	.unmap_async = ks_driver_unmap_async,
	.unmap_sync = ks_driver_unmap_sync,
	.unmap_info = ks_driver_unmap_info,
#endif
	.pool_map = ks_driver_pool_map,
	.pool_unmap = ks_driver_pool_unmap,
	.copy = ks_driver_copy,
	.status_text = image_status_text,
	.processes = &ks_driver_processes,
	.events = &ks_driver_events,
	.lazy_mmu_enter = image_lazy_mmu_enter,
	.lazy_mmu_leave = image_lazy_mmu_leave,
	.lock = ks_driver_lock,
	.unlock = ks_driver_unlock,
	.mutex_lock = ks_driver_mutex_lock,
	.mutex_unlock = ks_driver_mutex_unlock,
	.complete = ks_driver_complete,
	.wait_for_completion = ks_driver_wait_for_completion,
	.irqs_disable = image_irqs_disable,
	.irqs_enable = image_irqs_enable,
	.bh_disable = ks_bh_disable,
	.bh_enable = ks_bh_enable,
	.preempt_off = ks_preempt_disable,
	.preempt_on = ks_preempt_enable,
	.rcu_read_lock = rcu_read_lock,
	.rcu_read_unlock = rcu_read_unlock,
	.synchronize_rcu = synchronize_rcu,
	.irq_enter = ks_irq_enter,
	.irq_leave = ks_irq_leave,
	.softirq_enter = ks_softirq_enter,
	.softirq_leave = ks_softirq_leave,
	.in_work = ks_driver_in_work,
	.in_timer = ks_driver_in_timer,
	.selftest = ks_selftest,
	.sleep_ms = msleep,
	.delay_ms = mdelay,
	.gnttab_state = ks_peek_gnttab_state,
	.gnttab_check = ks_peek_gnttab_check,
	.ref_is_free = ks_peek_ref_is_free,
	.allocation = image_allocation,
	.vm_area = ks_vm_area_nth,
	.slab_object = ks_slab_object,
	.pte_queued = ks_pte_queued,
	.pt_walks = ks_pt_walks,
	.extable = ks_extable_find,
};
