/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/scatterlist.h, as far as used.  A table is one array, never chained, and
 * knows its length: so there are no marks in page pointers.
 */
#ifndef KS_SCATTERLIST_H
#define KS_SCATTERLIST_H

#include "ks/page.h"
#include "ks/slab.h"

struct scatterlist {
	struct page *page;
	unsigned int offset, length; /* bytes; of the page and those that follow it */
	dma_addr_t dma_address;      /* once it is mapped: the device's address */
	unsigned int dma_length;
};

struct sg_table {
	struct scatterlist *sgl;
	unsigned int nents;      /* that are mapped */
	unsigned int orig_nents; /* that there are */
};

#define sg_page(sg) ((sg)->page)
#define sg_dma_address(sg) ((sg)->dma_address)
#define sg_dma_len(sg) ((sg)->dma_length)

static inline void sg_set_page(struct scatterlist *sg, struct page *page, unsigned int length,
			       unsigned int offset)
{
	sg->page = page;
	sg->length = length;
	sg->offset = offset;
}

/* runtime/scatterlist.c; 0 or -ENOMEM */
int sg_alloc_table(struct sg_table *table, unsigned int nents, gfp_t flags);
/* Pages that follow each other make one entry. */
int sg_alloc_table_from_pages(struct sg_table *table, struct page **pages, unsigned int n_pages,
			      unsigned int offset, unsigned long size, gfp_t flags);
void sg_free_table(struct sg_table *table);

#define for_each_sgtable_sg(table, sg, i) \
	for ((i) = 0, (sg) = (table)->sgl; (i) < (table)->orig_nents; (i)++, (sg)++)

/* Page by page, as a device sees them. */
struct sg_dma_page_iter {
	const struct scatterlist *sg;
	unsigned int left;  /* entries, this one included */
	unsigned long page; /* of this entry, from 0 */
};

bool ks_sg_dma_page(struct sg_dma_page_iter *iter);
#define for_each_sgtable_dma_page(table, iter, first) \
	for (*(iter) = (struct sg_dma_page_iter){ (table)->sgl, (table)->nents, first }; \
	     ks_sg_dma_page(iter); (iter)->page++)

static inline dma_addr_t sg_page_iter_dma_address(const struct sg_dma_page_iter *iter)
{
	return sg_dma_address(iter->sg) + (iter->page << PAGE_SHIFT);
}

#endif
