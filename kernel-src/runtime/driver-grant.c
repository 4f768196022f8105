/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a frontend driver does: granting its pages and taking the grants back. */
#include "ks/driver.h"

#include <linux/kernel.h>
#include <xen/grant_table.h>
#include <xen/page.h>
#include "ks/peek.h"

long ks_driver_grant(unsigned short domid, unsigned long pfn, _Bool readonly)
{
	return gnttab_grant_foreign_access(domid, pfn_to_gfn(pfn), readonly);
}

long ks_driver_ref_alloc(void)
{
	grant_ref_t head;
	int error = gnttab_alloc_grant_references(1, &head);

	return error ? error : gnttab_claim_grant_reference(&head);
}

void ks_driver_grant_ref(unsigned int ref, unsigned short domid, unsigned long pfn, _Bool readonly)
{
	gnttab_grant_foreign_access_ref(ref, domid, pfn_to_gfn(pfn), readonly);
}

int ks_driver_end_access_ref(unsigned int ref)
{
#if KS_END_ACCESS_READONLY
	return gnttab_end_foreign_access_ref(ref, 0);
#else
	return gnttab_end_foreign_access_ref(ref);
#endif
}

void ks_driver_end_access(unsigned int ref)
{
#if KS_END_ACCESS_READONLY
	gnttab_end_foreign_access(ref, 0, 0);
#else
	gnttab_end_foreign_access(ref, 0); /* no page: a pointer, or an address up to 5.19 */
#endif
}

/* Chains of references taken by refs_exhaust, one for each call of the kernel's. */
#define MAX_CHAINS 64
static grant_ref_t chains[MAX_CHAINS];
static unsigned int nr_chains;

long ks_driver_refs_exhaust(unsigned int leave)
{
	struct ks_gnttab_state state;
	unsigned int left, taken = 0;

	ks_peek_gnttab_state(&state);
	left = state.free_count > (int)leave ? (unsigned int)state.free_count - leave : 0;
	while (left) {
		u16 count = min(left, 0xffffu);
		int error;

		if (nr_chains == MAX_CHAINS)
			return -ENOSPC;
		error = gnttab_alloc_grant_references(count, &chains[nr_chains]);
		if (error)
			return error;
		nr_chains++;
		taken += count;
		left -= count;
	}
	return taken;
}

void ks_driver_refs_release(void)
{
	while (nr_chains)
		gnttab_free_grant_references(chains[--nr_chains]);
}
