/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The kernel's live allocations of every kind, in order of their making, and the
 * question whether the next may succeed.
 */
#include "ks/heap.h"

static LIST_HEAD(allocations);
static unsigned long last_seq;
static bool started;

void ks_alloc_start(void)
{
	started = true;
}

bool ks_alloc_started(void)
{
	return started;
}

unsigned long ks_alloc_last_seq(void)
{
	return last_seq;
}

bool ks_alloc_allowed(enum ks_alloc_kind kind, unsigned long size)
{
	return !started || ks_platform->alloc_allowed(ks_platform->domain, kind, size);
}

void ks_alloc_add(struct ks_alloc *alloc, enum ks_alloc_kind kind, unsigned long size,
		  const void *caller)
{
	alloc->kind = kind;
	alloc->size = size;
	alloc->caller = caller;
	alloc->seq = 0;
	if (!started)
		return;
	alloc->seq = ++last_seq;
	list_add_tail(&alloc->list, &allocations);
}

void ks_alloc_remove(struct ks_alloc *alloc)
{
	if (alloc->seq)
		list_del(&alloc->list);
	alloc->seq = 0;
}

/* The nth live one; of this kind only, unless any. */
bool ks_alloc_nth(unsigned int n, enum ks_alloc_kind kind, bool any, struct ks_alloc **found)
{
	struct ks_alloc *alloc;

	list_for_each_entry(alloc, &allocations, list)
		if ((any || alloc->kind == kind) && !n--) {
			*found = alloc;
			return true;
		}
	return false;
}
