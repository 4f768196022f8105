/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Ending access.  gnttab_end_foreign_access() takes the page since 6.0, before that the
 * address of its memory, and first a number that nobody looks at.  Which of them this
 * kernel has, its prototype says.
 */
#include "ks/driver-refs.h"

#include <linux/kernel.h>
#include <xen/grant_table.h>
#include "ks/page.h"

typedef void (*with_page)(grant_ref_t ref, struct page *page);
typedef void (*with_address)(grant_ref_t ref, unsigned long address);
typedef void (*with_readonly)(grant_ref_t ref, int readonly, unsigned long address);

#define IS(type) __builtin_types_compatible_p(typeof(&gnttab_end_foreign_access), type)

void ks_end_access_page(unsigned int ref, unsigned long pfn)
{
	unsigned long address = (unsigned long)pfn_to_kaddr(pfn);
	void *function = gnttab_end_foreign_access;

	if (IS(with_page))
		((with_page)function)(ref, pfn_to_page(pfn));
	else if (IS(with_address))
		((with_address)function)(ref, address);
	else
		((with_readonly)function)(ref, 0, address);
}

#if KS_HAS_TRY_END_ACCESS
int ks_try_end_access(unsigned int ref)
{
	return gnttab_try_end_foreign_access(ref);
}
#endif
