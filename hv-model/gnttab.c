/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The grant_table_op hypercall: which operation has which handler, and who may
 * call it.  Order of the checks after hvm_grant_table_op
 * (xen/arch/x86/hvm/hypercall.c) and do_grant_table_op
 * (xen/common/grant_table.c), 4.17.
 *
 * dump_table has no row: Xen answers -ENOSYS, as to an unknown operation (4.17.5 has no
 * code for it).  To add one, write its file and a row.
 */
#include "private.h"

/*
 * Bits above these in cmd carry a continuation's state, which the model never needs: it
 * goes on within the call.
 */
#define CMD_MASK 0xfffu

typedef struct {
	guint cmd;
	HvGnttabHandler handler;
	gboolean translated; /* HVM and PVH guests may call it */
} Row;

static const Row rows[] = {
	{GNTTABOP_map_grant_ref, hv_gnttabop_map, TRUE},
	{GNTTABOP_unmap_grant_ref, hv_gnttabop_unmap, TRUE},
	{GNTTABOP_setup_table, hv_gnttabop_setup_table, TRUE},
	{GNTTABOP_transfer, hv_gnttabop_transfer, FALSE},
	{GNTTABOP_copy, hv_gnttabop_copy, TRUE},
	{GNTTABOP_query_size, hv_gnttabop_query_size, TRUE},
	{GNTTABOP_unmap_and_replace, hv_gnttabop_unmap_and_replace, FALSE},
	{GNTTABOP_set_version, hv_gnttabop_set_version, TRUE},
	{GNTTABOP_get_status_frames, hv_gnttabop_get_status_frames, FALSE},
	{GNTTABOP_get_version, hv_gnttabop_get_version, TRUE},
	{GNTTABOP_swap_grant_ref, hv_gnttabop_swap, TRUE},
	{GNTTABOP_cache_flush, NULL, FALSE}, /* takes what stands above the command, too */
};

static const Row *row_for(guint cmd)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		if (rows[i].cmd == cmd)
			return &rows[i];
	return NULL;
}

long hv_grant_table_op(HvDomain *domain, guint vcpu, guint cmd, guint64 uop, guint count)
{
	const Row *row = row_for(cmd & CMD_MASK);

	if (hv_translated(domain) && (!row || !row->translated || (cmd & ~CMD_MASK)))
		return -ENOSYS;
	if ((gint)count < 0)
		return -EINVAL;
	if ((cmd & ~CMD_MASK) && (cmd & CMD_MASK) != GNTTABOP_cache_flush)
		return -EINVAL;
	if (!row)
		return -ENOSYS;
	if (!row->handler)
		return hv_gnttabop_cache_flush(domain, cmd & ~CMD_MASK, uop, count);
	return row->handler(domain, vcpu, uop, count);
}
