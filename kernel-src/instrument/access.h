/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What every hook does.  Most accesses need one comparison, the table's entry and
 * the shadow bytes, and nothing is the matter; the rest goes to the simulator.
 * These files are compiled without instrumentation.
 */
#ifndef KS_ACCESS_H
#define KS_ACCESS_H

#include <linux/types.h>
#include <linux/compiler.h>
#include "ks/platform.h"

#define KS_PAGE_MASK 0xffful

/* Hooks that find this not 0 say nothing. */
extern unsigned int ks_unseen;

/*
 * How many bytes that nobody wrote were just read, 0: none.  A write of as many by
 * the same task, if it comes next, is taken for the other half of a copy.
 */
extern unsigned long ks_unwritten;

/* Other vCPUs of the domain may run meanwhile. */
static __always_inline bool ks_can_race(const struct ks_platform *platform)
{
	return platform->races && !platform->turn->alone;
}

/* Looks closely: any address, any size. */
void ks_access_closely(unsigned long addr, unsigned long size, unsigned int how, const void *pc);

/* What was never written in src is marked so in dest, and told if others see that. */
void ks_copy_shadow(const void *dest, const void *src, size_t n);

/* size: 1, 2, 4, 8 or 16. */
static __always_inline void ks_access(unsigned long addr, unsigned long size, unsigned int how,
				      const void *pc)
{
	const struct ks_platform *platform = ks_platform;
	unsigned long offset = addr - platform->shadow_base, entry, at = offset & KS_PAGE_MASK;
	unsigned long first = 0, second = 0;

	if (offset >= platform->shadow_size) {
		if (ks_can_race(platform))
			ks_access_closely(addr, size, how, pc);
		return;
	}
	entry = platform->shadow[offset >> 12];
	if (unlikely(entry & KS_SHADOW_SHARED) || ks_can_race(platform) || at + size > KS_PAGE_MASK + 1 ||
	    ((how & KS_ACCESS_WRITE) && ks_unwritten)) {
		ks_access_closely(addr, size, how, pc);
		return;
	}
	if (!entry)
		return; /* the access itself will fault */
	__builtin_memcpy(&first, KS_SHADOW_BYTES(entry) + at, size > 8 ? 8 : size);
	if (size > 8)
		__builtin_memcpy(&second, KS_SHADOW_BYTES(entry) + at + 8, 8);
	if (unlikely(first | second))
		ks_access_closely(addr, size, how, pc);
}

#endif
