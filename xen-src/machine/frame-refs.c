/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Owners, references and types of frames: get_page, put_page, put_page_alloc_ref,
 * get_page_type and share_xen_page_with_guest of xen/arch/x86/mm.c, own.
 * A frame goes back to the machine with its last reference; a page table cannot be
 * mapped writable nor the other way round; what Xen shares counts as writable for
 * good and is freed by Xen alone.  A domain lives as long as it owns a frame.
 */
#include "machine/private.h"

static void list_append(HvDomain *owner, struct page_info *pg)
{
	HvMfn mfn = xs_frame_mfn(pg);

	pg->prev = owner->last_frame;
	pg->next = 0;
	if (owner->last_frame)
		xs_frame(owner->last_frame)->next = mfn;
	else
		owner->first_frame = mfn;
	owner->last_frame = mfn;
}

static void list_remove(HvDomain *owner, struct page_info *pg)
{
	if (pg->prev)
		xs_frame(pg->prev)->next = pg->next;
	else
		owner->first_frame = pg->next;
	if (pg->next)
		xs_frame(pg->next)->prev = pg->prev;
	else
		owner->last_frame = pg->prev;
}

void xs_page_set_owner(struct page_info *pg, struct domain *d)
{
	struct domain *old = pg->owner;

	if (old == d)
		return;
	pg->owner = d;
	if (d) {
		list_append((HvDomain *)d, pg);
		xs_domain_get(d);
	}
	if (old) {
		list_remove((HvDomain *)old, pg);
		pg->gfn = HV_INVALID_MFN;
		xs_domain_put(old);
	}
}

void xs_share_page(struct page_info *pg, struct domain *d)
{
	if (pg->owner == d)
		return;
	pg->types = 1;
	pg->type = XS_PGT_WRITABLE;
	pg->count_info = XS_PGC_XEN_HEAP | XS_PGC_ALLOCATED | 1;
	xs_page_set_owner(pg, d);
}

bool xs_get_page(struct page_info *pg, const struct domain *d)
{
	if (!xs_frame_refs(pg) || pg->owner != d)
		return false;
	pg->count_info++;
	return true;
}

gboolean xs_frame_get(HvMfn mfn, const HvDomain *owner)
{
	struct page_info *pg = xs_frame(mfn);

	return pg && xs_get_page(pg, &owner->x);
}

void xs_put_page(struct page_info *pg)
{
	if (!xs_frame_refs(pg))
		xs_bug(__FILE__, __LINE__, "put_page() of a page without references");
	pg->count_info--;
	if (xs_frame_refs(pg))
		return;
	if (xs_frame_heap(pg))
		xs_page_set_owner(pg, NULL);
	else
		xs_frame_give(pg);
}

void xs_put_page_alloc_ref(struct page_info *pg)
{
	if (!(pg->count_info & XS_PGC_ALLOCATED))
		return;
	pg->count_info &= ~XS_PGC_ALLOCATED;
	xs_put_page(pg);
}

void xs_frame_release(HvMfn mfn)
{
	xs_put_page_alloc_ref(xs_frame(mfn));
}

bool xs_get_page_type(struct page_info *pg, unsigned int type)
{
	if (pg->types && pg->type != type)
		return false;
	pg->type = type;
	pg->types++;
	return true;
}

void xs_put_page_type(struct page_info *pg)
{
	if (!pg->types)
		xs_bug(__FILE__, __LINE__, "put_page_type() of a page without a type");
	pg->types--;
}

unsigned long xs_frame_gfn(unsigned long mfn)
{
	return xs_frame_table[mfn].gfn;
}
