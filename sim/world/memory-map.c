/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is mapped where in a kernel's address space. */
#include "world/memory-pages.h"
#include "world/shadow.h"

static guint32 number(guint64 frame)
{
	return frame < NOWHERE ? (guint32)frame : NOWHERE;
}

G_GNUC_NO_INLINE static void tell_of_user(const GsMemory *memory, const GsMemoryPage *page)
{
	gulong va = gs_memory_address(memory, page);

	if (va >= memory->user)
		memory->user_changed(memory->user_changed_data, va,
				     page->mfn == NOWHERE ? HV_INVALID_MFN : page->mfn,
				     page->writable);
}

static inline void write_down(const GsMemory *memory, GsMemoryPage *page, guint32 mfn,
			      gboolean writable)
{
	gboolean same = page->mfn == mfn && (mfn == NOWHERE || page->writable == writable);

	page->mfn = mfn;
	page->writable = (guint8)writable;
	if (G_UNLIKELY(memory->user_changed) && !same)
		tell_of_user(memory, page);
}

void gs_memory_map(GsMemory *memory, gulong va, HvMfn mfn, gsize count, gboolean writable)
{
	GsMemoryPage *page = gs_memory_page(memory, va);
	gboolean fresh = TRUE;

	g_return_if_fail(page && gs_memory_page(memory, va + (count << HV_PAGE_SHIFT) - 1));
	for (gsize i = 0; i < count; i++) {
		write_down(memory, &page[i], mfn == HV_INVALID_MFN ? NOWHERE : number(mfn + i),
			   writable);
		fresh &= gs_memory_host_page(memory, &page[i])->mfn == NOWHERE;
	}
	if (memory->shadow)
		gs_shadow_map(memory->shadow, va, mfn, count);
	if (fresh && count > 1 && page->mfn != NOWHERE)
		gs_memory_show_run(memory, page, count);
	else
		for (gsize i = 0; i < count; i++)
			gs_memory_show(memory, &page[i]);
}

/* Whether the host's page tables must follow at once. */
static gboolean shown(const GsMemory *memory, gsize n)
{
	return memory->mode == GS_MEMORY_MAPPED || memory->host->page[n].prot != PROT_NONE;
}

G_GNUC_NO_INLINE static void follow_grant(GsMemory *memory, gsize n, HvMfn mfn)
{
	GsMemoryPage *page = &memory->pages[n];

	if (memory->shadow)
		gs_shadow_map(memory->shadow, gs_memory_address(memory, page), mfn, 1);
	if (shown(memory, n))
		gs_memory_show(memory, page);
}

void gs_memory_map_grant(GsMemory *memory, gulong va, HvMfn mfn, gboolean writable)
{
	gsize n = (va - memory->base) >> HV_PAGE_SHIFT;

	if (n >= memory->n_pages)
		return;
	write_down(memory, &memory->pages[n], number(mfn), writable);
	if (memory->shadow || shown(memory, n))
		follow_grant(memory, n, mfn);
}

HvMfn gs_memory_lookup(const GsMemory *memory, gulong va, gboolean *writable)
{
	const GsMemoryPage *page = gs_memory_page(memory, va);

	if (writable)
		*writable = page && page->writable;
	return page && page->mfn != NOWHERE ? page->mfn : HV_INVALID_MFN;
}

void gs_memory_alias(GsMemory *memory, gulong va, gulong pfn, HvMfn mfn, gboolean writable)
{
	GsMemoryPage *page = gs_memory_page(memory, va);

	g_return_if_fail(page && memory->translated);
	if (page->pfn < memory->direct_pages)
		memory->pages[page->pfn].aliases--;
	page->pfn = number(pfn);
	page->pfn_writable = writable;
	if (page->pfn < memory->direct_pages)
		memory->pages[page->pfn].aliases++;
	gs_memory_map(memory, va, pfn == G_MAXULONG ? HV_INVALID_MFN : mfn, 1, writable);
}

void gs_memory_pfn_changed(GsMemory *memory, gulong pfn, HvMfn mfn, gboolean writable,
			   gboolean grant)
{
	gulong aliases = G_MAXULONG; /* of a pfn outside of the direct map they are not counted */

	if (pfn < memory->direct_pages) {
		gulong va = memory->base + (pfn << HV_PAGE_SHIFT);

		if (grant)
			gs_memory_map_grant(memory, va, mfn, writable);
		else
			gs_memory_map(memory, va, mfn, 1, writable);
		aliases = memory->pages[pfn].aliases;
	}
	for (gulong va = memory->vmalloc; aliases && va < memory->heap; va += HV_PAGE_SIZE) {
		const GsMemoryPage *page = gs_memory_page(memory, va);

		if (page->pfn != pfn)
			continue;
		gs_memory_map(memory, va, mfn, 1, writable && page->pfn_writable);
		aliases--;
	}
}

gboolean gs_memory_contains(const GsMemory *memory, gulong address)
{
	return address >= memory->base && address < memory->end;
}

gboolean gs_memory_accessible(const GsMemory *memory, gulong address, gsize len, gboolean write)
{
	if (address >= memory->heap && address + len <= memory->end)
		return TRUE;
	for (gulong va = address & ~(gulong)(HV_PAGE_SIZE - 1); va < address + len;
	     va += HV_PAGE_SIZE) {
		const GsMemoryPage *page = gs_memory_page(memory, va);

		if (!page || page->mfn == NOWHERE || (write && !page->writable))
			return FALSE;
	}
	return TRUE;
}
