/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Looking at grant tables from outside, and writing an entry in the place of a
 * guest that has no code of its own.  The order of that write is the protocol's
 * (xen/grant_table.h, "introducing a valid entry"): domid and frame, barrier,
 * flags.
 */
#include "machine/machine.h"

static HvTableSize size_of(const HvDomain *domain)
{
	HvTableSize size = {0};

	hv_engine_size(domain, &size);
	return size;
}

guint hv_inspect_grant_version(const HvDomain *domain)
{
	return size_of(domain).version;
}

guint hv_inspect_grant_frames(const HvDomain *domain)
{
	return size_of(domain).frames;
}

guint hv_inspect_status_frames(const HvDomain *domain)
{
	return size_of(domain).status_frames;
}

guint hv_inspect_grant_entries(const HvDomain *domain)
{
	return size_of(domain).entries;
}

/* v2: a transitive entry names no frame. */
static gboolean has_frame(guint16 flags, gboolean v1)
{
	guint16 type = flags & GTF_type_mask;

	return type == GTF_permit_access || type == GTF_accept_transfer ||
	       (v1 && type != GTF_invalid);
}

gboolean hv_inspect_grant_entry(const HvDomain *domain, grant_ref_t ref, HvGrantEntry *entry)
{
	HvEntryPlace place;
	guint16 flags;
	gboolean v1;

	if (!hv_engine_entry(domain, ref, &place))
		return FALSE;
	v1 = !place.status;
	flags = __atomic_load_n(&place.header->flags, __ATOMIC_SEQ_CST);
	*entry = (HvGrantEntry){
		.version = v1 ? 1 : 2,
		.flags = flags,
		.status = (v1 ? flags : *place.status) & (GTF_reading | GTF_writing),
		.domid = place.header->domid,
	};
	if (has_frame(flags, v1))
		entry->frame = v1 ? *place.frame.v1 : *place.frame.v2;
	/* In v1 the same bits of a transfer entry mean something else. */
	if (v1 && (flags & GTF_type_mask) == GTF_accept_transfer)
		entry->status = 0;
	return TRUE;
}

gboolean hv_inspect_grant_entry_write(HvDomain *domain, grant_ref_t ref,
				      const HvGrantEntry *entry)
{
	HvEntryPlace place;

	if (!hv_engine_entry(domain, ref, &place))
		return FALSE;
	place.header->domid = entry->domid;
	if (place.status)
		*place.frame.v2 = entry->frame;
	else
		*place.frame.v1 = entry->frame;
	__atomic_store_n(&place.header->flags, entry->flags, __ATOMIC_SEQ_CST);
	return TRUE;
}

gboolean hv_inspect_mapping(const HvDomain *domain, grant_handle_t handle, HvMapping *mapping)
{
	guint serial;

	return hv_engine_mapping(domain, handle, mapping, &serial);
}

guint hv_inspect_mappings(const HvDomain *domain, HvMappingFn fn, gpointer data)
{
	guint handles = size_of(domain).handles, live = 0;
	HvMapping mapping;

	for (grant_handle_t handle = 0; handle < handles; handle++) {
		if (!hv_inspect_mapping(domain, handle, &mapping))
			continue;
		live++;
		if (fn)
			fn(&mapping, data);
	}
	return live;
}
