/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: telling who watches memory accesses what of the heap nobody may touch, and
 * what nobody has written yet: AddressSanitizer, if the image is compiled with it, and
 * the shadow of an instrumented image.  Otherwise the slab's guards and poison do.
 */
#ifndef KS_SHADOW_H
#define KS_SHADOW_H

#include <linux/types.h>
#include "ks-instrument.h"

#ifdef __SANITIZE_ADDRESS__
#define KS_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KS_ASAN 1
#endif
#endif

#ifdef KS_ASAN
void __asan_poison_memory_region(void const volatile *start, size_t size);
void __asan_unpoison_memory_region(void const volatile *start, size_t size);
#define ks_asan_hide(start, size) __asan_poison_memory_region(start, size)
#define ks_asan_show(start, size) __asan_unpoison_memory_region(start, size)
#else
#define ks_asan_hide(start, size) ((void)(start), (void)(size))
#define ks_asan_show(start, size) ((void)(start), (void)(size))
#endif

/* Sets the shadow bytes (ks-instrument.h); nothing without a shadow. */
void ks_shadow_set(const void *start, size_t size, unsigned char value);

/* value: KS_SHADOW_GUARD or KS_SHADOW_FREED. */
static inline void ks_shadow_hide(const void *start, size_t size, unsigned char value)
{
	ks_asan_hide(start, size);
	ks_shadow_set(start, size, value);
}

/* value: 0 or KS_SHADOW_UNINIT. */
static inline void ks_shadow_show(const void *start, size_t size, unsigned char value)
{
	ks_asan_show(start, size);
	ks_shadow_set(start, size, value);
}

/* In a function that only looks on behalf of the simulator: its accesses do not count. */
#ifdef KS_INSTRUMENTED
int ks_unseen_begin(void);
void ks_unseen_end(const int *unseen);
#define KS_UNSEEN int __unseen __attribute__((cleanup(ks_unseen_end), unused)) = ks_unseen_begin()
#else
#define KS_UNSEEN typedef int ks_seen __attribute__((unused))
#endif

#endif
