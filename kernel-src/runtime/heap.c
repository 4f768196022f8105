/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The layout's heap: blocks of powers of two, free ones first in, first out, so
 * that a freed block stays poisoned for as long as possible.
 */
#include "ks/heap.h"

#include <linux/kernel.h>
#include "ks/shadow.h"

#define MIN_ORDER 5
#define MAX_ORDER 40

struct free_block {
	struct free_block *next;
};

static struct {
	unsigned long next, end; /* never used yet */
	struct {
		struct free_block *first, **last;
	} order[MAX_ORDER];
} heap;

static unsigned int order_of(size_t size)
{
	unsigned int order = MIN_ORDER;

	while (order < MAX_ORDER && 1ul << order < size)
		order++;
	return order;
}

size_t ks_heap_block_bytes(size_t size)
{
	return 1ul << order_of(size);
}

void ks_heap_init(void)
{
	unsigned int i;

	heap.next = ks_layout()->heap_base;
	heap.end = heap.next + ks_layout()->heap_size;
	for (i = 0; i < MAX_ORDER; i++) {
		heap.order[i].first = NULL;
		heap.order[i].last = &heap.order[i].first;
	}
}

void ks_heap_extent(unsigned long *start, unsigned long *end)
{
	*start = ks_layout()->heap_base;
	*end = heap.next;
}

bool ks_heap_contains(const void *pointer)
{
	unsigned long address = (unsigned long)pointer;

	return address >= ks_layout()->heap_base && address < heap.next;
}

static struct free_block *new_block(unsigned int order)
{
	struct free_block *block = (struct free_block *)heap.next;

	if (heap.end - heap.next < 1ul << order)
		return NULL;
	heap.next += 1ul << order;
	return block;
}

void *ks_heap_try_alloc(size_t size)
{
	unsigned int order = order_of(size);
	struct free_block *block;

	if (order >= MAX_ORDER)
		return NULL;
	block = heap.order[order].first;
	if (block) {
		heap.order[order].first = block->next;
		if (!block->next)
			heap.order[order].last = &heap.order[order].first;
	} else {
		block = new_block(order);
		if (!block)
			return NULL;
	}
	ks_shadow_show(block, size, 0);
	return memset(block, 0, size);
}

void *ks_heap_alloc(size_t size)
{
	void *block = ks_heap_try_alloc(size);

	if (!block)
		panic("gntsim: no memory for the kernel image: its heap has %lu bytes",
		      ks_layout()->heap_size);
	return block;
}

void ks_heap_free(void *block, size_t size)
{
	unsigned int order = order_of(size);
	struct free_block *freed = block;

	/* No pointer stays behind, where page-leak.c would find it. */
	memset(block, 0, size);
	freed->next = NULL;
	*heap.order[order].last = freed;
	heap.order[order].last = &freed->next;
}
