/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for xen/lib.h, xen/bug.h, xen/random.h and xen/string.h: own.  BUG and
 * ASSERT are told to the host, messages are dropped.
 */
#ifndef XS_XEN_LIB_H
#define XS_XEN_LIB_H

#include <string.h>
#include <stdlib.h>

#include <xen/types.h>
#include <xen/errno.h>
#include <xen/kernel.h>

#include "xs-bridge.h"

#define BUG() xs_bug(__FILE__, __LINE__, "BUG")
#define BUG_ON(p) do { if (unlikely(p)) xs_bug(__FILE__, __LINE__, "BUG_ON(" #p ")"); } while (0)
#define WARN_ON(p) ASSERT(!(p))
#define ASSERT(p) \
	do { if (unlikely(!(p))) xs_assert_failed(__FILE__, __LINE__, "ASSERT(" #p ")"); } while (0)
#define ASSERT_UNREACHABLE() xs_assert_failed(__FILE__, __LINE__, "ASSERT_UNREACHABLE")

/* 4.20 has these in xen/macros.h, which is Xen's own there. */
#ifndef BUILD_BUG_ON
#define BUILD_BUG_ON(p) _Static_assert(!(p), "!(" #p ")")
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#define DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
#define ROUNDUP(x, a) (((x) + (a) - 1) & ~((a) - 1))
#endif

/* As Xen's: the compiler's for what it knows the length of, else always forward. */
static inline void *xs_memcpy(void *to, const void *from, size_t n)
{
	hv_copy_forward(to, from, n);
	return to;
}
#undef memcpy
#define memcpy(to, from, n) \
	(__builtin_constant_p(n) ? __builtin_memcpy(to, from, n) : xs_memcpy(to, from, n))

/* Messages go nowhere. */
static inline void xs_no_print(const char *format, ...)
{
	(void)format;
}

static inline void xs_no_check(const char *level, const char *format, ...)
{
	(void)level, (void)format;
}

#define XENLOG_ERR ""
#define XENLOG_WARNING ""
#define XENLOG_INFO ""
#define XENLOG_DEBUG ""
#define XENLOG_G_ERR ""
#define XENLOG_G_WARNING ""
#define XENLOG_G_INFO ""
#define XENLOG_G_DEBUG ""
#define printk(...) do { if (0) xs_no_print(__VA_ARGS__); } while (0)
/* %pd takes a domain, which the compiler cannot know. */
#define dprintk(level, ...) do { if (0) xs_no_check(level, __VA_ARGS__); } while (0)
#define gprintk(level, ...) dprintk(level, __VA_ARGS__)
#define gdprintk(level, ...) dprintk(level, __VA_ARGS__)


#define simple_strtoul(s, e, base) strtoul(s, (char **)(e), base)
#define simple_strtol(s, e, base) strtol(s, (char **)(e), base)
#define simple_strtoull(s, e, base) strtoull(s, (char **)(e), base)

/* Boot parameters are never parsed. */
static inline int parse_boolean(const char *name, const char *s, const char *e)
{
	(void)name, (void)s, (void)e;
	return -1;
}

/* Xen starts the search for a free handle anywhere; here always at the first vCPU. */
static inline unsigned int get_random(void)
{
	return 0;
}

#endif
