/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables of pages for DMA, after lib/scatterlist.c. */
#include "ks/scatterlist.h"

#include <linux/kernel.h>

int sg_alloc_table(struct sg_table *table, unsigned int nents, gfp_t flags)
{
	memset(table, 0, sizeof(*table));
	table->sgl = kcalloc(nents, sizeof(*table->sgl), flags);
	if (!table->sgl)
		return -ENOMEM;
	table->nents = table->orig_nents = nents;
	return 0;
}

/* How many of the pages follow the first one. */
static unsigned int run_length(struct page **pages, unsigned int n_pages)
{
	unsigned int n = 1;

	while (n < n_pages && page_to_pfn(pages[n]) == page_to_pfn(pages[0]) + n)
		n++;
	return n;
}

int sg_alloc_table_from_pages(struct sg_table *table, struct page **pages, unsigned int n_pages,
			      unsigned int offset, unsigned long size, gfp_t flags)
{
	unsigned int first, runs = 0;
	struct scatterlist *sg;
	int error;

	for (first = 0; first < n_pages; first += run_length(pages + first, n_pages - first))
		runs++;
	error = sg_alloc_table(table, runs, flags);
	if (error)
		return error;
	for (first = 0, sg = table->sgl; first < n_pages; sg++) {
		unsigned int run = run_length(pages + first, n_pages - first);
		unsigned long bytes = min_t(unsigned long, size, run * PAGE_SIZE - offset);

		sg_set_page(sg, pages[first], bytes, offset);
		size -= bytes;
		offset = 0;
		first += run;
	}
	return 0;
}

void sg_free_table(struct sg_table *table)
{
	kfree(table->sgl);
	table->sgl = NULL;
}

/* Goes on to the entry that the page is of; false: there are no more. */
bool ks_sg_dma_page(struct sg_dma_page_iter *iter)
{
	while (iter->left) {
		unsigned long pages = PAGE_ALIGN(iter->sg->offset + sg_dma_len(iter->sg)) >> PAGE_SHIFT;

		if (iter->page < pages)
			return true;
		iter->page -= pages;
		iter->sg++;
		iter->left--;
	}
	return false;
}
