/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * mirror: barriers, atomics and bits: include/linux/atomic.h, asm/barrier.h,
 * asm/bitops.h, asm/sync_bitops.h.  Full ordering, as on x86.  Barriers and atomic
 * read-modify-write are also yield points: there races with other vCPUs show.
 */
#ifndef KS_ATOMIC_H
#define KS_ATOMIC_H

#include <linux/types.h>
#include <linux/compiler.h>
#include "ks/platform.h"

#define mb() (__atomic_thread_fence(__ATOMIC_SEQ_CST), ks_yield())
#define rmb() mb()
#define wmb() mb()
#define smp_mb() mb()
#define smp_rmb() mb()
#define smp_wmb() mb()
#define virt_mb() mb()
#define virt_rmb() mb()
#define virt_wmb() mb()
#define smp_store_release(p, v) __atomic_store_n(p, v, __ATOMIC_RELEASE)
#define smp_load_acquire(p) __atomic_load_n(p, __ATOMIC_ACQUIRE)

#define cmpxchg(ptr, old, new) ({ \
	typeof(*(ptr)) __seen = (old); \
	ks_yield(); \
	__atomic_compare_exchange_n(ptr, &__seen, new, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); \
	__seen; \
})
#define try_cmpxchg(ptr, old, new) ({ \
	ks_yield(); \
	__atomic_compare_exchange_n(ptr, old, new, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); \
})
#define xchg(ptr, new) ({ \
	ks_yield(); \
	__atomic_exchange_n(ptr, new, __ATOMIC_SEQ_CST); \
})
#define sync_cmpxchg(ptr, old, new) cmpxchg(ptr, old, new)
#define sync_try_cmpxchg(ptr, old, new) try_cmpxchg(ptr, old, new)

#define ATOMIC_INIT(i) { (i) }
#define __KS_ATOMIC(type, prefix, value_type) \
	static inline value_type prefix##_read(const type *v) \
	{ \
		return __atomic_load_n(&v->counter, __ATOMIC_RELAXED); \
	} \
	static inline void prefix##_set(type *v, value_type i) \
	{ \
		__atomic_store_n(&v->counter, i, __ATOMIC_RELAXED); \
	} \
	static inline value_type prefix##_add_return(value_type i, type *v) \
	{ \
		ks_yield(); \
		return __atomic_add_fetch(&v->counter, i, __ATOMIC_SEQ_CST); \
	} \
	static inline value_type prefix##_inc_return(type *v) \
	{ \
		return prefix##_add_return(1, v); \
	} \
	static inline value_type prefix##_dec_return(type *v) \
	{ \
		return prefix##_add_return(-1, v); \
	} \
	static inline void prefix##_inc(type *v) \
	{ \
		prefix##_add_return(1, v); \
	} \
	static inline void prefix##_dec(type *v) \
	{ \
		prefix##_add_return(-1, v); \
	}
__KS_ATOMIC(atomic_t, atomic, int)
__KS_ATOMIC(atomic64_t, atomic64, s64)

#endif
