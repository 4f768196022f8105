/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Refs as frontends keep them: a private list that is filled once and claimed from in
 * the fast path (drivers/net/xen-netfront.c), a sequence as grant-dma-ops.c wants it.
 */
#include "ks/driver-refs.h"

#include <linux/kernel.h>
#include <xen/grant_table.h>
#include <xen/page.h>
#include "ks/driver.h"
#include "ks/peek.h"

static int list_alloc(unsigned short count, unsigned int *head)
{
	return gnttab_alloc_grant_references(count, head);
}

static long list_claim(unsigned int *head)
{
	return gnttab_claim_grant_reference(head);
}

static void list_release(unsigned int *head, unsigned int ref)
{
	gnttab_release_grant_reference(head, ref);
}

static int list_empty_refs(unsigned int head)
{
	return gnttab_empty_grant_references(&head);
}

#if KS_HAS_PAGE_GRANT
static void grant_page(unsigned int ref, unsigned short domid, unsigned long pfn, _Bool readonly)
{
	gnttab_page_grant_foreign_access_ref_one(ref, domid, pfn_to_page(pfn), readonly);
}
#endif

const struct ks_refs ks_driver_refs = {
	.list_alloc = list_alloc,
	.list_claim = list_claim,
	.list_release = list_release,
	.list_empty = list_empty_refs,
	.list_free = gnttab_free_grant_references,
#if KS_HAS_REF_SEQ
	.seq_alloc = gnttab_alloc_grant_reference_seq,
	.seq_free = gnttab_free_grant_reference_seq,
#endif
	.callback_new = ks_callback_new,
	.callback_request = ks_callback_request,
	.callback_cancel = ks_callback_cancel,
	.callback_info = ks_callback_info,
#if KS_HAS_PAGE_GRANT
	.grant_page = grant_page,
#endif
#if KS_HAS_TRY_END_ACCESS
	.try_end_access = ks_try_end_access,
#endif
	.end_access_page = ks_end_access_page,
#if KS_HAS_TRANSFER
	.transfer = ks_transfer,
	.transfer_ref = ks_transfer_ref,
	.end_transfer_ref = ks_end_transfer_ref,
	.end_transfer = ks_end_transfer,
#endif
	.deferred = ks_peek_deferred,
#if KS_HAS_LEAKED_COUNT
	.leaked = ks_peek_leaked,
#endif
};
