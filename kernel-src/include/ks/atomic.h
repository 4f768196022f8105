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

/*
 * All vCPUs are one host thread and change only at yield points, so what is one
 * instruction of the source is whole without a lock prefix, and only the compiler must
 * be kept from reordering: a locked one costs as much as all the rest of a function.  The
 * hooks of an instrumented image know atomics by the builtins.
 */
#ifdef KS_INSTRUMENTED
#define __ks_fence() __atomic_thread_fence(__ATOMIC_SEQ_CST)
#define __ks_cas(ptr, seen, new) \
	__atomic_compare_exchange_n(ptr, seen, new, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)
#define __ks_swap(ptr, new) __atomic_exchange_n(ptr, new, __ATOMIC_SEQ_CST)
#define __ks_add(ptr, i) __atomic_add_fetch(ptr, i, __ATOMIC_SEQ_CST)
#else
#define __ks_fence() ({ __asm__ volatile("" ::: "memory"); })
#define __ks_cas(ptr, seen, new) ({ \
	volatile typeof(*(ptr)) *__word = (ptr); \
	typeof(*(ptr)) __now = *__word; \
	bool __same = __now == *(seen); \
	if (__same) \
		*__word = (new); \
	else \
		*(seen) = __now; \
	__ks_fence(); \
	__same; \
})
#define __ks_swap(ptr, new) ({ \
	volatile typeof(*(ptr)) *__word = (ptr); \
	typeof(*(ptr)) __old = *__word; \
	*__word = (new); \
	__ks_fence(); \
	__old; \
})
#define __ks_add(ptr, i) ({ \
	volatile typeof(*(ptr)) *__word = (ptr); \
	typeof(*(ptr)) __sum = *__word + (i); \
	*__word = __sum; \
	__ks_fence(); \
	__sum; \
})
#endif

#define mb() (__ks_fence(), ks_yield())
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
	__ks_cas(ptr, &__seen, new); \
	__seen; \
})
#define try_cmpxchg(ptr, old, new) ({ \
	ks_yield(); \
	__ks_cas(ptr, old, new); \
})
#define xchg(ptr, new) ({ \
	ks_yield(); \
	__ks_swap(ptr, new); \
})
#define sync_cmpxchg(ptr, old, new) cmpxchg(ptr, old, new)
#define sync_try_cmpxchg(ptr, old, new) try_cmpxchg(ptr, old, new)

/*
 * set_bit() and clear_bit() without order.  Between two hooks another vCPU may run; where
 * there are none nothing can come between, and a locked instruction would only cost.
 */
static inline void ks_or_long(unsigned long *word, unsigned long bits)
{
#ifdef KS_INSTRUMENTED
	__atomic_fetch_or(word, bits, __ATOMIC_RELAXED);
#else
	*word |= bits;
#endif
}

static inline void ks_and_long(unsigned long *word, unsigned long bits)
{
#ifdef KS_INSTRUMENTED
	__atomic_fetch_and(word, bits, __ATOMIC_RELAXED);
#else
	*word &= bits;
#endif
}

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
		return __ks_add(&v->counter, i); \
	} \
	static inline value_type prefix##_inc_return(type *v) \
	{ \
		return prefix##_add_return(1, v); \
	} \
	static inline value_type prefix##_dec_return(type *v) \
	{ \
		return prefix##_add_return(-1, v); \
	} \
	static inline void prefix##_add(value_type i, type *v) \
	{ \
		prefix##_add_return(i, v); \
	} \
	static inline value_type prefix##_sub_return(value_type i, type *v) \
	{ \
		return prefix##_add_return(-i, v); \
	} \
	/* False, and nothing is added, if it is u. */ \
	static inline bool prefix##_add_unless(type *v, value_type i, value_type u) \
	{ \
		ks_yield(); \
		if (prefix##_read(v) == u) \
			return false; \
		__atomic_add_fetch(&v->counter, i, __ATOMIC_SEQ_CST); \
		return true; \
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
