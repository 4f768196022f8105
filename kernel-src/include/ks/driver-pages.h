/* SPDX-License-Identifier: GPL-2.0-or-later */
/* own: the functions behind struct ks_pages, by file. */
#ifndef KS_DRIVER_PAGES_H
#define KS_DRIVER_PAGES_H

#include "ks-pages.h"

/* driver-page-cache.c */
struct ks_page_cache *ks_cache_new(void);
int ks_cache_get(struct ks_page_cache *cache, unsigned long *pfn);
void ks_cache_put(struct ks_page_cache *cache, const unsigned long *pfns, unsigned int n);
void ks_cache_shrink(struct ks_page_cache *cache, unsigned int leave);
unsigned int ks_cache_pages(const struct ks_page_cache *cache);

/* peek/memory.c */
unsigned int ks_driver_access(unsigned long va, enum ks_access_pattern pattern);
void ks_driver_copy_memory(unsigned long to, unsigned long from, enum ks_copy_pattern pattern);

/* driver-dma.c */
int ks_dma_alloc(struct ks_dma_buffer **made, unsigned int n, _Bool coherent,
		 unsigned long *pfns);
int ks_dma_free(struct ks_dma_buffer *buffer);

/* driver-walk.c */
unsigned int ks_foreach_grant(const unsigned long *pfns, unsigned int n);
long ks_grant_range(unsigned long pfn, unsigned int offset, unsigned int len, _Bool one);
unsigned int ks_count_grants(unsigned int start, unsigned int len);

#endif
