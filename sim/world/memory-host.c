/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The host's page tables behind a kernel's address space. */
#include <errno.h>

#include "world/memory-pages.h"

static void system_call_failed(void)
{
	g_error("gntsim: cannot map a frame: %s (is vm.max_map_count exhausted?)",
		g_strerror(errno));
}

/* To be called for every change of the host's tables. */
static void set_host(GsMemory *memory, const GsMemoryPage *page, guint8 prot)
{
	GsHostPage *host = gs_memory_host_page(memory, page);

	if (memory->writable && (prot & PROT_WRITE))
		memory->writable(memory->writable_data, page->mfn);
	host->prot = prot;
	if (!host->changed)
		memory->changed[memory->host->n_changed++] = (guint32)(page - memory->pages);
	host->changed = TRUE;
}

void gs_memory_show_run(GsMemory *memory, GsMemoryPage *page, gsize count)
{
	guint8 prot = gs_memory_prot(page);

	if (mmap((void *)gs_memory_address(memory, page), count << HV_PAGE_SHIFT, prot,
		 MAP_SHARED | MAP_FIXED, memory->fd,
		 (off_t)page->mfn << HV_PAGE_SHIFT) == MAP_FAILED)
		system_call_failed();
	for (gsize i = 0; i < count; i++) {
		gs_memory_host_page(memory, &page[i])->mfn = page[i].mfn;
		set_host(memory, &page[i], prot);
	}
}

static void protect_in_host(GsMemory *memory, GsMemoryPage *page, guint8 prot)
{
	if (mprotect((void *)gs_memory_address(memory, page), HV_PAGE_SIZE, prot) < 0)
		system_call_failed();
	set_host(memory, page, prot);
}

/*
 * A frame that goes stays in the host's page tables without any access, which costs half
 * of what its removal would.
 */
void gs_memory_show(GsMemory *memory, GsMemoryPage *page)
{
	const GsHostPage *host = gs_memory_host_page(memory, page);
	guint8 prot = gs_memory_prot(page);

	if (prot != PROT_NONE && host->mfn != page->mfn)
		gs_memory_show_run(memory, page, 1);
	else if (prot != host->prot)
		protect_in_host(memory, page, prot);
}

gboolean gs_memory_resolve(GsMemory *memory, gulong address, gboolean write)
{
	GsMemoryPage *page = gs_memory_page(memory, address);
	guint8 need = write ? PROT_WRITE : PROT_READ;
	const GsHostPage *host;

	if (!page || !(gs_memory_prot(page) & need))
		return FALSE;
	host = gs_memory_host_page(memory, page);
	if (host->mfn == page->mfn && host->prot & need)
		return FALSE;
	gs_memory_show(memory, page);
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
		if (n && mprotect((void *)gs_memory_address(memory, &memory->pages[i]),
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
		GsMemoryPage *page = &memory->pages[memory->changed[i]];
		GsHostPage *host = gs_memory_host_page(memory, page);

		host->changed = FALSE;
		if (host->prot == PROT_NONE ||
		    (host->mfn == page->mfn && !(host->prot & ~gs_memory_prot(page))))
			continue;
		if (mprotect((void *)gs_memory_address(memory, page), HV_PAGE_SIZE, PROT_NONE) < 0)
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
			gs_memory_show(memory, &memory->pages[i]);
}
