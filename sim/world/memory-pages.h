/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the files of an address space share: memory.c makes it, memory-map.c writes down
 * what is mapped where, memory-host.c has the host's page tables follow.
 */
#ifndef GS_MEMORY_PAGES_H
#define GS_MEMORY_PAGES_H

#include <sys/mman.h>

#include "world/memory.h"

G_BEGIN_DECLS

#define NOWHERE G_MAXUINT32 /* no frame, no pfn */

/* What is written down of a page. */
typedef struct {
	guint32 mfn;  /* NOWHERE: nothing mapped */
	guint32 pfn;  /* translated vmalloc pages: the alias's pfn, or NOWHERE */
	guint8 writable, pfn_writable;
	guint16 aliases; /* direct map, translated: how many pages elsewhere show this pfn */
} GsMemoryPage;

/* What the host's page tables have there; a snapshot does not take these back. */
typedef struct {
	guint32 mfn;    /* the frame, whatever is allowed there; NOWHERE: none yet */
	guint8 prot;    /* what is allowed: PROT_* */
	guint8 changed; /* it is in the list of changes */
} GsHostPage;

typedef struct {
	guint n_changed; /* pages of page[] that have changed since the last rewind */
	GsHostPage page[];
} GsHostTables;

struct GsMemory {
	int fd;
	gboolean translated;
	GsMemoryMode mode;
	char *reservation; /* as mmap gave it, before alignment */
	gsize reservation_size;
	gulong base, vmalloc, user, heap, end;
	guint direct_pages;
	GsMemoryPage *pages; /* direct map, vmalloc and user space, by (va - base) >> HV_PAGE_SHIFT */
	gsize n_pages;
	GsHostTables *host; /* of the same pages */
	guint32 *changed;   /* indices; behind host->page */
	GsMemoryFrameFn writable; /* frozen: told of every frame that becomes writable */
	gpointer writable_data;
	GsShadow *shadow; /* NULL: none */
	GsMemoryUserFn user_changed; /* NULL: nobody wants to know */
	gpointer user_changed_data;
};

static inline GsMemoryPage *gs_memory_page(const GsMemory *memory, gulong va)
{
	gsize n = (va - memory->base) >> HV_PAGE_SHIFT;

	return va >= memory->base && n < memory->n_pages ? &memory->pages[n] : NULL;
}

static inline gulong gs_memory_address(const GsMemory *memory, const GsMemoryPage *page)
{
	return memory->base + ((gulong)(page - memory->pages) << HV_PAGE_SHIFT);
}

static inline guint8 gs_memory_prot(const GsMemoryPage *page)
{
	if (page->mfn == NOWHERE)
		return PROT_NONE;
	return page->writable ? PROT_READ | PROT_WRITE : PROT_READ;
}

static inline GsHostPage *gs_memory_host_page(const GsMemory *memory, const GsMemoryPage *page)
{
	return &memory->host->page[page - memory->pages];
}

/* Brings the host's page tables up to what is written down. */
void gs_memory_show(GsMemory *memory, GsMemoryPage *page);
/* The same for adjacent pages with adjacent frames and the same access, by one system call. */
void gs_memory_show_run(GsMemory *memory, GsMemoryPage *page, gsize count);

G_END_DECLS

#endif
