/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Setting shadow bytes. */
#include "ks/shadow.h"

#include "ks/page.h"

void ks_shadow_set(const void *start, size_t size, unsigned char value)
{
	unsigned long offset = (unsigned long)start - ks_platform->shadow_base, end, next;

	if (offset >= ks_platform->shadow_size)
		return;
	for (end = offset + size; offset < end; offset = next) {
		unsigned long entry = ks_platform->shadow[offset >> PAGE_SHIFT];

		next = (offset & PAGE_MASK) + PAGE_SIZE;
		if (next > end)
			next = end;
		if (entry)
			__builtin_memset(KS_SHADOW_BYTES(entry) + offset_in_page(offset), value,
					 next - offset);
	}
}
