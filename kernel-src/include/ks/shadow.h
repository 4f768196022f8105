/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: telling AddressSanitizer, if the image is compiled with it, what of the heap
 * nobody may touch.  Otherwise the slab's guards and poison have to do.
 */
#ifndef KS_SHADOW_H
#define KS_SHADOW_H

#include <linux/types.h>

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
#define ks_shadow_hide(start, size) __asan_poison_memory_region(start, size)
#define ks_shadow_show(start, size) __asan_unpoison_memory_region(start, size)
#else
#define ks_shadow_hide(start, size) ((void)(start), (void)(size))
#define ks_shadow_show(start, size) ((void)(start), (void)(size))
#endif

#endif
