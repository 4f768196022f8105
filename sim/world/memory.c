/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A kernel's address space: what is mapped where, and the host's page tables behind it. */
#include "world/memory.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>

#include "world/outside.h"
#include "world/sanitizer.h"
#include "world/shadow.h"

#define BLOCK_SIZE   (2ul << 20) /* what one L1 page table covers */
#define HEAP_SIZE    (64ul << 20)
#define USER_SIZE    (32ul << 20) /* for four processes at a time (kernel-src/runtime/mm.c) */

#define NOWHERE G_MAXUINT32

typedef struct {
	guint32 mfn;  /* NOWHERE: nothing mapped */
	guint32 pfn;  /* translated vmalloc pages: the alias's pfn, or NOWHERE */
	guint8 writable, pfn_writable;
	guint8 aliased; /* direct map, translated: some alias has shown this pfn */
} Page;

/* What the host's page tables have there; a snapshot does not take these back. */
typedef struct {
	guint32 mfn;    /* the frame, whatever is allowed there; NOWHERE: none yet */
	guint8 prot;    /* what is allowed: PROT_* */
	guint8 changed; /* it is in the list of changes */
} HostPage;

typedef struct {
	guint n_changed; /* pages of page[] that have changed since the last rewind */
	HostPage page[];
} HostTables;

struct GsMemory {
	int fd;
	gboolean translated;
	GsMemoryMode mode;
	char *reservation; /* as mmap gave it, before alignment */
	gsize reservation_size;
	gulong base, vmalloc, user, heap, end;
	guint direct_pages;
	Page *pages; /* direct map, vmalloc and user space, by (va - base) >> HV_PAGE_SHIFT */
	gsize n_pages;
	HostTables *host;  /* of the same pages */
	guint32 *changed;  /* indices; behind host->page */
	GsMemoryFrameFn writable; /* frozen: told of every frame that becomes writable */
	gpointer writable_data;
	GsShadow *shadow; /* NULL: none */
};

gboolean gs_memory_mode_by_name(const char *name, GsMemoryMode *mode)
{
	static const char *const names[] = {
		[GS_MEMORY_MAPPED] = "mapped",
		[GS_MEMORY_BOOKKEEPING] = "bookkeeping",
	};

	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(names[i], name) == 0) {
			*mode = (GsMemoryMode)i;
			return TRUE;
		}
	return FALSE;
}

void gs_memory_set_shadow(GsMemory *memory, GsShadow *shadow)
{
	memory->shadow = shadow;
}

static Page *page_at(const GsMemory *memory, gulong va)
{
	gsize n = (va - memory->base) >> HV_PAGE_SHIFT;

	return va >= memory->base && n < memory->n_pages ? &memory->pages[n] : NULL;
}

static gsize whole_blocks(guint pages)
{
	return ((gsize)pages * HV_PAGE_SIZE + BLOCK_SIZE - 1) & ~(BLOCK_SIZE - 1);
}

static gsize host_tables_size(const GsMemory *memory)
{
	return sizeof(HostTables) + memory->n_pages * (sizeof(HostPage) + sizeof(guint32));
}

GsMemory *gs_memory_new(GsMemoryMode mode, int fd, guint pages, guint vmalloc_pages,
			gboolean translated, GError **error)
{
	gsize direct = whole_blocks(pages), vmalloc = whole_blocks(vmalloc_pages);
	gsize size = direct + vmalloc + USER_SIZE + HEAP_SIZE + BLOCK_SIZE;
	GsMemory *memory;
	char *mem = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (mem == MAP_FAILED) {
		g_set_error(error, HV_ERROR, HV_ERROR_SYSTEM,
			    "no address space for a domain of %u pages: %s", pages,
			    g_strerror(errno));
		return NULL;
	}
	gs_sanitizer_fresh(mem, size);
	memory = g_new0(GsMemory, 1);
	memory->mode = mode;
	memory->fd = fd;
	memory->translated = translated;
	memory->reservation = mem;
	memory->reservation_size = size;
	memory->base = ((gulong)mem + BLOCK_SIZE - 1) & ~(BLOCK_SIZE - 1);
	memory->vmalloc = memory->base + direct;
	memory->user = memory->vmalloc + vmalloc;
	memory->heap = memory->user + USER_SIZE;
	memory->end = memory->heap + HEAP_SIZE;
	memory->direct_pages = pages;
	memory->n_pages = (memory->heap - memory->base) >> HV_PAGE_SHIFT;
	memory->pages = g_new(Page, memory->n_pages);
	memory->host = gs_outside_new(host_tables_size(memory));
	memory->changed = (guint32 *)&memory->host->page[memory->n_pages];
	for (gsize i = 0; i < memory->n_pages; i++) {
		memory->pages[i] = (Page){ .mfn = NOWHERE, .pfn = NOWHERE };
		memory->host->page[i].mfn = NOWHERE;
	}
	mprotect((void *)memory->heap, HEAP_SIZE, PROT_READ | PROT_WRITE);
	return memory;
}

