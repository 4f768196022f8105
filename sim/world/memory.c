/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A kernel's address space: its parts. */
#include <errno.h>
#include <string.h>

#include "world/memory-pages.h"
#include "world/outside.h"
#include "world/sanitizer.h"
#include "world/shadow.h"

#define BLOCK_SIZE   (2ul << 20) /* what one L1 page table covers */
#define HEAP_SIZE    (64ul << 20)
/*
 * Nothing, so that an index gone wrong meets that, not what the host has there: a gref of
 * 32 bits in Linux's gnttab_free_bitmap.
 */
#define GUARD_SIZE   (513ul << 20)
#define USER_SIZE    (32ul << 20) /* for four processes at a time (kernel-src/runtime/mm.c) */

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

void gs_memory_watch_user(GsMemory *memory, GsMemoryUserFn changed, gpointer data)
{
	memory->user_changed = changed;
	memory->user_changed_data = data;
}

static gsize whole_blocks(guint pages)
{
	return ((gsize)pages * HV_PAGE_SIZE + BLOCK_SIZE - 1) & ~(BLOCK_SIZE - 1);
}

static gsize host_tables_size(const GsMemory *memory)
{
	return sizeof(GsHostTables) + memory->n_pages * (sizeof(GsHostPage) + sizeof(guint32));
}

GsMemory *gs_memory_new(GsMemoryMode mode, int fd, guint pages, guint vmalloc_pages,
			gboolean translated, GError **error)
{
	gsize direct = whole_blocks(pages), vmalloc = whole_blocks(vmalloc_pages);
	gsize size = direct + vmalloc + USER_SIZE + HEAP_SIZE + BLOCK_SIZE + GUARD_SIZE;
	GsMemory *memory;
	char *mem = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (mem == MAP_FAILED) {
		g_set_error(error, HV_ERROR, HV_ERROR_SYSTEM,
			    "no address space for a domain of %u pages: %s", pages,
			    g_strerror(errno));
		return NULL;
	}
	gs_sanitizer_fresh(mem, size - GUARD_SIZE);
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
	memory->pages = g_new(GsMemoryPage, memory->n_pages);
	memory->host = gs_outside_new(host_tables_size(memory));
	memory->changed = (guint32 *)&memory->host->page[memory->n_pages];
	for (gsize i = 0; i < memory->n_pages; i++) {
		memory->pages[i] = (GsMemoryPage){ .mfn = NOWHERE, .pfn = NOWHERE };
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
