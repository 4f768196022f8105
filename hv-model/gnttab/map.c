/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * GNTTABOP_map_grant_ref, in the order of map_grant_ref in
 * xen/common/grant_table.c (4.17): flags, domain, handle, reference, pin, frame,
 * host mapping.  A failure behind the handle puts it at the end of the free list,
 * so each uses one up.  On failure handle and dev_bus_addr keep their input.
 * Not modelled: I/O memory, the IOMMU.
 */
#include "gnttab/gnttab.h"

typedef struct {
	HvDomain *mapper, *granter;
	gnttab_map_grant_ref_t *op;
	HvPins pins;
	HvMfn mfn;
	guint refs, types; /* taken on the frame */
} Map;

static gboolean readonly(const Map *map)
{
	return !!(map->op->flags & GNTMAP_readonly);
}

/* The first pin: the entry must grant it, and its frame must be there. */
static gint16 first_pin(Map *map, HvActive *act)
{
	HvDomain *granter = map->granter;
	grant_ref_t ref = map->op->ref;
	gint16 rc = hv_gnttab_get_frame(granter, ref, hv_gnttab_gfn(granter, ref),
					&map->mfn);

	if (rc != GNTST_okay) {
		if (!HV_FAULT(granter->machine, MAP_EAGAIN_KEEPS_FLAGS))
			hv_gtf_reduce(granter, ref, map->mapper->id, readonly(map));
		return rc;
	}
	map->refs++;
	hv_active_start(act, &(HvActive){
		.domid = map->mapper->id, .mfn = map->mfn, .length = HV_PAGE_SIZE,
		.trans_domain = granter, .trans_ref = ref,
	});
	return GNTST_okay;
}

/* It is pinned in a way that allows no such map. */
static gint16 refuse_pinned(const Map *map, const HvActive *act)
{
	if (act->domid != map->mapper->id)
		return hv_refuse_entry(map->granter, map->op->ref,
				       HV_REFUSE_MAP_PINNED_BY_ANOTHER, act->domid);
	if (act->sub_page)
		return hv_refuse_entry(map->granter, map->op->ref,
				       HV_REFUSE_MAP_PINNED_SUB_PAGE, 0);
	return hv_refuse_entry(map->granter, map->op->ref, HV_REFUSE_MAP_PIN_OVERFLOW, 0);
}

/* An entry that is pinned by the same domain is not checked again, but for writing. */
static gint16 pin_entry(Map *map)
{
	grant_ref_t ref = map->op->ref;
	HvActive *act = hv_active(map->granter, ref);
	gboolean pinned = hv_active_pinned(act);
	gint16 rc;

	if (pinned && (act->domid != map->mapper->id || act->sub_page ||
		       hv_active_would_overflow(act, map->pins)))
		return refuse_pinned(map, act);
	if (!pinned || (!readonly(map) && !hv_active_write_pinned(act))) {
		rc = hv_gtf_mark(map->granter, ref, map->mapper->id, readonly(map), TRUE);
		if (rc != GNTST_okay)
			return HV_FAULT(map->granter->machine, MAP_STATUS_POSITIVE) ? 1 : rc;
		rc = pinned ? GNTST_okay : first_pin(map, act);
		if (rc != GNTST_okay)
			return rc;
	}
	hv_active_pin(act, map->pins);
	map->mfn = act->mfn;
	return GNTST_okay;
}

static inline gboolean take_ref(Map *map)
{
	if (!hv_frame_get(map->mapper->machine, map->mfn, map->granter))
		return FALSE;
	map->refs++;
	return TRUE;
}

/* Whether the device map is to count as writable use. */
static inline gboolean device_takes_type(const Map *map)
{
	if (!(map->op->flags & GNTMAP_device_map) || readonly(map))
		return FALSE;
	return !HV_FAULT(map->granter->machine, DEVICE_MAP_SKIPS_TYPE) ||
	       hv_host_map_takes_type(map->mapper, map->granter, map->op->flags);
}

static inline gboolean take_type(Map *map)
{
	if (!hv_frame_get_type(map->mapper->machine, map->mfn, HV_PAGE_WRITABLE))
		return FALSE;
	map->types++;
	return TRUE;
}

/* A p2m entry shows nothing of a device, which Xen's create_grant_p2m_mapping() never sees. */
static inline guint host_flags(const Map *map)
{
	return hv_translated(map->mapper) ? map->op->flags & ~GNTMAP_device_map : map->op->flags;
}

static gint16 refuse_frame(const Map *map, HvRefusal why)
{
	return hv_refuse_entry(map->granter, map->op->ref, why, map->mfn);
}

