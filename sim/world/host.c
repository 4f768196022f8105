/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The hypervisor's callbacks. */
#include "world/host.h"

#include <string.h>

#include "world/refusals.h"
#include "world/sanitizer.h"
#include "world/world.h"

/* x86 page-table entry: the bits that matter here. */
#define PTE_PRESENT  0x1ull
#define PTE_WRITABLE 0x2ull
#define PTE_FRAME(pte) (((pte) & 0x000ffffffffff000ull) >> HV_PAGE_SHIFT)

/* Nearly always the one whose hypercall this is. */
static inline GsDomain *domain_of(const GsWorld *world, domid_t domid)
{
	return world->caller && world->caller->id == domid ? world->caller
							    : gs_world_domain(world, domid);
}

static inline gboolean on_running_stack(const GsWorld *world, gulong address, gsize len)
{
	const GsTask *task = world->sched->running;

	return task && ((address >= task->stack && address + len <= task->stack_end) ||
			gs_sanitizer_is_local(address, len));
}

/*
 * A bare domain has no memory of its own: the runner issues its hypercalls with
 * its own pointers, or says which memory may be taken for the domain's.  A kernel's pointers lie in its address space, in its image
 * or on the stack of the task that makes the hypercall.
 */
static inline gboolean may_access(const GsWorld *world, domid_t domid, guint64 addr, gsize len,
			   gboolean write)
{
	const GsDomain *domain = domain_of(world, domid);

	if (!domain || addr + len < addr)
		return FALSE;
	if (!domain->image && domain->bare_window)
		return addr >= (gulong)domain->bare_window &&
		       len <= domain->bare_window_size &&
		       addr - (gulong)domain->bare_window <= domain->bare_window_size - len;
	if (!domain->image)
		return addr != 0;
	return on_running_stack(world, addr, len) ||
	       gs_memory_accessible(domain->memory, addr, len, write) ||
	       (len && gs_image_contains(domain->image, addr) &&
		gs_image_contains(domain->image, addr + len - 1));
}

static gboolean copy_from_guest(gpointer host, domid_t domid, gpointer dst, guint64 addr, gsize len)
{
	if (!may_access(host, domid, addr, len, FALSE))
		return FALSE;
	memcpy(dst, (const void *)addr, len);
	return TRUE;
}

gboolean gs_host_read(GsWorld *world, domid_t domid, gpointer dst, guint64 addr, gsize len)
{
	return copy_from_guest(world, domid, dst, addr, len);
}

static gboolean copy_to_guest(gpointer host, domid_t domid, guint64 addr, gconstpointer src,
			      gsize len)
{
	const GsDomain *domain;

	if (!may_access(host, domid, addr, len, TRUE))
		return FALSE;
	memcpy((void *)addr, src, len);
	domain = domain_of(host, domid);
	if (domain->shadow)
		gs_shadow_written(domain->shadow, addr, len);
	return TRUE;
}

/* A task's stack stays where it is; elsewhere the very hypercall could change what is there. */
static gpointer guest_window(gpointer host, domid_t domid, guint64 addr, gsize len)
{
	const GsWorld *world = host;
	const GsDomain *caller = world->caller;
	const GsTask *task = world->sched->running;

	if (!caller || caller->id != domid || !caller->image || addr % 8 || addr < task->stack ||
	    addr > task->stack_end || len > task->stack_end - addr)
		return NULL;
	return (gpointer)addr;
}

static HvMfn pte_frame(guint64 pte)
{
	return pte & PTE_PRESENT ? PTE_FRAME(pte) : HV_INVALID_MFN;
}

G_GNUC_NO_INLINE static void pte_follow(GsWorld *world, domid_t domid, guint64 va, guint64 pte)
{
	const GsDomain *domain = domain_of(world, domid);

	if (!domain || !domain->memory || !gs_memory_contains(domain->memory, va))
		return;
	gs_trace(world, GS_TRACE_PTE, domid, gs_trace_va(domain, va), pte);
	if (domain->mapping_grants)
		gs_memory_map_grant(domain->memory, va, pte_frame(pte), (pte & PTE_WRITABLE) != 0);
	else
		gs_memory_map(domain->memory, va, pte_frame(pte), 1, (pte & PTE_WRITABLE) != 0);
}

