/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The grant_table_op hypercall: which operation has which handler, after
 * do_grant_table_op in xen/common/grant_table.c (4.17).
 *
 * dump_table has no row: Xen answers -ENOSYS, as to an unknown operation (4.17.5 has no
 * code for it).  To add one, write its file and a row.
 */
#include "gnttab/gnttab.h"

/*
 * Bits above these in cmd carry a continuation's state, which the model never needs: it
 * goes on within the call.
 */
#define CMD_MASK 0xfffu

typedef struct {
	guint cmd;
	HvGnttabHandler handler;
} Row;

static const Row rows[] = {
	{GNTTABOP_map_grant_ref, hv_gnttabop_map},
	{GNTTABOP_unmap_grant_ref, hv_gnttabop_unmap},
	{GNTTABOP_setup_table, hv_gnttabop_setup_table},
	{GNTTABOP_transfer, hv_gnttabop_transfer},
	{GNTTABOP_copy, hv_gnttabop_copy},
	{GNTTABOP_query_size, hv_gnttabop_query_size},
	{GNTTABOP_unmap_and_replace, hv_gnttabop_unmap_and_replace},
	{GNTTABOP_set_version, hv_gnttabop_set_version},
	{GNTTABOP_get_status_frames, hv_gnttabop_get_status_frames},
	{GNTTABOP_get_version, hv_gnttabop_get_version},
	{GNTTABOP_swap_grant_ref, hv_gnttabop_swap},
	{GNTTABOP_cache_flush, NULL}, /* takes what stands above the command, too */
};

static const Row *row_for(guint cmd)
{
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		if (rows[i].cmd == cmd)
			return &rows[i];
	return NULL;
}

long hv_engine_op(HvDomain *domain, guint vcpu, guint cmd, guint64 uop, guint count)
{
	const Row *row = row_for(cmd & CMD_MASK);

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
