/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Looking at grant tables from outside, and writing an entry in the place of a
 * guest that has no code of its own.  The order of that write is the protocol's
 * (xen/grant_table.h, "introducing a valid entry"): domid and frame, barrier,
 * flags.
 */
#include "private.h"

guint hv_inspect_grant_version(const HvDomain *domain)
{
	return domain->gt.version;
}

guint hv_inspect_grant_frames(const HvDomain *domain)
{
	return domain->gt.nr_frames;
}

guint hv_inspect_status_frames(const HvDomain *domain)
{
	return domain->gt.nr_status;
}

guint hv_inspect_grant_entries(const HvDomain *domain)
{
	return hv_gnttab_entries(domain);
}

/* v2: a transitive entry names no frame. */
static gboolean has_frame(const HvDomain *domain, guint16 flags)
{
	guint16 type = flags & GTF_type_mask;

	return type == GTF_permit_access || type == GTF_accept_transfer ||
	       (domain->gt.version == 1 && type != GTF_invalid);
}

gboolean hv_inspect_grant_entry(const HvDomain *domain, grant_ref_t ref, HvGrantEntry *entry)
{
	guint16 flags, status;

	if (ref >= hv_gnttab_entries(domain))
		return FALSE;
	flags = hv_gnttab_flags(domain, ref);
	status = domain->gt.version == 1 ? flags : *hv_gnttab_status(domain, ref);
	*entry = (HvGrantEntry){
		.version = domain->gt.version,
		.flags = flags,
		.status = status & (GTF_reading | GTF_writing),
		.domid = hv_gnttab_header(domain, ref)->domid,
		.frame = has_frame(domain, flags) ? hv_gnttab_gfn(domain, ref) : 0,
	};
	/* In v1 the same bits of a transfer entry mean something else. */
	if (domain->gt.version == 1 && (flags & GTF_type_mask) == GTF_accept_transfer)
		entry->status = 0;
	return TRUE;
}

gboolean hv_inspect_grant_entry_write(HvDomain *domain, grant_ref_t ref,
				      const HvGrantEntry *entry)
{
	grant_entry_header_t *header;

	if (ref >= hv_gnttab_entries(domain))
		return FALSE;
	header = hv_gnttab_header(domain, ref);
	header->domid = entry->domid;
	if (domain->gt.version == 1)
		hv_gnttab_v1(domain, ref)->frame = entry->frame;
	else
		hv_gnttab_v2(domain, ref)->full_page.frame = entry->frame;
	__atomic_store_n(&header->flags, entry->flags, __ATOMIC_SEQ_CST);
	return TRUE;
}

gboolean hv_inspect_grant_pins(const HvDomain *domain, grant_ref_t ref, HvGrantPins *pins)
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

gboolean hv_inspect_mapping(const HvDomain *domain, grant_handle_t handle, HvMapping *mapping)
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
	return TRUE;
}

guint hv_inspect_mappings(const HvDomain *domain, HvMappingFn fn, gpointer data)
{
	HvMapping mapping;
	guint live = 0;

	for (grant_handle_t handle = 0; handle < domain->gt.maptrack.limit; handle++) {
		if (!hv_inspect_mapping(domain, handle, &mapping))
			continue;
		live++;
		if (fn)
			fn(&mapping, data);
	}
	return live;
}
