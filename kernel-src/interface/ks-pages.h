/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pages as drivers handle them: their references, pages without a frame to map grants
 * into, a cache of such pages, DMA buffers, and pages cut into grants.  A function is NULL if
 * this kernel has none of that kind.  Results as in ks-image.h.
 */
#ifndef KS_PAGES_H
#define KS_PAGES_H

struct ks_page_cache; /* a struct gnttab_page_cache in the kernel's memory */
struct ks_dma_buffer; /* a struct gnttab_dma_alloc_args likewise */

struct ks_range {
	unsigned long start, end;
};

/* Pages that are still allocated and that nothing refers to. */
struct ks_page_leak {
	/* in: where pointers may be, beside the heap */
	const struct ks_range *ranges;
	unsigned int nr_ranges;
	unsigned long since; /* in: only allocations after that number */
	_Bool (*held)(void *data, unsigned long pfn); /* in: somebody else holds it */
	void *data;
	/* out */
	unsigned int count;
	unsigned long first; /* pfn */
	const void *first_caller;
};

/* Loads and stores of a 32-bit word: plain ones, but where it says once. */
enum ks_access_pattern {
	KS_READ,
	KS_WRITE,
	KS_READ_READ,
	KS_READ_FENCE_READ,
	KS_READ_SLEEP_READ,
	KS_READ_WRITE_READ,
	KS_READ_IN_CALLS, /* each in a function of its own */
	KS_READ_ONCE_READ,
	KS_READ_ONCE_READ_ONCE,
};

enum ks_copy_pattern {
	KS_COPY_WORD,   /* 4 bytes, loaded and stored */
	KS_COPY_RECORD, /* 32 bytes, as a structure is assigned */
	KS_COPY_MEMCPY, /* 256 bytes */
};

struct ks_pages {
	/* --- references ---------------------------------------------------------- */
	void (*get)(unsigned long pfn);       /* get_page */
	void (*put)(unsigned long pfn);       /* put_page: the last one frees it */
	int (*count)(unsigned long pfn);      /* [any] page_count */

	/* [any] Looks for leaked pages: a pass over the ranges and the heap. */
	void (*leaked)(struct ks_page_leak *leak);
	unsigned long (*last_allocation)(void); /* [any] the number of the last one */

	/* --- a driver's loads and stores ------------------------------------------- */
	unsigned int (*access)(unsigned long va, enum ks_access_pattern pattern);
	void (*copy_memory)(unsigned long to, unsigned long from, enum ks_copy_pattern pattern);

	/* --- pages to map into ----------------------------------------------------- */
	int (*alloc)(unsigned long *pfns, unsigned int n); /* gnttab_alloc_pages */
	void (*free)(const unsigned long *pfns, unsigned int n);
	int (*set_private)(const unsigned long *pfns, unsigned int n);
	void (*clear_private)(const unsigned long *pfns, unsigned int n);
	_Bool (*is_private)(unsigned long pfn); /* [any] */
	/* [any] xen_page_foreign: whose grant is mapped there; false: none */
	_Bool (*foreign)(unsigned long pfn, unsigned short *domid, unsigned int *ref);

	unsigned int (*hotplugged)(void); /* [any] how many such pages there are, free or not */

	/* --- a cache of such pages -------------------------------------------------- */
	struct ks_page_cache *(*cache_new)(void);
	int (*cache_get)(struct ks_page_cache *cache, unsigned long *pfn);
	void (*cache_put)(struct ks_page_cache *cache, const unsigned long *pfns, unsigned int n);
	void (*cache_shrink)(struct ks_page_cache *cache, unsigned int leave);
	unsigned int (*cache_pages)(const struct ks_page_cache *cache); /* [any] */

	/* --- DMA buffers ---------------------------------------------------------------- */
	/* gnttab_dma_alloc_pages: n pages that follow each other, without frames then */
	int (*dma_alloc)(struct ks_dma_buffer **made, unsigned int n, _Bool coherent,
			 unsigned long *pfns);
	/* gnttab_dma_free_pages; the buffer is gone whatever it says */
	int (*dma_free)(struct ks_dma_buffer *buffer);

	/* --- pages cut into grants --------------------------------------------------- */
	/* How often gnttab_foreach_grant() calls back for these pages. */
	unsigned int (*foreach_grant)(const unsigned long *pfns, unsigned int n);
	/*
	 * Bytes that gnttab_foreach_grant_in_range() calls back for; one:
	 * gnttab_for_one_grant().  -EIO if a call is not for this page or reaches beyond it.
	 */
	long (*grant_range)(unsigned long pfn, unsigned int offset, unsigned int len, _Bool one);
	unsigned int (*count_grants)(unsigned int start, unsigned int len);
};

#endif
