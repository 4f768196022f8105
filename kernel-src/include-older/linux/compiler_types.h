/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mirror: include/linux/compiler_types.h and compiler_attributes.h, as far as used. */
#ifndef KS_OLDER_COMPILER_TYPES_H
#define KS_OLDER_COMPILER_TYPES_H

#define __user
#define __kernel
#define __iomem
#define __percpu
#define __rcu
#define __force
#define __nocast
#define __safe
#define __bitwise
#define __bitwise__
#define __private
#define __acquires(x)
#define __releases(x)
#define __must_hold(x)
#define __visible
#define notrace
#define __deprecated

#undef inline /* old trees make it always_inline, which is no matter here */
#define noinline __attribute__((noinline))
#define __always_inline inline __attribute__((always_inline))
#define __must_check __attribute__((warn_unused_result))
#define __maybe_unused __attribute__((unused))
#define __used __attribute__((used))
#define __cold __attribute__((cold))
#define __pure __attribute__((pure))
#define __attribute_const__ __attribute__((const))
#define __noreturn __attribute__((noreturn))
#define __weak __attribute__((weak))
#define __packed __attribute__((packed))
#define __aligned(bytes) __attribute__((aligned(bytes)))
#define __printf(text, first) __attribute__((format(printf, text, first)))
#define __section(name) __attribute__((section(#name)))

#define __same_type(a, b) __builtin_types_compatible_p(typeof(a), typeof(b))

/* Old list.h counts on somebody else for it. */
#include <linux/container_of.h>

#endif
