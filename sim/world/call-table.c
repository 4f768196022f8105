/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From xen/grant_table.h, xen/memory.h, xen/event_channel.h and xen/xen.h. */
/* XENMEM_paging_op is for tools only. */
#define __XEN_TOOLS__ 1
#include "world/call-table.h"

#include <xen/event_channel.h>

#define AT(type, member) G_STRUCT_OFFSET(type, member), sizeof(((type *)0)->member)
#define IN(s, member, kind)  { #member, AT(s, member), FALSE, GS_FIELD_##kind }
#define OUT(s, member, kind) { #member, AT(s, member), TRUE, GS_FIELD_##kind }
#define AS(s, member, name, kind) { name, AT(s, member), FALSE, GS_FIELD_##kind }

#define GRANT(op, s, ...) GRANT_TIDY(op, s, NULL, __VA_ARGS__)
#define GRANT_TIDY(op, s, tidy, ...) \
	{ __HYPERVISOR_grant_table_op, GNTTABOP_##op, NULL, sizeof(s), { __VA_ARGS__ }, tidy }
#define MEMORY(op, s, ...) MEMORY_TIDY(op, s, NULL, __VA_ARGS__)
#define MEMORY_TIDY(op, s, tidy, ...) \
	{ __HYPERVISOR_memory_op, XENMEM_##op, #op, sizeof(s), { __VA_ARGS__ }, tidy }
#define EVTCHN(op, s, ...) \
	{ __HYPERVISOR_event_channel_op, EVTCHNOP_##op, #op, sizeof(s), { __VA_ARGS__ }, NULL }

typedef gnttab_map_grant_ref_t Map;
typedef gnttab_unmap_grant_ref_t Unmap;
typedef gnttab_unmap_and_replace_t Replace;
typedef gnttab_copy_t Copy;
typedef xen_memory_reservation_t Reservation;

/* Of a union of a reference and something longer the other bytes may be anything. */
static void tidy_copy(gpointer structure)
{
	Copy *copy = structure;

	if (copy->flags & GNTCOPY_source_gref)
		copy->source.u.gmfn = copy->source.u.ref;
	if (copy->flags & GNTCOPY_dest_gref)
		copy->dest.u.gmfn = copy->dest.u.ref;
}

static void tidy_cache_flush(gpointer structure)
{
	gnttab_cache_flush_t *flush = structure;

	if (flush->op & GNTTAB_CACHE_SOURCE_GREF)
		flush->a.dev_bus_addr = flush->a.ref;
}

/* Linux leaves the size as it is on its stack where it means nothing. */
static void tidy_add_to_physmap(gpointer structure)
{
	xen_add_to_physmap_t *add = structure;

	if (add->space != XENMAPSPACE_gmfn_range)
		add->size = 0;
}

/* The union in a copy's source and dest: what it is, the flags say. */
#define SIDE(side) \
	{ #side, G_STRUCT_OFFSET(Copy, side.u), sizeof(xen_pfn_t), FALSE, GS_FIELD_NUMBER }, \
	AS(Copy, side.domid, #side "_domid", NUMBER), \
	AS(Copy, side.offset, #side "_offset", NUMBER)
#define RESERVATION(op) \
	MEMORY(op, Reservation, IN(Reservation, nr_extents, NUMBER), \
	       IN(Reservation, extent_order, NUMBER), IN(Reservation, mem_flags, HEX), \
	       IN(Reservation, domid, NUMBER))

const GsCallRow gs_call_table[] = {
	GRANT(map_grant_ref, Map, IN(Map, host_addr, HEX), IN(Map, flags, MAP_FLAGS),
	      IN(Map, ref, NUMBER), IN(Map, dom, NUMBER), OUT(Map, status, STATUS),
	      OUT(Map, handle, NUMBER), OUT(Map, dev_bus_addr, HEX)),
	GRANT(unmap_grant_ref, Unmap, IN(Unmap, host_addr, HEX), IN(Unmap, dev_bus_addr, HEX),
	      IN(Unmap, handle, NUMBER), OUT(Unmap, status, STATUS)),
	GRANT(setup_table, gnttab_setup_table_t, IN(gnttab_setup_table_t, dom, NUMBER),
	      IN(gnttab_setup_table_t, nr_frames, NUMBER),
	      OUT(gnttab_setup_table_t, status, STATUS)),
	GRANT(dump_table, gnttab_dump_table_t, IN(gnttab_dump_table_t, dom, NUMBER),
	      OUT(gnttab_dump_table_t, status, STATUS)),
	GRANT(transfer, gnttab_transfer_t, IN(gnttab_transfer_t, mfn, NUMBER),
	      IN(gnttab_transfer_t, domid, NUMBER), IN(gnttab_transfer_t, ref, NUMBER),
	      OUT(gnttab_transfer_t, status, STATUS)),
	GRANT_TIDY(copy, Copy, tidy_copy, SIDE(source), SIDE(dest), IN(Copy, len, NUMBER),
		   IN(Copy, flags, COPY_FLAGS), OUT(Copy, status, STATUS)),
	GRANT(query_size, gnttab_query_size_t, IN(gnttab_query_size_t, dom, NUMBER),
	      OUT(gnttab_query_size_t, status, STATUS),
	      OUT(gnttab_query_size_t, nr_frames, NUMBER),
	      OUT(gnttab_query_size_t, max_nr_frames, NUMBER)),
	GRANT(unmap_and_replace, Replace, IN(Replace, host_addr, HEX), IN(Replace, new_addr, HEX),
	      IN(Replace, handle, NUMBER), OUT(Replace, status, STATUS)),
	GRANT(set_version, gnttab_set_version_t, IN(gnttab_set_version_t, version, NUMBER)),
	GRANT(get_status_frames, gnttab_get_status_frames_t,
	      IN(gnttab_get_status_frames_t, nr_frames, NUMBER),
	      IN(gnttab_get_status_frames_t, dom, NUMBER),
	      OUT(gnttab_get_status_frames_t, status, STATUS)),
	GRANT(get_version, gnttab_get_version_t, IN(gnttab_get_version_t, dom, NUMBER),
	      OUT(gnttab_get_version_t, version, NUMBER)),
	GRANT(swap_grant_ref, gnttab_swap_grant_ref_t, IN(gnttab_swap_grant_ref_t, ref_a, NUMBER),
	      IN(gnttab_swap_grant_ref_t, ref_b, NUMBER),
	      OUT(gnttab_swap_grant_ref_t, status, STATUS)),
	GRANT_TIDY(cache_flush, gnttab_cache_flush_t, tidy_cache_flush,
		   AS(gnttab_cache_flush_t, a.dev_bus_addr, "a", HEX),
		   IN(gnttab_cache_flush_t, offset, NUMBER),
		   IN(gnttab_cache_flush_t, length, NUMBER), IN(gnttab_cache_flush_t, op, HEX)),
	RESERVATION(increase_reservation),
	RESERVATION(decrease_reservation),
	RESERVATION(populate_physmap),
	MEMORY(acquire_resource, xen_mem_acquire_resource_t,
	       IN(xen_mem_acquire_resource_t, domid, NUMBER),
	       IN(xen_mem_acquire_resource_t, type, NUMBER),
	       IN(xen_mem_acquire_resource_t, id, NUMBER),
	       IN(xen_mem_acquire_resource_t, frame, NUMBER),
	       IN(xen_mem_acquire_resource_t, nr_frames, NUMBER)),
	MEMORY(paging_op, xen_mem_paging_op_t, IN(xen_mem_paging_op_t, op, NUMBER),
	       IN(xen_mem_paging_op_t, domain, NUMBER), IN(xen_mem_paging_op_t, gfn, NUMBER)),
	MEMORY_TIDY(add_to_physmap, xen_add_to_physmap_t, tidy_add_to_physmap,
		    IN(xen_add_to_physmap_t, domid, NUMBER), IN(xen_add_to_physmap_t, size, NUMBER),
		    IN(xen_add_to_physmap_t, space, NUMBER), IN(xen_add_to_physmap_t, idx, NUMBER),
		    IN(xen_add_to_physmap_t, gpfn, NUMBER)),
	MEMORY(remove_from_physmap, xen_remove_from_physmap_t,
	       IN(xen_remove_from_physmap_t, domid, NUMBER),
	       IN(xen_remove_from_physmap_t, gpfn, NUMBER)),
	EVTCHN(alloc_unbound, evtchn_alloc_unbound_t, IN(evtchn_alloc_unbound_t, dom, NUMBER),
	       IN(evtchn_alloc_unbound_t, remote_dom, NUMBER),
	       OUT(evtchn_alloc_unbound_t, port, NUMBER)),
	EVTCHN(bind_interdomain, evtchn_bind_interdomain_t,
	       IN(evtchn_bind_interdomain_t, remote_dom, NUMBER),
	       IN(evtchn_bind_interdomain_t, remote_port, NUMBER),
	       OUT(evtchn_bind_interdomain_t, local_port, NUMBER)),
	EVTCHN(close, evtchn_close_t, IN(evtchn_close_t, port, NUMBER)),
	EVTCHN(send, evtchn_send_t, IN(evtchn_send_t, port, NUMBER)),
	EVTCHN(status, evtchn_status_t, IN(evtchn_status_t, dom, NUMBER),
	       IN(evtchn_status_t, port, NUMBER), OUT(evtchn_status_t, status, NUMBER)),
	EVTCHN(unmask, evtchn_unmask_t, IN(evtchn_unmask_t, port, NUMBER)),
	{ __HYPERVISOR_mmu_update, GS_TRACE_NO_OP, NULL, sizeof(mmu_update_t),
	  { IN(mmu_update_t, ptr, HEX), IN(mmu_update_t, val, HEX) }, NULL },
	{ __HYPERVISOR_update_va_mapping, GS_TRACE_NO_OP, NULL, 0,
	  { { "va", 0, sizeof(long), FALSE, GS_FIELD_HEX },
	    { "val", sizeof(long), sizeof(long), FALSE, GS_FIELD_HEX },
	    { "flags", 2 * sizeof(long), sizeof(long), FALSE, GS_FIELD_HEX } }, NULL },
};
const guint gs_call_count = G_N_ELEMENTS(gs_call_table);

static const struct {
	guint nr;
	const char *name;
	gboolean has_op; /* the first argument says which operation */
} calls[] = {
	{ __HYPERVISOR_grant_table_op, "grant_table_op", TRUE },
	{ __HYPERVISOR_memory_op, "memory_op", TRUE },
	{ __HYPERVISOR_event_channel_op, "event_channel_op", TRUE },
	{ __HYPERVISOR_mmu_update, "mmu_update", FALSE },
	{ __HYPERVISOR_update_va_mapping, "update_va_mapping", FALSE },
};

guint gs_call_find(guint nr, guint op)
{
	guint i = 0;

	while (i < gs_call_count && (gs_call_table[i].nr != nr || gs_call_table[i].op != op))
		i++;
	return i;
}

/* Above it Xen keeps the place where an operation that was preempted goes on. */
#define OP_MASK(nr) ((nr) == __HYPERVISOR_grant_table_op ? 0xfffu : \
		     (nr) == __HYPERVISOR_memory_op ? 0x3fu : ~0u)

guint gs_call_op(guint nr, const unsigned long args[5])
{
	for (guint i = 0; i < G_N_ELEMENTS(calls); i++)
		if (calls[i].nr == nr)
			return calls[i].has_op ? (guint)args[0] & OP_MASK(nr) : GS_TRACE_NO_OP;
	return GS_TRACE_NO_OP;
}

const char *gs_call_name(guint nr)
{
	for (guint i = 0; i < G_N_ELEMENTS(calls); i++)
		if (calls[i].nr == nr)
			return calls[i].name;
	return NULL;
}

const char *gs_call_op_name(guint nr, guint op)
{
	guint i = gs_call_find(nr, op);
	const HvGrantOpRow *row = nr == __HYPERVISOR_grant_table_op ? hv_grant_op_by_cmd(op) : NULL;

	if (row)
		return row->name;
	return i < gs_call_count ? gs_call_table[i].name : NULL;
}

guint gs_call_fields(guint64 row, gboolean results)
{
	guint n = 0;

	for (guint i = 0; i < GS_CALL_MAX_FIELDS; i++)
		n += gs_call_table[row].fields[i].size &&
		     gs_call_table[row].fields[i].result == results;
	return n;
}
