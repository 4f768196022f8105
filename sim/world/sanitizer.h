/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What AddressSanitizer must be told about stacks that it did not make
 * (sanitizer/common_interface_defs.h).  Nothing in other builds.
 */
#ifndef GS_SANITIZER_H
#define GS_SANITIZER_H

#include <glib.h>

#if defined(__SANITIZE_ADDRESS__)
#define GS_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GS_ASAN 1
#endif
#endif

typedef struct {
	void *outer_fake, *inner_fake;
	const void *outer_bottom;
	gsize outer_size;
} GsSanitizerStack;

#ifdef GS_ASAN
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>

/* Before the jump into a fiber. */
static inline void gs_sanitizer_enter(GsSanitizerStack *s, const void *stack, gsize size)
{
	__sanitizer_start_switch_fiber(&s->outer_fake, stack, size);
}

/* First thing after arriving in the fiber. */
static inline void gs_sanitizer_entered(GsSanitizerStack *s)
{
	__sanitizer_finish_switch_fiber(s->inner_fake, &s->outer_bottom, &s->outer_size);
}

/* Before the jump out of a fiber; for_good: it will not be entered again. */
static inline void gs_sanitizer_leave(GsSanitizerStack *s, gboolean for_good)
{
	__sanitizer_start_switch_fiber(for_good ? NULL : &s->inner_fake, s->outer_bottom,
				       s->outer_size);
}

/* First thing after arriving outside. */
static inline void gs_sanitizer_left(GsSanitizerStack *s)
{
	__sanitizer_finish_switch_fiber(s->outer_fake, NULL, NULL);
}

static inline void gs_sanitizer_unpoison(void *mem, gsize size)
{
	__asan_unpoison_memory_region(mem, size);
}

/* Whether this is within a local variable that was put elsewhere than on the stack. */
static inline gboolean gs_sanitizer_is_local(gulong address, gsize len)
{
	void *fake = __asan_get_current_fake_stack(), *start, *end;

	return fake && __asan_addr_is_in_fake_stack(fake, (void *)address, &start, &end) &&
	       address + len <= (gulong)end;
}
#else
static inline void gs_sanitizer_enter(GsSanitizerStack *s, const void *stack, gsize size)
{
	(void)s, (void)stack, (void)size;
}
static inline void gs_sanitizer_entered(GsSanitizerStack *s) { (void)s; }
static inline void gs_sanitizer_leave(GsSanitizerStack *s, gboolean for_good)
{
	(void)s, (void)for_good;
}
static inline void gs_sanitizer_left(GsSanitizerStack *s) { (void)s; }
static inline void gs_sanitizer_unpoison(void *mem, gsize size) { (void)mem, (void)size; }
static inline gboolean gs_sanitizer_is_local(gulong address, gsize len)
{
	(void)address, (void)len;
	return FALSE;
}
#endif

/*
 * Memory new from the host: what an image's allocator, or ASan's own, hid at these addresses
 * stays hidden when it goes.
 */
static inline void gs_sanitizer_fresh(void *mem, gsize size)
{
	gs_sanitizer_unpoison(mem, size);
}

#endif