/* Nearly always a grant that the caller maps, and nobody keeps a trace. */
static void pte_changed(gpointer host, domid_t domid, guint64 va, guint64 pte)
{
	GsWorld *world = host;
	const GsDomain *caller = world->caller;

	if (G_LIKELY(!world->trace && caller && caller->id == domid && caller->mapping_grants &&
		     caller->memory))
		gs_memory_map_grant(caller->memory, va, pte_frame(pte), (pte & PTE_WRITABLE) != 0);
	else
		pte_follow(world, domid, va, pte);
}

static void p2m_changed(gpointer host, domid_t domid, HvGfn gfn)
{
	const GsDomain *domain = domain_of(host, domid);
	HvP2mEntry entry;

	if (!domain || !domain->memory)
		return;
	entry = domain->world->hv->p2m_get(domain->hv, gfn);
	gs_trace(domain->world, GS_TRACE_P2M, domid, gfn, entry.mfn, entry.type);
	gs_memory_pfn_changed(domain->memory, gfn, entry.mfn,
			      entry.type == HV_P2M_RAM_RW || entry.type == HV_P2M_GRANT_MAP_RW,
			      domain->mapping_grants);
}

static void m2p_changed(gpointer host, domid_t domid, HvMfn mfn, HvGfn pfn)
{
	GsWorld *world = host;

	gs_trace(world, GS_TRACE_M2P, domid, pfn, mfn);
	world->m2p[mfn] = pfn == HV_INVALID_MFN ? G_MAXULONG : pfn;
}

static void page_in_request(gpointer host, domid_t domid, HvGfn gfn)
{
	GsWorld *world = host;

	gs_trace(world, GS_TRACE_PAGE_IN_REQUEST, domid, gfn);
	gs_pager_request(world, domid, gfn);
}

/* No handler runs: a script asks how many have come. */
static void event_channel(gpointer host, domid_t domid, guint port)
{
	GsDomain *domain = gs_world_domain(host, domid);

	if (!domain)
		return;
	gs_trace(domain->world, GS_TRACE_EVENT_CHANNEL, domid, port);
	gs_account_event(&domain->account, port);
}

static void domain_crashed(gpointer host, domid_t domid, const char *reason)
{
	GsDomain *domain = gs_world_domain(host, domid);

	/* The hypercall must return first: who made it finds the domain crashed. */
	if (domain && !domain->crashed) {
		domain->crashed = TRUE;
		domain->crash_reason = g_strdup_printf("the hypervisor crashed it: %s", reason);
		gs_domain_trace_crash(domain);
	}
}

/* Blamed on the domain whose operation it was; without one there is nobody to tell. */
static void hypervisor_bug(gpointer host, gboolean fatal, const char *where, const char *text)
{
	GsDomain *domain = gs_world_running(host);

	if (!domain)
		return;
	gs_violation_here(domain, GS_VIOLATION_HYPERVISOR, "%s at %s: %s",
			  fatal ? "BUG" : "ASSERT", where, text);
}

static void refused(gpointer host, const HvRefused *refused)
{
	gs_refusals_add(host, refused);
}

static void event(gpointer host, const HvEvent *event)
{
	GsWorld *world = host;
	GsTraceKind kind = GS_TRACE_HYPERVISOR + event->type;

	switch (event->type) {
	case HV_EVENT_MAP:
	case HV_EVENT_UNMAP:
		gs_trace(world, kind, event->domid, event->a, event->b, event->peer);
		break;
	case HV_EVENT_GTF:
	case HV_EVENT_STATUS:
		gs_trace(world, kind, event->domid, event->a, event->b, event->c);
		break;
	case HV_EVENT_P2M_TYPE: /* of the p2m, which both hypervisors share */
		gs_trace(world, kind, event->domid, event->a, event->b, event->c);
		if (event->c == HV_P2M_RAM_PAGED)
			gs_trace(world, GS_TRACE_PAGE_OUT, event->domid, event->a);
		break;
	case HV_EVENT_GROW:
		gs_trace(world, kind, event->domid, event->a, event->b);
		break;
	}
}

#define CALLBACKS \
	.copy_from_guest = copy_from_guest, \
	.copy_to_guest = copy_to_guest, \
	.guest_window = guest_window, \
	.pte_changed = pte_changed, \
	.p2m_changed = p2m_changed, \
	.m2p_changed = m2p_changed, \
	.page_in_request = page_in_request, \
	.event_channel = event_channel, \
	.domain_crashed = domain_crashed, \
	.hypervisor_bug = hypervisor_bug, \
	.refused = refused

const HvHost *gs_host(gboolean traced)
{
	static const HvHost host = { CALLBACKS };
	static const HvHost tracing = { CALLBACKS, .event = event };

	return traced ? &tracing : &host;
}
