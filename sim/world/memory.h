/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The address space of a domain that runs a kernel: its machine frames mapped at
 * the addresses where its kernel believes them, so that touching a page which is
 * not there faults.
 *
 *   direct map | vmalloc space | user space | heap
 *
 * Two back ends differ in when a grant that is mapped comes into the host's page
 * tables, by a system call for each page.  All other pages come there at once.
 */
#ifndef GS_MEMORY_H
#define GS_MEMORY_H

#include <glib.h>

#include "hv/hv.h"

G_BEGIN_DECLS

typedef struct GsMemory GsMemory;
typedef struct GsShadow GsShadow;

typedef enum {
	GS_MEMORY_MAPPED,      /* when it is mapped */
	GS_MEMORY_BOOKKEEPING, /* when it is first touched: until then it is written down only */
} GsMemoryMode;

/* "mapped", "bookkeeping"; FALSE: no such name. */
gboolean gs_memory_mode_by_name(const char *name, GsMemoryMode *mode);

/* pages: pfns of the direct map, populated or not.  fd: the machine's frames. */
GsMemory *gs_memory_new(GsMemoryMode mode, int fd, guint pages, guint vmalloc_pages,
			gboolean translated, GError **error);
void gs_memory_free(GsMemory *memory);
/* From now on the shadow follows what is mapped; it goes with the memory. */
void gs_memory_set_shadow(GsMemory *memory, GsShadow *shadow);

gulong gs_memory_direct_base(const GsMemory *memory);
gulong gs_memory_vmalloc_base(const GsMemory *memory);
gsize gs_memory_vmalloc_size(const GsMemory *memory);
gulong gs_memory_user_base(const GsMemory *memory);
gsize gs_memory_user_size(const GsMemory *memory);
gulong gs_memory_heap_base(const GsMemory *memory);
gsize gs_memory_heap_size(const GsMemory *memory);

/* Maps count frames from mfn on at va; HV_INVALID_MFN: nothing there. */
void gs_memory_map(GsMemory *memory, gulong va, HvMfn mfn, gsize count, gboolean writable);
/* The same for one page whose mapping is a grant's, or was; does nothing elsewhere. */
void gs_memory_map_grant(GsMemory *memory, gulong va, HvMfn mfn, gboolean writable);
/* The frame mapped at va, or HV_INVALID_MFN. */
HvMfn gs_memory_lookup(const GsMemory *memory, gulong va, gboolean *writable);

/*
 * changed is told whenever a page of user space shows another frame (HV_INVALID_MFN: none) or
 * lets itself be written or no more, before anything else happens: a TLB flush, for who
 * shows that page elsewhere.
 */
typedef void (*GsMemoryUserFn)(gpointer data, gulong va, HvMfn mfn, gboolean writable);
void gs_memory_watch_user(GsMemory *memory, GsMemoryUserFn changed, gpointer data);

/* Translated: the guest's own page table maps va to pfn (G_MAXULONG: not). */
void gs_memory_alias(GsMemory *memory, gulong va, gulong pfn, HvMfn mfn, gboolean writable);
/* Translated: the frame behind a pfn has changed; every mapping of it follows. */
void gs_memory_pfn_changed(GsMemory *memory, gulong pfn, HvMfn mfn, gboolean writable,
			   gboolean grant);

/*
 * An access to the address has faulted.  TRUE: what is written down allows it, the
 * host's page tables do so only now, and it can be tried again.
 */
gboolean gs_memory_resolve(GsMemory *memory, gulong address, gboolean write);

/*
 * For a snapshot.  Freeze: until it is thawed no frame is written through this space
 * before writable has been told of it.  Rewind: what is written down was put back to what
 * it was when the space was frozen, and the host's page tables must follow.
 */
typedef void (*GsMemoryFrameFn)(gpointer data, HvMfn mfn);
void gs_memory_freeze(GsMemory *memory, GsMemoryFrameFn writable, gpointer data);
void gs_memory_rewind(GsMemory *memory);
void gs_memory_thaw(GsMemory *memory);

/* TRUE if address lies in this space, mapped or not. */
gboolean gs_memory_contains(const GsMemory *memory, gulong address);
/* TRUE if all of [address, address + len) may be read (written) by a hypercall. */
gboolean gs_memory_accessible(const GsMemory *memory, gulong address, gsize len, gboolean write);

G_END_DECLS

#endif
