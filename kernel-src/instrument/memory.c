/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * memcpy() and its kin as the instrumented files call them (instrument.mk renames
 * the calls): told as accesses to the whole range, and what was never written stays so
 * in the copy.
 */
#include "access.h"

#define PC __builtin_return_address(0)

static unsigned char *shadow_of(unsigned long addr, bool *shared)
{
	unsigned long offset = addr - ks_platform->shadow_base, entry;

	if (offset >= ks_platform->shadow_size)
		return NULL;
	entry = ks_platform->shadow[offset >> 12];
	*shared = entry & KS_SHADOW_SHARED;
	return entry ? KS_SHADOW_BYTES(entry) + (addr & KS_PAGE_MASK) : NULL;
}

/* Backwards if the ranges overlap that way, as memmove() copies. */
void ks_copy_shadow(const void *to_start, const void *from_start, size_t n)
{
	unsigned long dest = (unsigned long)to_start, src = (unsigned long)from_start;
	size_t i, leaked = 0, first = 0;
	bool shared = false;

	for (i = 0; i < n; i++) {
		size_t at = dest > src ? n - 1 - i : i;
		unsigned char *from = shadow_of(src + at, &shared);
		unsigned char *to = from && (*from & KS_SHADOW_UNINIT) ? shadow_of(dest + at, &shared)
								       : NULL;

		if (!to)
			continue;
		*to |= KS_SHADOW_UNINIT;
		leaked += shared;
		if (shared)
			first = at;
	}
	if (leaked)
		ks_platform->leak(ks_platform->domain, dest + first, leaked);
}

static void ks_tell(void *dest, const void *src, size_t n, const void *pc)
{
	ks_access_closely((unsigned long)src, n, 0, pc);
	ks_unwritten = 0; /* the copy itself will tell, byte by byte */
	ks_access_closely((unsigned long)dest, n, KS_ACCESS_WRITE, pc);
}

static void *ks_copy(void *dest, const void *src, size_t n, const void *pc)
{
	ks_tell(dest, src, n, pc);
	__builtin_memmove(dest, src, n);
	if (!ks_unseen)
		ks_copy_shadow(dest, src, n);
	return dest;
}

void *ks_hook_memcpy(void *dest, const void *src, size_t n)
{
	return ks_copy(dest, src, n, PC);
}

void *ks_hook_memmove(void *dest, const void *src, size_t n)
{
	return ks_copy(dest, src, n, PC);
}

void *ks_hook_memset(void *dest, int byte, size_t n)
{
	ks_unwritten = 0;
	ks_access_closely((unsigned long)dest, n, KS_ACCESS_WRITE, PC);
	return __builtin_memset(dest, byte, n);
}

int ks_hook_memcmp(const void *a, const void *b, size_t n)
{
	ks_access_closely((unsigned long)a, n, 0, PC);
	ks_access_closely((unsigned long)b, n, 0, PC);
	ks_unwritten = 0;
	return __builtin_memcmp(a, b, n);
}