void gs_memory_free(GsMemory *memory)
{
	if (memory->shadow)
		gs_shadow_free(memory->shadow);
	gs_sanitizer_unpoison((void *)memory->heap, memory->end - memory->heap);
	munmap(memory->reservation, memory->reservation_size);
	gs_outside_free(memory->host, host_tables_size(memory));
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
	return memory->user - memory->vmalloc;
}

gulong gs_memory_user_base(const GsMemory *memory)
{
	return memory->user;
}

gsize gs_memory_user_size(const GsMemory *memory)
{
	return memory->heap - memory->user;
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

static gulong address_of(const GsMemory *memory, const Page *page)
{
	return memory->base + ((gulong)(page - memory->pages) << HV_PAGE_SHIFT);
}

static guint8 wanted_prot(const Page *page)
{
	if (page->mfn == NOWHERE)
		return PROT_NONE;
	return page->writable ? PROT_READ | PROT_WRITE : PROT_READ;
}

static void system_call_failed(void)
{
	g_error("gntsim: cannot map a frame: %s (is vm.max_map_count exhausted?)",
		g_strerror(errno));
}

static HostPage *host_page(const GsMemory *memory, const Page *page)
{
	return &memory->host->page[page - memory->pages];
}

/* To be called for every change of the host's tables. */
static void set_host(GsMemory *memory, const Page *page, guint8 prot)
{
	HostPage *host = host_page(memory, page);

	if (memory->writable && (prot & PROT_WRITE))
		memory->writable(memory->writable_data, page->mfn);
	host->prot = prot;
	if (!host->changed)
		memory->changed[memory->host->n_changed++] = (guint32)(page - memory->pages);
	host->changed = TRUE;
}

/* Adjacent pages with adjacent frames and the same access, by one system call. */
static void map_in_host(GsMemory *memory, Page *page, gsize count)
{
	guint8 prot = wanted_prot(page);

	if (mmap((void *)address_of(memory, page), count << HV_PAGE_SHIFT, prot,
		 MAP_SHARED | MAP_FIXED, memory->fd,
		 (off_t)page->mfn << HV_PAGE_SHIFT) == MAP_FAILED)
		system_call_failed();
	for (gsize i = 0; i < count; i++) {
		host_page(memory, &page[i])->mfn = page[i].mfn;
		set_host(memory, &page[i], prot);
	}
}

static void protect_in_host(GsMemory *memory, Page *page, guint8 prot)
{
	if (mprotect((void *)address_of(memory, page), HV_PAGE_SIZE, prot) < 0)
		system_call_failed();
	set_host(memory, page, prot);
}

/*
 * Brings the host's page tables up to what is written down.  A frame that goes
 * stays there without any access, which costs half of what its removal would.
 */
static void show(GsMemory *memory, Page *page)
{
	const HostPage *host = host_page(memory, page);
	guint8 prot = wanted_prot(page);

	if (prot != PROT_NONE && host->mfn != page->mfn)
		map_in_host(memory, page, 1);
	else if (prot != host->prot)
		protect_in_host(memory, page, prot);
}

static guint32 number(guint64 frame)
{
	return frame < NOWHERE ? (guint32)frame : NOWHERE;
}

void gs_memory_map(GsMemory *memory, gulong va, HvMfn mfn, gsize count, gboolean writable)
{
	Page *page = page_at(memory, va);
	gboolean fresh = TRUE;

	g_return_if_fail(page && page_at(memory, va + (count << HV_PAGE_SHIFT) - 1));
	for (gsize i = 0; i < count; i++) {
		page[i].mfn = mfn == HV_INVALID_MFN ? NOWHERE : number(mfn + i);
		page[i].writable = writable;
		fresh &= host_page(memory, &page[i])->mfn == NOWHERE;
	}
	if (memory->shadow)
		gs_shadow_map(memory->shadow, va, mfn, count);
	if (fresh && count > 1 && page->mfn != NOWHERE)
		map_in_host(memory, page, count);
	else
		for (gsize i = 0; i < count; i++)
			show(memory, &page[i]);
}

/* Where the host shows something, it must follow at once. */
static void set_grant(GsMemory *memory, Page *page, HvMfn mfn, gboolean writable)
{
	page->mfn = number(mfn);
	page->writable = writable;
	if (memory->shadow)
		gs_shadow_map(memory->shadow, address_of(memory, page), mfn, 1);
	if (memory->mode == GS_MEMORY_MAPPED || host_page(memory, page)->prot != PROT_NONE)
		show(memory, page);
}

void gs_memory_map_grant(GsMemory *memory, gulong va, HvMfn mfn, gboolean writable)
{
	Page *page = page_at(memory, va);

	g_return_if_fail(page);
	set_grant(memory, page, mfn, writable);
}

gboolean gs_memory_resolve(GsMemory *memory, gulong address, gboolean write)
{
	Page *page = page_at(memory, address);
	guint8 need = write ? PROT_WRITE : PROT_READ;

	if (!page || !(wanted_prot(page) & need) ||
	    (host_page(memory, page)->mfn == page->mfn && host_page(memory, page)->prot & need))
		return FALSE;
	show(memory, page);
	return TRUE;
}

HvMfn gs_memory_lookup(const GsMemory *memory, gulong va, gboolean *writable)
{
	const Page *page = page_at(memory, va);

	if (writable)
		*writable = page && page->writable;
	return page && page->mfn != NOWHERE ? page->mfn : HV_INVALID_MFN;
}

void gs_memory_alias(GsMemory *memory, gulong va, gulong pfn, HvMfn mfn, gboolean writable)
{
	Page *page = page_at(memory, va);

	g_return_if_fail(page && memory->translated);
	page->pfn = number(pfn);
	page->pfn_writable = writable;
	if (pfn < memory->direct_pages)
		memory->pages[pfn].aliased = TRUE;
	gs_memory_map(memory, va, pfn == G_MAXULONG ? HV_INVALID_MFN : mfn, 1, writable);
}

void gs_memory_pfn_changed(GsMemory *memory, gulong pfn, HvMfn mfn, gboolean writable,
			   gboolean grant)
{
	if (pfn < memory->direct_pages) {
		if (grant)
			set_grant(memory, &memory->pages[pfn], mfn, writable);
		else
			gs_memory_map(memory, memory->base + (pfn << HV_PAGE_SHIFT), mfn, 1,
				      writable);
		if (!memory->pages[pfn].aliased)
			return;
	}
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

		if (!page || page->mfn == NOWHERE || (write && !page->writable))
			return FALSE;
	}
	return TRUE;
}

