/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for xen/compiler.h, xen/cache.h and xen/init.h: own.
 */
#ifndef XS_XEN_COMPILER_H
#define XS_XEN_COMPILER_H

#define likely(x)   __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define always_inline inline __attribute__((__always_inline__))
#define __must_check __attribute__((__warn_unused_result__))
#define __maybe_unused __attribute__((__unused__))
#define __packed __attribute__((__packed__))
#define noinline __attribute__((__noinline__))
#define cf_check
#define fallthrough __attribute__((__fallthrough__))

/* One file in user space: no sections of their own. */
#define __init
#define __initdata
#define __read_mostly
#define __ro_after_init
#define __initcall(fn) static int (*const xs_initcall_##fn)(void) __maybe_unused = fn

#define ACCESS_ONCE(x) (*(volatile typeof(x) *)&(x))

#endif
