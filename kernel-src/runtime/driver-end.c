/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Ending access.  gnttab_end_foreign_access() takes the page since 5.18, before that
 * the address of its memory: which of them this kernel has, its prototype says.
 */
#include "ks/driver-refs.h"

#include <linux/kernel.h>
#include <xen/grant_table.h>
#include "ks/page.h"

typedef void (*end_with_page)(grant_ref_t ref, struct page *page);
typedef void (*end_with_address)(grant_ref_t ref, int readonly, unsigned long address);

void ks_end_access_page(unsigned int ref, unsigned long pfn)
{
	void *function = gnttab_end_foreign_access;

	if (__builtin_types_compatible_p(typeof(&gnttab_end_foreign_access), end_with_page))
		((end_with_page)function)(ref, pfn_to_page(pfn));
	else
		((end_with_address)function)(ref, 0, (unsigned long)pfn_to_kaddr(pfn));
}

#ifdef KS_HAVE_gnttab_try_end_foreign_access
int ks_try_end_access(unsigned int ref)
{
	return gnttab_try_end_foreign_access(ref);
}
#endif
