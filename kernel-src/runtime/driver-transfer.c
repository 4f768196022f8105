/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Taking a frame that another domain gives away, as long as Linux could (up to 5.17). */
#include "ks/driver-refs.h"

#include <linux/kernel.h>
#include <xen/grant_table.h>

#if KS_HAS_TRANSFER
long ks_transfer(unsigned short domid, unsigned long pfn)
{
	return gnttab_grant_foreign_transfer(domid, pfn);
}

void ks_transfer_ref(unsigned int ref, unsigned short domid, unsigned long pfn)
{
	gnttab_grant_foreign_transfer_ref(ref, domid, pfn);
}

int ks_end_transfer_ref(unsigned int ref)
{
	return gnttab_end_foreign_transfer_ref(ref) != 0;
}

int ks_end_transfer(unsigned int ref)
{
	return gnttab_end_foreign_transfer(ref) != 0;
}
#endif
