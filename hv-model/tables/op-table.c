/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The table of grant-table operations of xen/grant_table.h, modelled or not.
 */
#include <string.h>

#include "hv/grant.h"

#define ROW(op, type, meaning) \
	{GNTTABOP_##op, #op, sizeof(type), G_STRUCT_OFFSET(type, status), meaning}
#define ROW_WITHOUT_STATUS(op, type, meaning) \
	{GNTTABOP_##op, #op, sizeof(type), -1, meaning}

const HvGrantOpRow hv_grant_op_table[] = {
	ROW(map_grant_ref, gnttab_map_grant_ref_t, "map a granted page; gives a handle"),
	ROW(unmap_grant_ref, gnttab_unmap_grant_ref_t, "undo a map by its handle"),
	ROW(setup_table, gnttab_setup_table_t, "have the table of at least a size, and list it"),
	ROW(dump_table, gnttab_dump_table_t, "print the table on Xen's console, in debug builds"),
	ROW(transfer, gnttab_transfer_t, "give a page away through a grant that accepts it"),
	ROW(copy, gnttab_copy_t, "copy bytes between granted or own pages"),
	ROW(query_size, gnttab_query_size_t, "how large the table is and may become"),
	ROW(unmap_and_replace, gnttab_unmap_and_replace_t,
	    "undo a map and move another page table entry there"),
	ROW_WITHOUT_STATUS(set_version, gnttab_set_version_t, "change the layout of entries"),
	ROW(get_status_frames, gnttab_get_status_frames_t, "list the status frames of version 2"),
	ROW_WITHOUT_STATUS(get_version, gnttab_get_version_t, "which layout is in force"),
	ROW(swap_grant_ref, gnttab_swap_grant_ref_t, "exchange two entries that are not in use"),
	ROW_WITHOUT_STATUS(cache_flush, gnttab_cache_flush_t,
			   "clean or invalidate caches of a granted page"),
};

const guint hv_grant_op_count = G_N_ELEMENTS(hv_grant_op_table);

const HvGrantOpRow *hv_grant_op_by_cmd(guint cmd)
{
	for (guint i = 0; i < hv_grant_op_count; i++)
		if (hv_grant_op_table[i].cmd == cmd)
			return &hv_grant_op_table[i];
	return NULL;
}

const HvGrantOpRow *hv_grant_op_by_name(const char *name)
{
	for (guint i = 0; i < hv_grant_op_count; i++)
		if (!strcmp(hv_grant_op_table[i].name, name))
			return &hv_grant_op_table[i];
	return NULL;
}
