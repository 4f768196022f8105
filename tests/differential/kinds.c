/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of kinds of operations: what each is called and what it takes. */
#include "op.h"

#include <string.h>

#define GNTTAB(cmd, type) GNTTABOP_##cmd, sizeof(type), G_STRUCT_OFFSET(type, status)
#define NOTHING -1, 0, -1

const DfKindRow df_kinds[DF_KINDS] = {
	/* What a guest does in its own memory. */
	{ DF_ENTRY, "entry", 60, FALSE, NOTHING,
	  { {"ref", DF_T_REF}, {"flags", DF_T_GTF}, {"domid", DF_T_DOMID},
	    {"frame", DF_T_FRAME}, {"off", DF_T_OFFSET}, {"len", DF_T_LENGTH},
	    {"via", DF_T_DOMID}, {"via_ref", DF_T_REF} } },
	{ DF_ENTRY_WRITE, "entry-write", 20, FALSE, NOTHING,
	  { {"ref", DF_T_REF}, {"flags", DF_T_GTF}, {"domid", DF_T_DOMID},
	    {"frame", DF_T_FRAME} } },
	{ DF_REVOKE, "revoke", 8, FALSE, NOTHING, { {"ref", DF_T_REF} } },
	{ DF_FILL, "fill", 20, FALSE, NOTHING,
	  { {"frame", DF_T_FRAME}, {"off", DF_T_OFFSET}, {"len", DF_T_LENGTH},
	    {"byte", DF_T_NUMBER} } },
	/* grant_table_op. */
	{ DF_MAP, "map", 60, TRUE, GNTTAB(map_grant_ref, gnttab_map_grant_ref_t),
	  { {"ref", DF_T_REF}, {"granter", DF_T_DOMID}, {"flags", DF_T_MAPFLAGS},
	    {"at", DF_T_ADDR} } },
	{ DF_UNMAP, "unmap", 55, TRUE, GNTTAB(unmap_grant_ref, gnttab_unmap_grant_ref_t),
	  { {"handle", DF_T_HANDLE}, {"at", DF_T_ADDR}, {"bus", DF_T_BUS} } },
	{ DF_UNMAP_REPLACE, "unmap-and-replace", 6, TRUE,
	  GNTTAB(unmap_and_replace, gnttab_unmap_and_replace_t),
	  { {"handle", DF_T_HANDLE}, {"at", DF_T_ADDR}, {"new", DF_T_ADDR} } },
	{ DF_COPY, "copy", 60, TRUE, GNTTAB(copy, gnttab_copy_t),
	  { {"source", DF_T_REF_OR_FRAME}, {"sdom", DF_T_DOMID}, {"soff", DF_T_OFFSET},
	    {"dest", DF_T_REF_OR_FRAME}, {"ddom", DF_T_DOMID}, {"doff", DF_T_OFFSET},
	    {"len", DF_T_LENGTH}, {"flags", DF_T_COPYFLAGS} } },
	{ DF_SETUP_TABLE, "setup-table", 5, FALSE, GNTTAB(setup_table, gnttab_setup_table_t),
	  { {"of", DF_T_DOMID}, {"frames", DF_T_NUMBER} } },
	{ DF_QUERY_SIZE, "query-size", 3, FALSE, GNTTAB(query_size, gnttab_query_size_t),
	  { {"of", DF_T_DOMID} } },
	{ DF_SET_VERSION, "set-version", 5, FALSE,
	  GNTTABOP_set_version, sizeof(gnttab_set_version_t), -1,
	  { {"version", DF_T_VERSION} } },
	{ DF_GET_VERSION, "get-version", 3, FALSE,
	  GNTTABOP_get_version, sizeof(gnttab_get_version_t), -1, { {"of", DF_T_DOMID} } },
	{ DF_GET_STATUS_FRAMES, "get-status-frames", 4, FALSE,
	  GNTTAB(get_status_frames, gnttab_get_status_frames_t),
	  { {"of", DF_T_DOMID}, {"frames", DF_T_NUMBER} } },
	{ DF_SWAP, "swap-grant-ref", 6, TRUE, GNTTAB(swap_grant_ref, gnttab_swap_grant_ref_t),
	  { {"a", DF_T_REF}, {"b", DF_T_REF} } },
	{ DF_TRANSFER, "transfer", 5, TRUE, GNTTAB(transfer, gnttab_transfer_t),
	  { {"frame", DF_T_FRAME}, {"to", DF_T_DOMID}, {"ref", DF_T_REF} } },
	{ DF_CACHE_FLUSH, "cache-flush", 4, TRUE,
	  GNTTABOP_cache_flush, sizeof(gnttab_cache_flush_t), -1,
	  { {"frame", DF_T_FRAME}, {"off", DF_T_OFFSET}, {"len", DF_T_LENGTH},
	    {"op", DF_T_BITS} } },
	{ DF_GNTTAB_RAW, "gnttab-raw", 2, FALSE, -1, 64, -1,
	  { {"cmd", DF_T_NUMBER}, {"count", DF_T_NUMBER} } },
	/* memory_op. */
	{ DF_ADD_TO_PHYSMAP, "add-to-physmap", 3, FALSE, -1, sizeof(xen_add_to_physmap_t), -1,
	  { {"of", DF_T_DOMID}, {"idx", DF_T_BITS}, {"gfn", DF_T_FRAME} } },
	{ DF_REMOVE_FROM_PHYSMAP, "remove-from-physmap", 2, FALSE, -1,
	  sizeof(xen_remove_from_physmap_t), -1,
	  { {"of", DF_T_DOMID}, {"gfn", DF_T_FRAME} } },
	{ DF_DECREASE, "decrease-reservation", 2, TRUE, -1,
	  sizeof(struct xen_memory_reservation), -1,
	  { {"frame", DF_T_FRAME}, {"of", DF_T_DOMID} } },
	{ DF_POPULATE, "populate-physmap", 4, TRUE, -1, sizeof(struct xen_memory_reservation),
	  -1, { {"frame", DF_T_FRAME}, {"of", DF_T_DOMID} } },
	/* The pager. */
	{ DF_NOMINATE, "nominate", 8, FALSE, NOTHING, { {"gfn", DF_T_FRAME} } },
	{ DF_EVICT, "evict", 8, FALSE, NOTHING, { {"gfn", DF_T_FRAME} } },
	{ DF_PREP, "prep", 10, FALSE, NOTHING, { {"gfn", DF_T_FRAME} } },
	{ DF_ACCESS, "access", 6, FALSE, NOTHING, { {"gfn", DF_T_FRAME} } },
	/* Page tables of PV domains. */
	{ DF_L1_ATTACH, "l1-attach", 2, FALSE, NOTHING,
	  { {"at", DF_T_NUMBER}, {"frame", DF_T_FRAME} } },
	{ DF_UPDATE_VA, "update-va-mapping", 6, FALSE, NOTHING,
	  { {"at", DF_T_ADDR}, {"pte", DF_T_PTE}, {"flags", DF_T_BITS} } },
	{ DF_MMU_UPDATE, "mmu-update", 6, TRUE, -1, sizeof(mmu_update_t), -1,
	  { {"ptr", DF_T_PTR}, {"pte", DF_T_PTE} } },
	/* The toolstack. */
	{ DF_CREATE, "create", 2, FALSE, NOTHING, { {"as", DF_T_NUMBER} } },
	{ DF_DESTROY, "destroy", 1, FALSE, NOTHING, { } },
};

const DfKindRow *df_kind_by_name(const char *name)
{
	for (guint i = 0; i < DF_KINDS; i++)
		if (strcmp(df_kinds[i].name, name) == 0)
			return &df_kinds[i];
	return NULL;
}

guint df_columns(DfKind kind)
{
	guint n = 0;

	while (n < DF_ARGS && df_kinds[kind].column[n].type)
		n++;
	return n;
}
