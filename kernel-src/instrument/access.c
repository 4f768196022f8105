/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The closer look at an access. */
#include "access.h"

#define STACK_SIZE 0x10000ul /* more than a task's frames ever take */

const char ks_hooks; /* that it is there says that the image is instrumented */
unsigned int ks_unseen;
unsigned long ks_unwritten;
static const struct ks_context *unwritten_by;

int ks_unseen_begin(void)
{
	ks_unseen++;
	return 0;
}

void ks_unseen_end(const int *unseen)
{
	(void)unseen;
	ks_unseen--;
}

/* The bits that these bytes have; a write makes them written. */
static unsigned char look(unsigned char *shadow, unsigned long size, bool write)
{
	unsigned char bits = 0;
	unsigned long i;

	for (i = 0; i < size; i++) {
		bits |= shadow[i];
		if (write)
			shadow[i] &= (unsigned char)~KS_SHADOW_UNINIT;
	}
	return bits;
}

/* Does this write copy what was read before it? */
static bool carries(unsigned long size)
{
	bool carried = ks_unwritten == size && unwritten_by == ks_platform->context;

	ks_unwritten = 0;
	return carried;
}

static void ks_in_page(unsigned long entry, unsigned long addr, unsigned long size, unsigned int how,
		    const void *pc)
{
	unsigned char *shadow = KS_SHADOW_BYTES(entry) + (addr & KS_PAGE_MASK);
	bool write = how & KS_ACCESS_WRITE;
	unsigned char bits;

	if ((entry & KS_SHADOW_SHARED) || ks_can_race(ks_platform) ||
	    (look(shadow, size, false) & KS_SHADOW_HIDDEN))
		ks_platform->access(ks_platform->domain, addr, size, how, pc);
	bits = look(shadow, size, write);
	if (!write && (bits & KS_SHADOW_UNINIT)) {
		ks_unwritten = size;
		unwritten_by = ks_platform->context;
	} else if (write && ks_unwritten && carries(size)) {
		__builtin_memset(shadow, KS_SHADOW_UNINIT, size);
		if (entry & KS_SHADOW_SHARED)
			ks_platform->leak(ks_platform->domain, addr, size);
	}
}

/* A task's own stack: nobody else's business, and by far the most outside the shadow. */
static bool on_stack(unsigned long addr)
{
	return addr - (unsigned long)__builtin_frame_address(0) < STACK_SIZE;
}

void ks_access_closely(unsigned long addr, unsigned long size, unsigned int how, const void *pc)
{
	unsigned long offset = addr - ks_platform->shadow_base, next, entry;

	if (ks_unseen)
		return;
	if (offset >= ks_platform->shadow_size) {
		if (ks_can_race(ks_platform) && !on_stack(addr))
			ks_platform->access(ks_platform->domain, addr, size, how, pc);
		return;
	}
	for (; size; addr += next, size -= next) {
		next = KS_PAGE_MASK + 1 - (addr & KS_PAGE_MASK);
		if (next > size)
			next = size;
		entry = ks_platform->shadow[(addr - ks_platform->shadow_base) >> 12];
		if (entry)
			ks_in_page(entry, addr, next, how, pc);
	}
}