/* A reference for each of device and host map, a type for each writable one. */
static gint16 map_frame(Map *map)
{
	const gnttab_map_grant_ref_t *op = map->op;

	if (!map->refs && !take_ref(map))
		return refuse_frame(map, HV_REFUSE_MAP_FRAME_LOST);
	if (device_takes_type(map) && !take_type(map))
		return refuse_frame(map, HV_REFUSE_MAP_FRAME_NOT_WRITABLE);
	if (!(op->flags & GNTMAP_host_map))
		return GNTST_okay;
	if ((op->flags & GNTMAP_device_map) && !take_ref(map))
		return refuse_frame(map, HV_REFUSE_MAP_FRAME_LOST);
	if (hv_host_map_takes_type(map->mapper, map->granter, op->flags) && !take_type(map))
		return refuse_frame(map, HV_REFUSE_MAP_FRAME_NOT_WRITABLE);
	return hv_host_map(map->mapper, op->host_addr, map->mfn, host_flags(map));
}

static void undo(Map *map)
{
	HvMachine *machine = map->mapper->machine;

	while (map->types--)
		hv_frame_put_type(machine, map->mfn);
	while (map->refs--)
		hv_frame_put(machine, map->mfn);
	hv_active_unpin(hv_active(map->granter, map->op->ref), map->pins);
	hv_gtf_reduce(map->granter, map->op->ref, map->mapper->id, readonly(map));
}

static void record(Map *map, grant_handle_t handle)
{
	gnttab_map_grant_ref_t *op = map->op;
	HvMaptrackEntry *entry = &map->mapper->gt->maptrack.entry[handle];

	entry->domid = op->dom;
	entry->serial = map->granter->serial;
	entry->ref = op->ref;
	entry->flags = op->flags; /* 16 bits, as Xen's */
	entry->host_addr = op->host_addr;
	if (!(op->flags & GNTMAP_contains_pte))
		entry->host_addr &= ~(guint64)(HV_PAGE_SIZE - 1);
	hv_active(map->granter, op->ref)->maps++;
	op->dev_bus_addr = map->mfn << HV_PAGE_SHIFT;
	op->handle = handle;
	hv_event(map->mapper, HV_EVENT_MAP, op->dom, op->ref, handle, 0);
}

static gint16 map_with_handle(Map *map)
{
	gint16 rc;

	if (map->op->ref >= hv_gnttab_entries(map->granter))
		return hv_refuse_entry(map->granter, map->op->ref,
				       HV_REFUSE_MAP_GREF_BEYOND_TABLE,
				       hv_gnttab_entries(map->granter));
	rc = pin_entry(map);
	if (rc != GNTST_okay)
		return rc;
	rc = map_frame(map);
	if (rc != GNTST_okay)
		undo(map);
	return rc;
}

/* What a translated domain may not ask for: "No device mapping in HVM domain". */
static inline guint refused_flags(const HvDomain *mapper)
{
	guint refused = GNTMAP_device_map | GNTMAP_application_map | GNTMAP_contains_pte;

	if (!hv_translated(mapper))
		return 0;
	return mapper->machine->permit_device_maps ? refused & ~GNTMAP_device_map : refused;
}

static gint16 map_one(HvDomain *mapper, guint vcpu, gnttab_map_grant_ref_t *op)
{
	Map map = {.mapper = mapper, .op = op, .pins = hv_pins_for_map(op->flags)};
	grant_handle_t handle;
	gint16 rc;

	if (hv_pins_empty(map.pins))
		return hv_refuse(mapper->machine, HV_REFUSE_MAP_NO_KIND, op->flags);
	if (op->flags & refused_flags(mapper))
		return hv_refuse(mapper->machine, HV_REFUSE_MAP_FLAGS_OF_PV, op->flags);
	map.granter = hv_domain_find(mapper->machine, op->dom);
	if (!map.granter)
		return hv_refuse(mapper->machine, HV_REFUSE_MAP_NO_DOMAIN, op->dom);
	handle = hv_maptrack_get(mapper, vcpu);
	if (handle == HV_NO_HANDLE)
		return hv_refuse_entry(map.granter, op->ref, HV_REFUSE_MAP_NO_HANDLE,
				       mapper->gt->maptrack.limit);
	hv_domain_hold(map.granter);
	rc = map_with_handle(&map);
	if (rc == GNTST_okay)
		record(&map, handle);
	else
		hv_maptrack_put(mapper, handle);
	hv_domain_put(map.granter);
	return rc;
}

long hv_gnttabop_map(HvDomain *domain, guint vcpu, guint64 uop, guint count)
{
	gnttab_map_grant_ref_t *window = hv_guest_window(domain, uop, count, sizeof(*window));

	for (guint i = 0; i < count; i++) {
		HvStep step;
		gnttab_map_grant_ref_t copy, *op = window ? &window[i] : &copy;
		guint64 at = uop + i * sizeof(copy);

		if (!window && !hv_guest_read(domain, &copy, at, sizeof(copy)))
			return hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNREADABLE, 0);
		step = hv_gnttab_step(domain, map_grant_ref);
		if (step.kind == HV_STEP_ERRNO)
			return step.value;
		op->status = step.kind == HV_STEP_STATUS ? step.value :
							   map_one(domain, vcpu, op);
		/* The whole structure goes back, the inputs as they were read. */
		if (!window && !hv_guest_write(domain, at, &copy, sizeof(copy)))
			return hv_refuse(domain->machine, HV_REFUSE_CALL_ARGUMENT_UNWRITABLE, 0);
	}
	return 0;
}
