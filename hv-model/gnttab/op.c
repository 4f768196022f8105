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

/* By command. */
static const HvGnttabHandler handlers[] = {
	[GNTTABOP_map_grant_ref] = hv_gnttabop_map,
	[GNTTABOP_unmap_grant_ref] = hv_gnttabop_unmap,
	[GNTTABOP_setup_table] = hv_gnttabop_setup_table,
	[GNTTABOP_transfer] = hv_gnttabop_transfer,
	[GNTTABOP_copy] = hv_gnttabop_copy,
	[GNTTABOP_query_size] = hv_gnttabop_query_size,
	[GNTTABOP_unmap_and_replace] = hv_gnttabop_unmap_and_replace,
	[GNTTABOP_set_version] = hv_gnttabop_set_version,
	[GNTTABOP_get_status_frames] = hv_gnttabop_get_status_frames,
	[GNTTABOP_get_version] = hv_gnttabop_get_version,
	[GNTTABOP_swap_grant_ref] = hv_gnttabop_swap,
};

long hv_engine_op(HvDomain *domain, guint vcpu, guint cmd, guint64 uop, guint count)
{
	guint op = cmd & CMD_MASK;

	if ((gint)count < 0)
		return hv_refuse(domain->machine, HV_REFUSE_CALL_COUNT_NEGATIVE, count);
	/* Takes what stands above the command, too. */
	if (op == GNTTABOP_cache_flush)
		return hv_gnttabop_cache_flush(domain, cmd & ~CMD_MASK, uop, count);
	if (op != cmd)
		return hv_refuse(domain->machine, HV_REFUSE_CALL_BITS_ABOVE_COMMAND, cmd);
	if (op >= G_N_ELEMENTS(handlers) || !handlers[op])
		return hv_refuse(domain->machine, HV_REFUSE_CALL_NO_SUCH_OPERATION, op);
	return handlers[op](domain, vcpu, uop, count);
}
