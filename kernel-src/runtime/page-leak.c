/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which pages nothing refers to any more, found as mm/kmemleak.c does: every word
 * that could be a pointer is one.  Pointers to a page are those to its struct page (or
 * the list head in it) and to its memory.  They count in the kernel's variables, on
 * stacks, in the heap, and in the struct pages of pages that are referred to.
 */
#include <linux/kernel.h>
#include "ks-pages.h"
#include "ks/heap.h"
#include "ks/page.h"

#define UNKNOWN 0
#define REACHED 1 /* its struct page has not been looked at */
#define DONE 2

static unsigned long pages_size(void)
{
	return ks_layout()->nr_pages * sizeof(struct page);
}

/* The page that a word leads to; nr_pages: none. */
static unsigned long led_to(unsigned long word)
{
	unsigned long in_array = word - (unsigned long)ks_pages, within;

	if (in_array < pages_size()) {
		within = in_array % sizeof(struct page);
		if (within && within != offsetof(struct page, lru))
			return ks_layout()->nr_pages;
		return in_array / sizeof(struct page);
	}
	word -= ks_layout()->direct_base;
	return min(word >> PAGE_SHIFT, ks_layout()->nr_pages);
}

/* Stacks and variables have red zones under ASan, which are read over here. */
static __attribute__((no_sanitize("address"))) void scan(unsigned char *marks, unsigned long start,
							  unsigned long end)
{
	const unsigned long *word = (const unsigned long *)ALIGN(start, sizeof(*word));

	for (; (unsigned long)(word + 1) <= end; word++) {
		unsigned long pfn = led_to(*word);

		if (pfn < ks_layout()->nr_pages && marks[pfn] == UNKNOWN)
			marks[pfn] = REACHED;
	}
}

/* The array of pages itself says nothing: who is reached is looked at later. */
static void scan_heap(unsigned char *marks)
{
	unsigned long start, end;

	ks_heap_extent(&start, &end);
	scan(marks, start, (unsigned long)ks_pages);
	scan(marks, (unsigned long)ks_pages + pages_size(), end);
}

static void scan_pages(unsigned char *marks)
{
	unsigned long pfn;
	bool again = true;

	while (again) {
		again = false;
		for (pfn = 0; pfn < ks_layout()->nr_pages; pfn++) {
			if (marks[pfn] != REACHED)
				continue;
			marks[pfn] = DONE;
			scan(marks, (unsigned long)&ks_pages[pfn],
			     (unsigned long)&ks_pages[pfn + 1]);
			again = true;
		}
	}
}

static bool candidate(const struct ks_page_leak *leak, const struct ks_alloc *alloc)
{
	const struct page *page = container_of(alloc, struct page, alloc);

	return (alloc->kind == KS_ALLOC_PAGE || alloc->kind == KS_ALLOC_UNPOPULATED) &&
	       alloc->seq > leak->since && !leak->held(leak->data, page_to_pfn(page));
}

static bool any_candidate(const struct ks_page_leak *leak)
{
	struct ks_alloc *alloc;
	unsigned int n;

	for (n = 0; ks_alloc_nth(n, 0, true, &alloc); n++)
		if (candidate(leak, alloc))
			return true;
	return false;
}

static void collect(struct ks_page_leak *leak, const unsigned char *marks)
{
	struct ks_alloc *alloc;
	unsigned int n;

	for (n = 0; ks_alloc_nth(n, 0, true, &alloc); n++) {
		unsigned long pfn = page_to_pfn(container_of(alloc, struct page, alloc));

		if (!candidate(leak, alloc) || marks[pfn] != UNKNOWN)
			continue;
		if (leak->count++)
			continue;
		leak->first = pfn;
		leak->first_caller = alloc->caller;
	}
}

void ks_page_leaked(struct ks_page_leak *leak)
{
	unsigned char *marks;
	unsigned int i;

	if (!any_candidate(leak))
		return;
	marks = ks_heap_alloc(ks_layout()->nr_pages);
	for (i = 0; i < leak->nr_ranges; i++)
		scan(marks, leak->ranges[i].start, leak->ranges[i].end);
	scan_heap(marks);
	scan_pages(marks);
	collect(leak, marks);
	ks_heap_free(marks, ks_layout()->nr_pages);
}
