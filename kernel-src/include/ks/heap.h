/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: the layout's heap, and the list of what the kernel has allocated.  Memory of
 * the runtime itself is neither listed nor made to fail, and running out is a panic.
 */
#ifndef KS_HEAP_H
#define KS_HEAP_H

#include <linux/types.h>
#include <linux/list.h>
#include "ks/platform.h"

void ks_heap_init(void);
/* Zeroed; size classes are powers of two. */
void *ks_heap_alloc(size_t size);
/* NULL if there is no more: the kernel's own allocations. */
void *ks_heap_try_alloc(size_t size);
void ks_heap_free(void *block, size_t size);
/* What of the heap has ever been used. */
void ks_heap_extent(unsigned long *start, unsigned long *end);
/* What a block for so many bytes really takes. */
size_t ks_heap_block_bytes(size_t size);
bool ks_heap_contains(const void *pointer);

/* An allocation of the kernel's, as ks_image.allocation lists it. */
struct ks_alloc {
	struct list_head list;
	enum ks_alloc_kind kind;
	unsigned long size;
	const void *caller;
	unsigned long seq;
};

/* May it be made?  Before ks_alloc_start(): always, for it is the simulator's own. */
bool ks_alloc_allowed(enum ks_alloc_kind kind, unsigned long size);
void ks_alloc_add(struct ks_alloc *alloc, enum ks_alloc_kind kind, unsigned long size,
		  const void *caller);
void ks_alloc_remove(struct ks_alloc *alloc);
/* From now on allocations are the kernel's. */
void ks_alloc_start(void);
bool ks_alloc_started(void);
unsigned long ks_alloc_last_seq(void);
bool ks_alloc_nth(unsigned int n, enum ks_alloc_kind kind, bool any, struct ks_alloc **found);

#endif
