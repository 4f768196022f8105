/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The functions that gcc and clang call for -fsanitize=thread (sanitizer/
 * tsan_interface.h of compiler-rt names them): one before every load and store, and
 * at the beginning and end of every function.
 */
#include "access.h"

#define PC __builtin_return_address(0)

void __tsan_init(void)
{
}

#define ACCESS_HOOK(name, size, how) \
	void __tsan_##name(void *addr) \
	{ \
		ks_access((unsigned long)addr, size, how, PC); \
	}

#define SIZED_HOOKS(size) \
	ACCESS_HOOK(read##size, size, 0) \
	ACCESS_HOOK(write##size, size, KS_ACCESS_WRITE) \
	ACCESS_HOOK(volatile_read##size, size, KS_ACCESS_MARKED) \
	ACCESS_HOOK(volatile_write##size, size, KS_ACCESS_MARKED | KS_ACCESS_WRITE)

#define UNALIGNED_HOOKS(size) \
	ACCESS_HOOK(unaligned_read##size, size, 0) \
	ACCESS_HOOK(unaligned_write##size, size, KS_ACCESS_WRITE) \
	ACCESS_HOOK(unaligned_volatile_read##size, size, KS_ACCESS_MARKED) \
	ACCESS_HOOK(unaligned_volatile_write##size, size, KS_ACCESS_MARKED | KS_ACCESS_WRITE)

SIZED_HOOKS(1)
SIZED_HOOKS(2)
SIZED_HOOKS(4)
SIZED_HOOKS(8)
SIZED_HOOKS(16)
UNALIGNED_HOOKS(2)
UNALIGNED_HOOKS(4)
UNALIGNED_HOOKS(8)
UNALIGNED_HOOKS(16)

/*
 * A structure is assigned: gcc tells of the write first, and at once of the read (clang
 * calls memcpy).  What nobody wrote stays so in the copy.
 */
static struct {
	unsigned long addr, size, pc;
	const struct ks_context *by;
} last_range; /* written; size 0: none */

#define NEAR 64 /* bytes of code from the one call to the other */

void __tsan_write_range(void *addr, size_t size)
{
	ks_access_closely((unsigned long)addr, size, KS_ACCESS_WRITE, PC);
	last_range.addr = (unsigned long)addr;
	last_range.size = size;
	last_range.pc = (unsigned long)PC;
	last_range.by = ks_platform->context;
}

void __tsan_read_range(void *addr, size_t size)
{
	bool copies = size == last_range.size && last_range.by == ks_platform->context &&
		      (unsigned long)PC - last_range.pc < NEAR;

	ks_access_closely((unsigned long)addr, size, 0, PC);
	if (!copies || ks_unseen)
		return;
	ks_unwritten = 0;
	last_range.size = 0;
	ks_copy_shadow((void *)last_range.addr, addr, size);
}

void __tsan_func_entry(void *caller)
{
	(void)caller;
	if (ks_platform->context)
		ks_platform->context->depth++;
}

void __tsan_func_exit(void)
{
	struct ks_context *context = ks_platform->context;

	if (!context)
		return;
	context->depth--;
	if (unlikely(context->notes) && !ks_unseen)
		ks_platform->left(ks_platform->domain);
}
