/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of fields; what each means is in Xen's xen/grant_table.h. */
#include "script/op-field.h"

#include <string.h>

#include "hv/types.h"

#define NAMED(op, type, name, member, pointer)                                        \
	{ GNTTABOP_##op, name, G_STRUCT_OFFSET(type, member),                         \
	  sizeof(((type *)NULL)->member), pointer }
#define FIELD(op, type, member) NAMED(op, type, #member, member, FALSE)
#define LIST(op, type, member)  NAMED(op, type, #member, member, TRUE)

#define MAP(member)     FIELD(map_grant_ref, gnttab_map_grant_ref_t, member)
#define UNMAP(member)   FIELD(unmap_grant_ref, gnttab_unmap_grant_ref_t, member)
#define REPLACE(member) FIELD(unmap_and_replace, gnttab_unmap_and_replace_t, member)
#define SETUP(member)   FIELD(setup_table, gnttab_setup_table_t, member)
#define STATUS(member)  FIELD(get_status_frames, gnttab_get_status_frames_t, member)
#define COPY(name, member) NAMED(copy, gnttab_copy_t, name, member, FALSE)
#define FLUSH(name, member) NAMED(cache_flush, gnttab_cache_flush_t, name, member, FALSE)

const GsOpField gs_op_field_table[] = {
	MAP(host_addr), MAP(flags), MAP(ref), MAP(dom), MAP(status), MAP(handle),
	MAP(dev_bus_addr),
	UNMAP(host_addr), UNMAP(dev_bus_addr), UNMAP(handle), UNMAP(status),
	SETUP(dom), SETUP(nr_frames), SETUP(status),
	LIST(setup_table, gnttab_setup_table_t, frame_list),
	FIELD(dump_table, gnttab_dump_table_t, dom), FIELD(dump_table, gnttab_dump_table_t, status),
	FIELD(transfer, gnttab_transfer_t, mfn), FIELD(transfer, gnttab_transfer_t, domid),
	FIELD(transfer, gnttab_transfer_t, ref), FIELD(transfer, gnttab_transfer_t, status),
	COPY("source.ref", source.u.ref), COPY("source.gmfn", source.u.gmfn),
	COPY("source.domid", source.domid), COPY("source.offset", source.offset),
	COPY("dest.ref", dest.u.ref), COPY("dest.gmfn", dest.u.gmfn),
	COPY("dest.domid", dest.domid), COPY("dest.offset", dest.offset), COPY("len", len),
	COPY("flags", flags), COPY("status", status),
	FIELD(query_size, gnttab_query_size_t, dom),
	FIELD(query_size, gnttab_query_size_t, nr_frames),
	FIELD(query_size, gnttab_query_size_t, max_nr_frames),
	FIELD(query_size, gnttab_query_size_t, status),
	REPLACE(host_addr), REPLACE(new_addr), REPLACE(handle), REPLACE(status),
	FIELD(set_version, gnttab_set_version_t, version),
	STATUS(nr_frames), STATUS(dom), STATUS(status),
	LIST(get_status_frames, gnttab_get_status_frames_t, frame_list),
	FIELD(get_version, gnttab_get_version_t, dom),
	FIELD(get_version, gnttab_get_version_t, version),
	FIELD(swap_grant_ref, gnttab_swap_grant_ref_t, ref_a),
	FIELD(swap_grant_ref, gnttab_swap_grant_ref_t, ref_b),
	FIELD(swap_grant_ref, gnttab_swap_grant_ref_t, status),
	FLUSH("dev_bus_addr", a.dev_bus_addr), FLUSH("ref", a.ref), FLUSH("offset", offset),
	FLUSH("length", length), FLUSH("op", op),
};
const guint gs_op_field_count = G_N_ELEMENTS(gs_op_field_table);

const GsOpField *gs_op_field(guint cmd, const char *name)
{
	for (guint i = 0; i < gs_op_field_count; i++)
		if (gs_op_field_table[i].cmd == cmd && strcmp(gs_op_field_table[i].name, name) == 0)
			return &gs_op_field_table[i];
	return NULL;
}

void gs_op_field_names(guint cmd, GPtrArray *names)
{
	for (guint i = 0; i < gs_op_field_count; i++)
		if (gs_op_field_table[i].cmd == cmd)
			g_ptr_array_add(names, (gpointer)gs_op_field_table[i].name);
}

/* As on x86, the low bytes come first. */
guint64 gs_op_field_get(const GsOpField *field, gconstpointer op)
{
	guint64 value = 0;

	memcpy(&value, (const guint8 *)op + field->offset, field->size);
	return value;
}

gboolean gs_op_field_fits(const GsOpField *field, guint64 value)
{
	guint bits = 8 * (guint)field->size;

	return bits == 64 || value >> bits == 0 || (gint64)value >> (bits - 1) == -1;
}

void gs_op_field_set(const GsOpField *field, gpointer op, guint64 value)
{
	memcpy((guint8 *)op + field->offset, &value, field->size);
}
