/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kmalloc and its kin.  An object lies between its record and a guard; fresh memory
 * is 0x5a, freed memory 0x6b (POISON_INUSE and POISON_FREE of linux/poison.h), and
 * kfree() refuses what is no live object, as a kernel with slab debugging does.
 */
#include "ks/slab.h"

#include <linux/kernel.h>
#include <linux/poison.h>
#include "ks/heap.h"
#include "ks/shadow.h"
#include "ks/sleep.h"

#define LIVE 0x6b735f6c697665ul
#define FREED 0x6b735f66726565ul
#define GUARD_BYTE 0xbb
#define GUARD 16
#define KMALLOC_MAX_SIZE (4ul << 20) /* what Linux's page allocator has in one piece */

struct object {
	struct ks_alloc alloc;
	unsigned long magic;
	const void *self; /* the memory: a record copied elsewhere is none */
	const void *freed_by;
	unsigned char guard[GUARD];
	unsigned char memory[] __attribute__((aligned(16)));
};

static size_t block_bytes(size_t size)
{
	return sizeof(struct object) + size + GUARD;
}

static struct object *object_of(const void *memory)
{
	return container_of(memory, struct object, memory);
}

static void *allocate(const char *what, size_t size, size_t limit, gfp_t flags,
		      const void *caller)
{
	struct object *object;

	if (gfpflags_allow_blocking(flags))
		ks_may_sleep(what);
	if (!size)
		return ZERO_SIZE_PTR;
	if (size > limit) {
		/* __alloc_pages(), __kvmalloc_node(): a caller that has not checked a number */
		WARN(!(flags & __GFP_NOWARN), "%s of %lu bytes, which there never are", what, size);
		return NULL;
	}
	if (!ks_alloc_allowed(KS_ALLOC_SLAB, size))
		return NULL;
	object = ks_heap_try_alloc(block_bytes(size));
	if (!object)
		return NULL;
	ks_alloc_add(&object->alloc, KS_ALLOC_SLAB, size, caller);
	object->magic = LIVE;
	object->self = object->memory;
	if (!(flags & __GFP_ZERO))
		memset(object->memory, POISON_INUSE, size);
	memset(object->memory + size, GUARD_BYTE, GUARD);
	ks_asan_hide(object->guard, GUARD);
	ks_asan_hide(object->memory + size, GUARD);
	ks_shadow_set(object, ks_heap_block_bytes(block_bytes(size)), KS_SHADOW_GUARD);
	ks_shadow_set(object->memory, size, flags & __GFP_ZERO ? 0 : KS_SHADOW_UNINIT);
	return object->memory;
}

void *ks_slab_alloc(const char *what, size_t size, gfp_t flags, const void *caller)
{
	return allocate(what, size, KMALLOC_MAX_SIZE, flags, caller);
}

static void check_guard(const struct object *object)
{
	unsigned int i;

	for (i = 0; i < GUARD; i++)
		if (object->memory[object->alloc.size + i] != GUARD_BYTE) {
			pr_emerg("slab: written beyond the end of an object of %lu bytes\n",
				 object->alloc.size);
			BUG();
		}
}

struct freed {
	size_t size;
	const void *allocated_by, *freed_by;
};

/* For reports, until the block is used again; the heap keeps its list in the first word. */
static void leave_record(struct object *object, const struct freed *freed)
{
	object->magic = FREED;
	object->self = object->memory;
	object->alloc.size = freed->size;
	object->alloc.caller = freed->allocated_by;
	object->freed_by = freed->freed_by;
}

void ks_slab_free(const void *memory, const void *caller)
{
	struct object *object;
	struct freed freed;
	size_t size;

	if (ZERO_OR_NULL_PTR(memory))
		return;
	object = object_of(memory);
	if (!ks_heap_contains(object) || (unsigned long)memory % 16 || object->magic != LIVE ||
	    object->self != memory) {
		pr_emerg("slab: kfree of what is no live object\n");
		BUG();
	}
	size = object->alloc.size;
	ks_asan_show(object->guard, block_bytes(size) - offsetof(struct object, guard));
	check_guard(object);
	ks_alloc_remove(&object->alloc);
	freed = (struct freed){ size, object->alloc.caller, caller };
	ks_heap_free(object, block_bytes(size));
	leave_record(object, &freed);
	memset(object->memory, POISON_FREE, size);
	ks_shadow_hide(object->memory, size, KS_SHADOW_FREED);
}

