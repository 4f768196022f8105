/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The address space of a domain that runs a kernel: its machine frames really
 * mapped at the addresses where its kernel believes them, so that touching a
 * page which is not there faults.
 *
 *   direct map | vmalloc space | heap
 */
#ifndef GS_MEMORY_H
#define GS_MEMORY_H

#include <glib.h>

#include "hv/hv.h"

G_BEGIN_DECLS

typedef struct GsMemory GsMemory;

/* pages: pfns of the direct map, populated or not.  fd: the machine's frames. */
GsMemory *gs_memory_new(int fd, guint pages, guint vmalloc_pages, gboolean translated,
			GError **error);
void gs_memory_free(GsMemory *memory);

gulong gs_memory_direct_base(const GsMemory *memory);
gulong gs_memory_vmalloc_base(const GsMemory *memory);
gsize gs_memory_vmalloc_size(const GsMemory *memory);
gulong gs_memory_heap_base(const GsMemory *memory);
gsize gs_memory_heap_size(const GsMemory *memory);

/* Maps count frames from mfn on at va; HV_INVALID_MFN: nothing there. */
void gs_memory_map(GsMemory *memory, gulong va, HvMfn mfn, gsize count, gboolean writable);
/* The frame mapped at va, or HV_INVALID_MFN. */
HvMfn gs_memory_lookup(const GsMemory *memory, gulong va, gboolean *writable);

/* Translated: the guest's own page table maps va to pfn (G_MAXULONG: not). */
void gs_memory_alias(GsMemory *memory, gulong va, gulong pfn, HvMfn mfn, gboolean writable);
/* Translated: the frame behind a pfn has changed; every mapping of it follows. */
void gs_memory_pfn_changed(GsMemory *memory, gulong pfn, HvMfn mfn, gboolean writable);

/* TRUE if address lies in this space, mapped or not. */
gboolean gs_memory_contains(const GsMemory *memory, gulong address);
/* TRUE if all of [address, address + len) may be read (written) by a hypercall. */
gboolean gs_memory_accessible(const GsMemory *memory, gulong address, gsize len, gboolean write);

G_END_DECLS

#endif
