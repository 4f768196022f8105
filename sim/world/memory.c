/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A kernel's address space, made of real mappings of the machine's frames. */
#include "world/memory.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>

#define BLOCK_SIZE   (2ul << 20) /* what one L1 page table covers */
#define HEAP_SIZE    (64ul << 20)

typedef struct {
	HvMfn mfn; /* HV_INVALID_MFN: nothing mapped */
	gulong pfn; /* translated vmalloc pages: the alias's pfn, or G_MAXULONG */
	gboolean writable, pfn_writable;
} Page;

struct GsMemory {
	int fd;
	gboolean translated;
	char *reservation; /* as mmap gave it, before alignment */
	gsize reservation_size;
	gulong base, vmalloc, heap, end;
	guint direct_pages;
	Page *pages; /* direct map and vmalloc space, by (va - base) >> HV_PAGE_SHIFT */
	gsize n_pages;
};

static Page *page_at(const GsMemory *memory, gulong va)
{
	gsize n = (va - memory->base) >> HV_PAGE_SHIFT;

	return va >= memory->base && n < memory->n_pages ? &memory->pages[n] : NULL;
}

static gsize whole_blocks(guint pages)
{
	return ((gsize)pages * HV_PAGE_SIZE + BLOCK_SIZE - 1) & ~(BLOCK_SIZE - 1);
}

GsMemory *gs_memory_new(int fd, guint pages, guint vmalloc_pages, gboolean translated,
			GError **error)
{
	gsize direct = whole_blocks(pages), vmalloc = whole_blocks(vmalloc_pages);
	gsize size = direct + vmalloc + HEAP_SIZE + BLOCK_SIZE;
	GsMemory *memory;
	char *mem = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (mem == MAP_FAILED) {
		g_set_error(error, HV_ERROR, HV_ERROR_SYSTEM,
			    "no address space for a domain of %u pages: %s", pages,
			    g_strerror(errno));
		return NULL;
	}
	memory = g_new0(GsMemory, 1);
	memory->fd = fd;
	memory->translated = translated;
	memory->reservation = mem;
	memory->reservation_size = size;
	memory->base = ((gulong)mem + BLOCK_SIZE - 1) & ~(BLOCK_SIZE - 1);
	memory->vmalloc = memory->base + direct;
	memory->heap = memory->vmalloc + vmalloc;
	memory->end = memory->heap + HEAP_SIZE;
	memory->direct_pages = pages;
	memory->n_pages = (memory->heap - memory->base) >> HV_PAGE_SHIFT;
	memory->pages = g_new(Page, memory->n_pages);
	for (gsize i = 0; i < memory->n_pages; i++)
		memory->pages[i] = (Page){ HV_INVALID_MFN, G_MAXULONG, FALSE, FALSE };
	mprotect((void *)memory->heap, HEAP_SIZE, PROT_READ | PROT_WRITE);
	return memory;
}

void gs_memory_free(GsMemory *memory)
{
	munmap(memory->reservation, memory->reservation_size);
	g_free(memory->pages);
	g_free(memory);
}

gulong gs_memory_direct_base(const GsMemory *memory)
{
	return memory->base;
}

gulong gs_memory_vmalloc_base(const GsMemory *memory)
{
	return memory->vmalloc;
}

gsize gs_memory_vmalloc_size(const GsMemory *memory)
{
	return memory->heap - memory->vmalloc;
}

gulong gs_memory_heap_base(const GsMemory *memory)
{
	return memory->heap;
}

gsize gs_memory_heap_size(const GsMemory *memory)
{
	(void)memory;
	return HEAP_SIZE;
}

/* TRUE if the pages show exactly these frames already: a system call saved. */
static gboolean mapped_so(const Page *page, HvMfn mfn, gsize count, gboolean writable)
{
	for (gsize i = 0; i < count; i++)
		if (mfn == HV_INVALID_MFN ? page[i].mfn != mfn
					  : page[i].mfn != mfn + i || page[i].writable != writable)
			return FALSE;
	return TRUE;
}

void gs_memory_map(GsMemory *memory, gulong va, HvMfn mfn, gsize count, gboolean writable)
{
	Page *page = page_at(memory, va);
	gsize size = count << HV_PAGE_SHIFT;
	void *mem;

	g_return_if_fail(page && page_at(memory, va + size - 1));
	if (mapped_so(page, mfn, count, writable))
		return;
	if (mfn == HV_INVALID_MFN)
		mem = mmap((void *)va, size, PROT_NONE,
			   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0);
	else
		mem = mmap((void *)va, size, PROT_READ | (writable ? PROT_WRITE : 0),
			   MAP_SHARED | MAP_FIXED, memory->fd, (off_t)(mfn << HV_PAGE_SHIFT));
	if (mem == MAP_FAILED)
		g_error("gntsim: cannot map a frame: %s (is vm.max_map_count exhausted?)",
			g_strerror(errno));
	for (gsize i = 0; i < count; i++) {
		page[i].mfn = mfn == HV_INVALID_MFN ? mfn : mfn + i;
		page[i].writable = writable;
	}
}

HvMfn gs_memory_lookup(const GsMemory *memory, gulong va, gboolean *writable)
{
	const Page *page = page_at(memory, va);

	if (writable)
		*writable = page && page->writable;
	return page ? page->mfn : HV_INVALID_MFN;
}

void gs_memory_alias(GsMemory *memory, gulong va, gulong pfn, HvMfn mfn, gboolean writable)
{
	Page *page = page_at(memory, va);

	g_return_if_fail(page && memory->translated);
	page->pfn = pfn;
	page->pfn_writable = writable;
	gs_memory_map(memory, va, pfn == G_MAXULONG ? HV_INVALID_MFN : mfn, 1, writable);
}

void gs_memory_pfn_changed(GsMemory *memory, gulong pfn, HvMfn mfn, gboolean writable)
{
	if (pfn < memory->direct_pages)
		gs_memory_map(memory, memory->base + (pfn << HV_PAGE_SHIFT), mfn, 1, writable);
	for (gulong va = memory->vmalloc; va < memory->heap; va += HV_PAGE_SIZE) {
		const Page *page = page_at(memory, va);

		if (page->pfn == pfn)
			gs_memory_map(memory, va, mfn, 1, writable && page->pfn_writable);
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
		const Page *page = page_at(memory, va);

		if (!page || page->mfn == HV_INVALID_MFN || (write && !page->writable))
			return FALSE;
	}
	return TRUE;
}
