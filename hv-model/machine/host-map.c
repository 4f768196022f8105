/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Host mappings of a grant, by the kind of the mapper, after
 * xen/arch/x86/include/asm/grant_table.h (4.17).
 */
#include "machine/private.h"

gint16 hv_host_map(HvDomain *domain, guint64 addr, HvMfn mfn, guint flags)
{
	if (hv_translated(domain))
		return hv_host_map_hvm(domain, addr, mfn, flags);
	return hv_host_map_pv(domain, addr, mfn, flags);
}

gint16 hv_host_replace(HvDomain *domain, guint64 addr, HvMfn mfn, guint64 new_addr, guint flags)
{
	if (hv_translated(domain))
		return hv_host_replace_hvm(domain, addr, mfn, new_addr, flags);
	return hv_host_replace_pv(domain, addr, mfn, new_addr, flags);
}
