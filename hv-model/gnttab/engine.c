/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The model's tables as the engine of a machine (machine/engine.h): made, looked at, and
 * taken away.  There is nothing of them beside the domain's.
 */
#include "gnttab/gnttab.h"

const char hv_engine_name[] = "model";

gboolean hv_engine_machine_init(HvMachine *machine G_GNUC_UNUSED, GError **error G_GNUC_UNUSED)
{
	return TRUE;
}

void hv_engine_machine_clear(HvMachine *machine G_GNUC_UNUSED)
{
}

/* It goes on as well as it can. */
void hv_engine_broken(HvMachine *machine G_GNUC_UNUSED)
{
}

gboolean hv_engine_init(HvDomain *domain, const HvDomainConfig *config)
{
	HvGrantTable *gt = g_new0(HvGrantTable, 1);

	domain->gt = gt;
	gt->version = 1;
	gt->max_version = config->max_grant_version;
	gt->max_frames = config->max_grant_frames;
	gt->shared = g_new(HvMfn, gt->max_frames);
	gt->status = g_new(HvMfn, hv_gnttab_status_for(gt->max_frames));
	hv_maptrack_init(&gt->maptrack, config->vcpus, config->max_maptrack_frames);
	return hv_gnttab_grow(domain, 1) == 0;
}

void hv_engine_free(HvDomain *domain)
{
	HvGrantTable *gt = domain->gt;

	while (gt->nr_status)
		hv_frame_free_heap(domain->machine, gt->status[--gt->nr_status]);
	while (gt->nr_frames)
		hv_frame_free_heap(domain->machine, gt->shared[--gt->nr_frames]);
	g_free(gt->shared);
	g_free(gt->status);
	g_free(gt->active);
	hv_maptrack_clear(&gt->maptrack);
	g_free(gt);
	domain->gt = NULL;
}

void hv_engine_size(const HvDomain *domain, HvTableSize *size)
{
	const HvGrantTable *gt = domain->gt;

	*size = (HvTableSize){
		.version = gt->version, .frames = gt->nr_frames, .status_frames = gt->nr_status,
		.entries = hv_gnttab_entries(domain), .handles = gt->maptrack.limit,
	};
}

gboolean hv_engine_entry(const HvDomain *domain, grant_ref_t ref, HvEntryPlace *place)
{
	if (ref >= hv_gnttab_entries(domain))
		return FALSE;
	*place = (HvEntryPlace){.header = hv_gnttab_header(domain, ref)};
	if (domain->gt->version == 1) {
		place->frame.v1 = &hv_gnttab_v1(domain, ref)->frame;
	} else {
		place->frame.v2 = &hv_gnttab_v2(domain, ref)->full_page.frame;
		place->status = hv_gnttab_status(domain, ref);
	}
	return TRUE;
}

gboolean hv_engine_pins(const HvDomain *domain, grant_ref_t ref, HvGrantPins *pins)
{
	const HvActive *act;

	if (ref >= hv_gnttab_entries(domain))
		return FALSE;
	act = hv_active(domain, ref);
	*pins = (HvGrantPins){
		.host_read = act->pins.host_read,
		.host_write = act->pins.host_write,
		.device_read = act->pins.device_read,
		.device_write = act->pins.device_write,
		.mfn = hv_active_pinned(act) ? act->mfn : HV_INVALID_MFN,
	};
	return TRUE;
}

gboolean hv_engine_mapping(const HvDomain *domain, grant_handle_t handle, HvMapping *mapping,
			   guint *serial)
{
	const HvMaptrackEntry *entry = hv_maptrack_live(domain, handle);

	if (!entry)
		return FALSE;
	*mapping = (HvMapping){
		.handle = handle,
		.granter = entry->domid,
		.ref = entry->ref,
		.flags = entry->flags,
		.host_addr = entry->host_addr,
	};
	*serial = entry->serial;
	return TRUE;
}