/* Pages from the first on that the host lets write, adjacent. */
static gsize writable_run(const GsMemory *memory, gsize first)
{
	gsize n = 0;

	while (first + n < memory->n_pages && memory->host->page[first + n].prot & PROT_WRITE)
		n++;
	return n;
}

void gs_memory_freeze(GsMemory *memory, GsMemoryFrameFn writable, gpointer data)
{
	memory->writable = writable;
	memory->writable_data = data;
	for (gsize i = 0, n; i < memory->n_pages; i += MAX(n, 1)) {
		n = writable_run(memory, i);
		if (n && mprotect((void *)address_of(memory, &memory->pages[i]),
				  n << HV_PAGE_SHIFT, PROT_READ) < 0)
			system_call_failed();
		for (gsize k = i; k < i + n; k++)
			memory->host->page[k].prot = PROT_READ;
	}
	gs_memory_rewind(memory);
}

/* The host may allow less than is written down: that comes when it is touched. */
void gs_memory_rewind(GsMemory *memory)
{
	for (guint i = 0; i < memory->host->n_changed; i++) {
		Page *page = &memory->pages[memory->changed[i]];
		HostPage *host = host_page(memory, page);

		host->changed = FALSE;
		if (host->prot == PROT_NONE ||
		    (host->mfn == page->mfn && !(host->prot & ~wanted_prot(page))))
			continue;
		if (mprotect((void *)address_of(memory, page), HV_PAGE_SIZE, PROT_NONE) < 0)
			system_call_failed();
		host->prot = PROT_NONE;
	}
	memory->host->n_changed = 0;
}

void gs_memory_thaw(GsMemory *memory)
{
	memory->writable = NULL;
	for (gsize i = 0; i < memory->n_pages; i++)
		if (memory->host->page[i].prot != PROT_NONE)
			show(memory, &memory->pages[i]);
}
