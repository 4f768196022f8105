/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Argument structures of grant_table_op from a slot's values.  Output fields are
 * filled with marks, so that a byte too many or too few written back is seen.
 */
#include "world.h"

static gboolean put_mapping(DfKind kind, const guint64 v[DF_ARGS], gpointer at)
{
	switch (kind) {
	case DF_MAP:
		*(gnttab_map_grant_ref_t *)at = (gnttab_map_grant_ref_t){
			.ref = (grant_ref_t)v[0], .dom = (domid_t)v[1], .flags = (guint32)v[2],
			.host_addr = v[3], .status = DF_UNTOUCHED, .handle = 0xabcd,
			.dev_bus_addr = 0x1234,
		};
		return TRUE;
	case DF_UNMAP:
		*(gnttab_unmap_grant_ref_t *)at = (gnttab_unmap_grant_ref_t){
			.handle = (grant_handle_t)v[0], .host_addr = v[1], .dev_bus_addr = v[2],
			.status = DF_UNTOUCHED,
		};
		return TRUE;
	case DF_UNMAP_REPLACE:
		*(gnttab_unmap_and_replace_t *)at = (gnttab_unmap_and_replace_t){
			.handle = (grant_handle_t)v[0], .host_addr = v[1], .new_addr = v[2],
			.status = DF_UNTOUCHED,
		};
		return TRUE;
	case DF_COPY:
		*(gnttab_copy_t *)at = (gnttab_copy_t){
			.source = {.u.gmfn = v[0], .domid = (domid_t)v[1], .offset = (guint16)v[2]},
			.dest = {.u.gmfn = v[3], .domid = (domid_t)v[4], .offset = (guint16)v[5]},
			.len = (guint16)v[6], .flags = (guint16)v[7], .status = DF_UNTOUCHED,
		};
		return TRUE;
	default:
		return FALSE;
	}
}

static gboolean put_table(DfKind kind, const guint64 v[DF_ARGS], gpointer at)
{
	switch (kind) {
	case DF_SETUP_TABLE:
		*(gnttab_setup_table_t *)at = (gnttab_setup_table_t){
			.dom = (domid_t)v[0], .nr_frames = (guint32)v[1], .status = DF_UNTOUCHED,
			.frame_list.p = GSIZE_TO_POINTER(DF_GUEST + DF_GUEST_LIST),
		};
		return TRUE;
	case DF_GET_STATUS_FRAMES: {
		gnttab_get_status_frames_t *arg = at;

		arg->dom = (domid_t)v[0];
		arg->nr_frames = (guint32)v[1];
		arg->status = DF_UNTOUCHED;
		set_xen_guest_handle(arg->frame_list,
				     GSIZE_TO_POINTER(DF_GUEST + DF_GUEST_LIST));
		return TRUE;
	}
	case DF_QUERY_SIZE:
		*(gnttab_query_size_t *)at = (gnttab_query_size_t){
			.dom = (domid_t)v[0], .nr_frames = 77, .max_nr_frames = 88,
			.status = DF_UNTOUCHED,
		};
		return TRUE;
	case DF_SET_VERSION:
		*(gnttab_set_version_t *)at = (gnttab_set_version_t){.version = (guint32)v[0]};
		return TRUE;
	case DF_GET_VERSION:
		*(gnttab_get_version_t *)at = (gnttab_get_version_t){
			.dom = (domid_t)v[0], .version = DF_UNTOUCHED,
		};
		return TRUE;
	default:
		return FALSE;
	}
}

static gboolean put_rest(DfKind kind, const guint64 v[DF_ARGS], gpointer at)
{
	switch (kind) {
	case DF_SWAP:
		*(gnttab_swap_grant_ref_t *)at = (gnttab_swap_grant_ref_t){
			.ref_a = (grant_ref_t)v[0], .ref_b = (grant_ref_t)v[1],
			.status = DF_UNTOUCHED,
		};
		return TRUE;
	case DF_TRANSFER:
		*(gnttab_transfer_t *)at = (gnttab_transfer_t){
			.mfn = v[0], .domid = (domid_t)v[1], .ref = (grant_ref_t)v[2],
			.status = DF_UNTOUCHED,
		};
		return TRUE;
	case DF_CACHE_FLUSH:
		*(gnttab_cache_flush_t *)at = (gnttab_cache_flush_t){
			.a.dev_bus_addr = v[0] << HV_PAGE_SHIFT, .offset = (guint16)v[1],
			.length = (guint16)v[2], .op = (guint32)v[3],
		};
		return TRUE;
	default:
		return FALSE;
	}
}

void df_put_argument(const DfWorld *world, const DfOp *op, const DfSlot *slot, gpointer at)
{
	guint64 v[DF_ARGS];

	for (guint c = 0; c < DF_ARGS; c++)
		v[c] = df_resolve(world, op->dom, df_kinds[op->kind].column[c].type, slot->arg[c]);
	if (!put_mapping(op->kind, v, at) && !put_table(op->kind, v, at))
		put_rest(op->kind, v, at);
}
