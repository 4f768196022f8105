/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Looking at Xen's grant tables for the interface, and writing an entry in the place
 * of a guest that has no code of its own: domid and frame, barrier, flags.
 */
#include "machine/private.h"

static struct xs_table table_of(const HvDomain *domain)
{
	struct xs_table table = {0};

	if (domain->x.grant_table)
		xs_gnttab_table(&domain->x, &table);
	return table;
}

static guint grant_version(const HvDomain *domain)
{
	return table_of(domain).version;
}

static guint grant_frames(const HvDomain *domain)
{
	return table_of(domain).frames;
}

static guint status_frames(const HvDomain *domain)
{
	return table_of(domain).status_frames;
}

static guint grant_entries(const HvDomain *domain)
{
	return table_of(domain).entries;
}

/* v2: a transitive entry names no frame. */
static gboolean has_frame(guint16 flags, gboolean v1)
{
	guint16 type = flags & GTF_type_mask;

	return type == GTF_permit_access || type == GTF_accept_transfer ||
	       (v1 && type != GTF_invalid);
}

static gboolean grant_entry(const HvDomain *domain, grant_ref_t ref, HvGrantEntry *entry)
{
	const grant_entry_header_t *header;
	struct xs_entry xe;
	gboolean v1;

	if (!xs_gnttab_entry(&domain->x, ref, &xe))
		return FALSE;
	header = xe.header;
	v1 = !xe.status;
	*entry = (HvGrantEntry){
		.version = v1 ? 1 : 2, .flags = header->flags, .domid = header->domid,
		.status = (v1 ? header->flags : *xe.status) & (GTF_reading | GTF_writing),
		.frame = has_frame(header->flags, v1) ? xe.frame : 0,
	};
	/* In v1 the same bits of a transfer entry mean something else. */
	if (v1 && (header->flags & GTF_type_mask) == GTF_accept_transfer)
		entry->status = 0;
	return TRUE;
}

static gboolean grant_entry_write(HvDomain *domain, grant_ref_t ref, const HvGrantEntry *entry)
{
	grant_entry_header_t *header;
	struct xs_entry xe;

	if (!xs_gnttab_entry(&domain->x, ref, &xe))
		return FALSE;
	header = xe.header;
	header->domid = entry->domid;
	if (xe.status)
		*(guint64 *)xe.frame_at = entry->frame;
	else
		*(guint32 *)xe.frame_at = entry->frame;
	__atomic_store_n(&header->flags, entry->flags, __ATOMIC_SEQ_CST);
	return TRUE;
}

static gboolean grant_pins(const HvDomain *domain, grant_ref_t ref, HvGrantPins *pins)
{
	struct xs_entry xe;

	if (!xs_gnttab_entry(&domain->x, ref, &xe))
		return FALSE;
	*pins = (HvGrantPins){
		.host_read = xe.host_read, .host_write = xe.host_write,
		.device_read = xe.device_read, .device_write = xe.device_write,
		.mfn = xe.mfn,
	};
	return TRUE;
}

static gboolean mapping(const HvDomain *domain, grant_handle_t handle, HvMapping *mapping)
{
	const guint64 *addr;
	struct xs_mapping map;

	if (!xs_gnttab_mapping(&domain->x, handle, &map))
		return FALSE;
	addr = g_hash_table_lookup(domain->host_addr, GUINT_TO_POINTER(handle));
	*mapping = (HvMapping){
		.handle = handle, .granter = map.domid, .ref = map.ref, .flags = map.flags,
		.host_addr = addr ? *addr : 0,
	};
	return TRUE;
}

static guint mappings(const HvDomain *domain, HvMappingFn fn, gpointer data)
{
	guint limit = table_of(domain).maptrack_limit, live = 0;
	HvMapping map;

	for (grant_handle_t handle = 0; handle < limit; handle++) {
		if (!mapping(domain, handle, &map))
			continue;
		live++;
		if (fn)
			fn(&map, data);
	}
	return live;
}

void xs_inspect(HvInterface *interface)
{
	interface->grant_version = grant_version;
	interface->grant_frames = grant_frames;
	interface->status_frames = status_frames;
	interface->grant_entries = grant_entries;
	interface->grant_entry = grant_entry;
	interface->grant_entry_write = grant_entry_write;
	interface->grant_pins = grant_pins;
	interface->mappings = mappings;
	interface->mapping = mapping;
}
