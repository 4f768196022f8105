/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pages of a real program for a driver's own use.  What such a program maps of us is a page
 * here; its own memory is the host's, so a page stands in for it while it is pinned.  Only
 * bytes that have changed meanwhile go back, as other threads may write beside them.
 */
#include <linux/kernel.h>
#include "ks/context.h"
#include "ks/heap.h"
#include "ks/mm.h"

struct stand_in {
	struct list_head list;
	struct mm_struct *mm;
	unsigned long addr; /* in the program */
	struct page *page;
	unsigned char before[PAGE_SIZE];
};

static LIST_HEAD(stand_ins);

static unsigned long read_program(void *to, unsigned long addr, unsigned long n)
{
	return ks_platform->program_read(ks_platform->domain, current->mm->program, to, addr, n);
}

static unsigned long write_program(unsigned long addr, const void *from, unsigned long n)
{
	return ks_platform->program_write(ks_platform->domain, current->mm->program, addr, from, n);
}

static void forget(struct stand_in *stand_in)
{
	put_page(stand_in->page);
	ks_heap_free(stand_in, sizeof(*stand_in));
}

struct page *ks_program_page(unsigned long addr, bool write)
{
	struct stand_in *stand_in = ks_heap_alloc(sizeof(*stand_in));

	stand_in->addr = addr & PAGE_MASK;
	stand_in->page = alloc_page(GFP_HIGHUSER);
	if (!stand_in->page) {
		ks_heap_free(stand_in, sizeof(*stand_in));
		return NULL;
	}
	/* Whether it can be written is found out by writing a byte back as it was. */
	if (read_program(stand_in->before, stand_in->addr, PAGE_SIZE) ||
	    (write && write_program(stand_in->addr, stand_in->before, 1))) {
		forget(stand_in);
		return NULL;
	}
	memcpy(page_address(stand_in->page), stand_in->before, PAGE_SIZE);
	stand_in->mm = current->mm;
	list_add_tail(&stand_in->list, &stand_ins);
	return stand_in->page;
}

/* Bytes from the first on that are as they were (changed: are not). */
static unsigned long run_of(const struct stand_in *stand_in, unsigned long first, bool changed)
{
	const unsigned char *now = page_address(stand_in->page);
	unsigned long i = first;

	while (i < PAGE_SIZE && (now[i] != stand_in->before[i]) == changed)
		i++;
	return i - first;
}

static void write_back(const struct stand_in *stand_in)
{
	const unsigned char *now = page_address(stand_in->page);
	unsigned long i = run_of(stand_in, 0, false), n;

	for (; i < PAGE_SIZE; i += n, i += run_of(stand_in, i, false)) {
		n = run_of(stand_in, i, true);
		write_program(stand_in->addr + i, now + i, n);
	}
}

bool ks_program_page_done(struct page *page, bool dirty)
{
	struct stand_in *stand_in;

	list_for_each_entry(stand_in, &stand_ins, list) {
		if (stand_in->page != page)
			continue;
		if (dirty && stand_in->mm == current->mm)
			write_back(stand_in);
		list_del(&stand_in->list);
		forget(stand_in);
		return true;
	}
	return false;
}
