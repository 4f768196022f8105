/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Undoing a map in two phases, and what a dying mapper leaves, after unmap_common,
 * unmap_common_complete and gnttab_release_mappings in xen/common/grant_table.c
 * (4.17).  First mappings go, handles are free and the status is there; pins and
 * flags go in the second phase.
 */
#include "gnttab/unmap.h"

static gint16 unmap_mappings(HvDomain *mapper, HvDomain *granter, HvMaptrackEntry *entry,
			     const HvUnmap *op, HvUndone *undone)
{
	gboolean device = op->dev_bus_addr && (entry->flags & GNTMAP_device_map);
	gboolean host = op->host_addr && (entry->flags & GNTMAP_host_map);
	HvMfn mfn = hv_active(granter, entry->ref)->mfn;
	guint flags = entry->flags;
	gint16 rc;

	if (device && op->dev_bus_addr != mfn << HV_PAGE_SHIFT)
		return hv_refuse_entry(granter, entry->ref, HV_REFUSE_UNMAP_BAD_DEV_ADDR,
				       op->dev_bus_addr);
	if (host) {
		rc = hv_host_replace(mapper, op->host_addr, mfn, op->new_addr, flags);
		if (rc != GNTST_okay)
			return rc;
	}
	undone->mfn = mfn;
	undone->ref = entry->ref;
	undone->device_again = !device && (flags & GNTMAP_device_map) &&
			       HV_FAULT(mapper->machine, UNMAP_PUTS_DEVICE_ALWAYS);
	undone->done = (host ? GNTMAP_host_map : 0) | (device ? GNTMAP_device_map : 0);
	if (undone->done || undone->device_again)
		undone->done |= flags & GNTMAP_readonly;
	entry->flags &= ~(undone->done & (GNTMAP_host_map | GNTMAP_device_map));
	return GNTST_okay;
}

/* A whole mapping less; a later domain under the granter's number never counted it. */
static inline void uncount(HvDomain *granter, const HvMaptrackEntry *entry)
{
	HvActive *act = hv_active(granter, entry->ref);

	if (granter->serial != entry->serial)
		return;
	if (act->maps)
		act->maps--;
	else
		HV_BUG(granter->machine, "a mapping is dropped that was dropped before");
}

static gint16 refuse_handle(const HvDomain *mapper, grant_handle_t handle)
{
	return hv_refuse(mapper->machine,
			 handle < mapper->gt->maptrack.limit ? HV_REFUSE_UNMAP_HANDLE_FREE :
							       HV_REFUSE_UNMAP_HANDLE_BEYOND,
			 handle);
}

/*
 * A granter that is gone means that the
 * mapper has torn its mapping down behind Xen's back: it is crashed.
 */
void hv_unmap_one(HvDomain *mapper, HvUnmap *op, HvUndone *undone)
{
	HvMaptrackEntry *entry = hv_maptrack_live(mapper, op->handle);
	HvDomain *granter;
	gboolean gone;

	*undone = (HvUndone){0};
	if (!entry) {
		op->status = refuse_handle(mapper, op->handle);
		return;
	}
	granter = hv_domain_find(mapper->machine, entry->domid);
	if (!granter) {
		hv_domain_crash(mapper, "grant unmap: the granting domain is gone");
		return;
	}
	if (entry->ref >= hv_gnttab_entries(granter)) {
		op->status = hv_refuse_entry(granter, entry->ref,
					     HV_REFUSE_UNMAP_GREF_BEYOND_TABLE,
					     hv_gnttab_entries(granter));
		return;
	}
	op->status = unmap_mappings(mapper, granter, entry, op, undone);
	if (undone->done || undone->device_again) {
		undone->granter = granter;
		hv_domain_hold(granter);
	}
	if (op->status != GNTST_okay)
		return;
	gone = !(entry->flags & (GNTMAP_host_map | GNTMAP_device_map));
	if (gone || HV_FAULT(mapper->machine, UNMAP_PARTIAL_DROPS_COUNT))
		uncount(granter, entry);
	if (gone) {
		hv_event(mapper, HV_EVENT_UNMAP, granter->id, entry->ref, op->handle, 0);
		hv_maptrack_put(mapper, op->handle);
	}
}

/*
 * A pin less.  An entry without it belongs to a new domain under an old number,
 * which the mapper's forgotten mapping must not reach: Xen would wrap around.
 */
static inline void unpin(HvDomain *mapper, HvDomain *granter, grant_ref_t ref, guint flags)
{
	HvActive *act = hv_active(granter, ref);
	HvPins pins = hv_pins_for_map(flags);

	if (!hv_active_has(act, pins))
		return;
	hv_active_unpin(act, pins);
	hv_gtf_reduce(granter, ref, mapper->id, !!(flags & GNTMAP_readonly));
}

static void put_device(HvMachine *machine, HvMfn mfn, guint flags)
{
	if (!(flags & GNTMAP_readonly))
		hv_frame_put_type(machine, mfn);
	hv_frame_put(machine, mfn);
}

/* The granter as the mapping has it: the frame may be somebody else's by now. */
static inline void put_host(HvDomain *mapper, const HvDomain *granter, HvMfn mfn, guint flags)
{
	if (hv_host_map_takes_type(mapper, granter, flags))
		hv_frame_put_type(mapper->machine, mfn);
	hv_frame_put(mapper->machine, mfn);
}

void hv_unmap_complete(HvDomain *mapper, HvUndone *undone)
{
	if (!undone->granter)
		return;
	if ((undone->done & GNTMAP_device_map) || undone->device_again)
		put_device(mapper->machine, undone->mfn, undone->done);
	if (undone->done & GNTMAP_host_map)
		put_host(mapper, undone->granter, undone->mfn, undone->done);
	unpin(mapper, undone->granter, undone->ref, undone->done);
	hv_domain_put(undone->granter);
}

/* A PV mapper's host maps keep their reference until its page tables go. */
static void release_one(HvDomain *mapper, HvMaptrackEntry *entry)
{
	HvDomain *granter = hv_domain_find(mapper->machine, entry->domid);
	HvMfn mfn;

	if (!granter || entry->ref >= hv_gnttab_entries(granter))
		return;
	hv_domain_hold(granter);
	mfn = hv_active(granter, entry->ref)->mfn;
	uncount(granter, entry);
	unpin(mapper, granter, entry->ref, entry->flags);
	if (entry->flags & GNTMAP_device_map)
		put_device(mapper->machine, mfn, entry->flags);
	if ((entry->flags & GNTMAP_host_map) && hv_translated(mapper))
		put_host(mapper, granter, mfn, entry->flags);
	hv_domain_put(granter);
}

void hv_engine_release_mappings(HvDomain *domain)
{
	HvMaptrack *maptrack = &domain->gt->maptrack;

	for (grant_handle_t handle = maptrack->limit; handle-- > 0;) {
		HvMaptrackEntry *entry = &maptrack->entry[handle];

		if (!entry->flags)
			continue;
		release_one(domain, entry);
		hv_event(domain, HV_EVENT_UNMAP, entry->domid, entry->ref, handle, 0);
		entry->flags = 0;
	}
	maptrack->limit = 0;
}
