/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/slab.h and gfp.h.  Every allocation is listed with the
 * function that asked for it, poisoned, and may be made to fail.
 */
#ifndef KS_SLAB_H
#define KS_SLAB_H

#include <linux/kernel.h>
#include <linux/overflow.h>
#include "ks-instrument.h"

/* include/linux/gfp_types.h: which flags, not which bits. */
#define __GFP_HIGH 0x01u
#define __GFP_IO 0x02u
#define __GFP_FS 0x04u
#define __GFP_ZERO 0x08u
#define __GFP_ATOMIC 0x10u
#define __GFP_DIRECT_RECLAIM 0x20u
#define __GFP_KSWAPD_RECLAIM 0x40u
#define __GFP_NOWARN 0x80u
#define __GFP_NORETRY 0x100u
#define __GFP_HIGHMEM 0x200u
#define __GFP_REPEAT 0u /* up to 4.12 */
#define __GFP_RECLAIM (__GFP_DIRECT_RECLAIM | __GFP_KSWAPD_RECLAIM)

#define GFP_ATOMIC (__GFP_HIGH | __GFP_ATOMIC | __GFP_KSWAPD_RECLAIM)
#define GFP_KERNEL (__GFP_RECLAIM | __GFP_IO | __GFP_FS)
#define GFP_NOIO __GFP_RECLAIM
#define GFP_NOFS (__GFP_RECLAIM | __GFP_IO)
#define GFP_NOWAIT __GFP_KSWAPD_RECLAIM
#define GFP_HIGHUSER (GFP_KERNEL | __GFP_HIGHMEM)

static inline bool gfpflags_allow_blocking(gfp_t flags)
{
	return flags & __GFP_DIRECT_RECLAIM;
}

#define ZERO_SIZE_PTR ((void *)16)
#define ZERO_OR_NULL_PTR(x) ((unsigned long)(x) <= (unsigned long)ZERO_SIZE_PTR)

/* Functions, not macros: their return address lies in whoever asked. */
void *kmalloc(size_t size, gfp_t flags);
void *kzalloc(size_t size, gfp_t flags);
void *kmalloc_array(size_t n, size_t size, gfp_t flags);
void *kcalloc(size_t n, size_t size, gfp_t flags);
void *krealloc(const void *old, size_t size, gfp_t flags);
void kfree(const void *object);
void *kvmalloc(size_t size, gfp_t flags);
void *kvzalloc(size_t size, gfp_t flags);
void *kvmalloc_array(size_t n, size_t size, gfp_t flags);
void *kvcalloc(size_t n, size_t size, gfp_t flags);
void kvfree(const void *object);

/* Since 7.0: for one object or several of a type or of an expression's; flags may be left out. */
#define __KS_SECOND(first, second, ...) second
#define __KS_FLAGS(...) __KS_SECOND(0, ##__VA_ARGS__, GFP_KERNEL, 0)
#define __KS_OBJS(function, of, n, ...) \
	((typeof(of) *)function(n, sizeof(typeof(of)), __KS_FLAGS(__VA_ARGS__)))
#define kmalloc_obj(of, ...) __KS_OBJS(kmalloc_array, of, 1, ##__VA_ARGS__)
#define kzalloc_obj(of, ...) __KS_OBJS(kcalloc, of, 1, ##__VA_ARGS__)
#define kmalloc_objs(of, n, ...) __KS_OBJS(kmalloc_array, of, n, ##__VA_ARGS__)
#define kzalloc_objs(of, n, ...) __KS_OBJS(kcalloc, of, n, ##__VA_ARGS__)
#define kvmalloc_obj(of, ...) __KS_OBJS(kvmalloc_array, of, 1, ##__VA_ARGS__)
#define kvzalloc_obj(of, ...) __KS_OBJS(kvcalloc, of, 1, ##__VA_ARGS__)
#define kvmalloc_objs(of, n, ...) __KS_OBJS(kvmalloc_array, of, n, ##__VA_ARGS__)
#define kvzalloc_objs(of, n, ...) __KS_OBJS(kvcalloc, of, n, ##__VA_ARGS__)

#if __has_include(<linux/cleanup.h>)
#include <linux/cleanup.h>
DEFINE_FREE(kfree, void *, if (_T) kfree(_T))
#endif

/* For other parts of the runtime: on behalf of caller, as the function `what`. */
void *ks_slab_alloc(const char *what, size_t size, gfp_t flags, const void *caller);
void ks_slab_free(const void *memory, const void *caller);
/* The object, live or freed, in or beside which the address lies. */
bool ks_slab_object(unsigned long addr, struct ks_slab_object *found);

/* mm/slab_common.c: since before any code of ours could ask. */
static inline bool slab_is_available(void)
{
	return true;
}

#endif