#define MIN_BLOCK 32 /* blocks begin at multiples of it */

/* Looks for the record from the address down, through what is hidden: only for a report. */
__attribute__((no_sanitize("address")))
bool ks_slab_object(unsigned long addr, struct ks_slab_object *found)
{
	unsigned long start = ks_layout()->heap_base, at;

	for (at = addr - (addr - start) % MIN_BLOCK; at >= start; at -= MIN_BLOCK) {
		const struct object *object = (const struct object *)at;

		if (!ks_heap_contains(object) || object->self != object->memory ||
		    (object->magic != LIVE && object->magic != FREED))
			continue;
		*found = (struct ks_slab_object){
			.start = (unsigned long)object->memory,
			.size = object->alloc.size,
			.allocated_by = object->alloc.caller,
			.freed_by = object->magic == FREED ? object->freed_by : NULL,
		};
		return addr < at + ks_heap_block_bytes(block_bytes(object->alloc.size));
	}
	return false;
}

#define CALLER __builtin_return_address(0)

void kfree(const void *memory)
{
	ks_slab_free(memory, CALLER);
}

void *kmalloc(size_t size, gfp_t flags)
{
	return ks_slab_alloc("kmalloc", size, flags, CALLER);
}

void *kzalloc(size_t size, gfp_t flags)
{
	return ks_slab_alloc("kzalloc", size, flags | __GFP_ZERO, CALLER);
}

void *kmalloc_array(size_t n, size_t size, gfp_t flags)
{
	size_t bytes;

	if (check_mul_overflow(n, size, &bytes))
		return NULL;
	return ks_slab_alloc("kmalloc_array", bytes, flags, CALLER);
}

void *kcalloc(size_t n, size_t size, gfp_t flags)
{
	size_t bytes;

	if (check_mul_overflow(n, size, &bytes))
		return NULL;
	return ks_slab_alloc("kcalloc", bytes, flags | __GFP_ZERO, CALLER);
}

void *krealloc(const void *old, size_t size, gfp_t flags)
{
	size_t was = ZERO_OR_NULL_PTR(old) ? 0 : object_of(old)->alloc.size;
	void *memory = ks_slab_alloc("krealloc", size, flags, CALLER);

	if (memory && was) {
		memcpy(memory, old, min(was, size));
		ks_shadow_set(memory, min(was, size), 0);
	}
	if (memory)
		ks_slab_free(old, CALLER);
	return memory;
}

/* mm/util.c, kvmalloc_node(): from vmalloc space what is too large for kmalloc. */
static void *kv_allocate(const char *what, size_t size, gfp_t flags, const void *caller)
{
	return allocate(what, size, INT_MAX, flags, caller);
}

void *kvmalloc(size_t size, gfp_t flags)
{
	return kv_allocate("kvmalloc", size, flags, CALLER);
}

void *kvzalloc(size_t size, gfp_t flags)
{
	return kv_allocate("kvzalloc", size, flags | __GFP_ZERO, CALLER);
}

void *kvmalloc_array(size_t n, size_t size, gfp_t flags)
{
	size_t bytes;

	if (check_mul_overflow(n, size, &bytes))
		return NULL;
	return kv_allocate("kvmalloc_array", bytes, flags, CALLER);
}

void *kvcalloc(size_t n, size_t size, gfp_t flags)
{
	size_t bytes;

	if (check_mul_overflow(n, size, &bytes))
		return NULL;
	return kv_allocate("kvcalloc", bytes, flags | __GFP_ZERO, CALLER);
}

void kvfree(const void *memory)
{
	ks_slab_free(memory, CALLER);
}
