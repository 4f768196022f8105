/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The machine's frames under the names that grant_table.c knows: get_page, put_page and
 * the like of xen/arch/x86/mm.c and page_alloc.c.
 */
#include <stdlib.h>

#include "engine/engine.h"

struct page_info *xs_frame_table;
uint8_t *xs_memory;
unsigned long xs_frames;

G_STATIC_ASSERT(XS_PGT_WRITABLE == HV_PAGE_WRITABLE);

static HvMfn mfn_of(const struct page_info *pg)
{
	return pg - xs_frame_table;
}

/*
 * A page of Xen's stays with the domain that it was shared with when that one drops the
 * last reference (free_domheap_pages in xen/common/page_alloc.c), until Xen takes it back:
 * here it has lost its owner, and is remembered.
 */
static struct domain **shared_with;

void xs_frames_init(void)
{
	shared_with = g_new0(struct domain *, xs_frames);
}

void xs_frames_clear(void)
{
	g_clear_pointer(&shared_with, g_free);
}

struct domain *xs_page_owner(const struct page_info *pg)
{
	return pg->owner ? xs_domain_of(pg->owner) : shared_with[mfn_of(pg)];
}

bool xs_get_page(struct page_info *pg, const struct domain *d)
{
	return hv_frame_get(xs_machine, mfn_of(pg), d->hv);
}

void xs_put_page(struct page_info *pg)
{
	hv_frame_put(xs_machine, mfn_of(pg));
}

void xs_put_page_alloc_ref(struct page_info *pg)
{
	hv_frame_release(xs_machine, mfn_of(pg));
}

bool xs_get_page_type(struct page_info *pg, unsigned int type)
{
	return hv_frame_get_type(xs_machine, mfn_of(pg), type);
}

void xs_put_page_type(struct page_info *pg)
{
	hv_frame_put_type(xs_machine, mfn_of(pg));
}

void xs_page_disown(struct page_info *pg)
{
	shared_with[mfn_of(pg)] = NULL;
	hv_frame_disown(xs_machine, mfn_of(pg));
}

void xs_share_page(struct page_info *pg, struct domain *d)
{
	shared_with[mfn_of(pg)] = d;
	hv_frame_share(d->hv, mfn_of(pg));
}

void *xs_alloc_xenheap_page(bool guest_sees_it)
{
	HvMfn mfn;

	if (!guest_sees_it)
		return hv_step_no_memory(xs_machine) ? NULL :
						       aligned_alloc(HV_PAGE_SIZE, HV_PAGE_SIZE);
	mfn = hv_frame_alloc_heap(xs_machine);
	return mfn == HV_INVALID_MFN ? NULL : hv_frame_ptr(xs_machine, mfn);
}

void xs_free_xenheap_page(void *page)
{
	guint8 *at = page;

	HvMfn mfn = (gsize)(at - xs_memory) >> HV_PAGE_SHIFT;

	if (at < xs_memory || mfn >= xs_frames) {
		free(page);
		return;
	}
	shared_with[mfn] = NULL;
	hv_frame_free_heap(xs_machine, mfn);
}

void xs_free_domheap_page(struct page_info *pg)
{
	hv_frame_free_stolen(xs_machine, mfn_of(pg));
}

int xs_steal_page(struct domain *d, struct page_info *pg)
{
	return hv_frame_steal(d->hv, mfn_of(pg)) ? 0 : -EINVAL;
}

int xs_assign_page(struct page_info *pg, struct domain *d)
{
	if (d->is_dying)
		return -EINVAL;
	hv_frame_adopt(d->hv, mfn_of(pg));
	return 0;
}
