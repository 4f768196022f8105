/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stands for x86's asm/system.h, asm/atomic.h and asm/bitops.h: own, out of the
 * compiler's builtins.
 */
#ifndef XS_ASM_SYSTEM_H
#define XS_ASM_SYSTEM_H

#define barrier() __asm__ __volatile__("" ::: "memory")
#define smp_mb() __atomic_thread_fence(__ATOMIC_SEQ_CST)
#define smp_rmb() __atomic_thread_fence(__ATOMIC_ACQUIRE)
#define smp_wmb() __atomic_thread_fence(__ATOMIC_RELEASE)
#define mb() smp_mb()
#define rmb() smp_rmb()
#define wmb() smp_wmb()
#define read_atomic(p) __atomic_load_n(p, __ATOMIC_RELAXED)
#define write_atomic(p, v) __atomic_store_n(p, v, __ATOMIC_RELAXED)
#define cmpxchg(p, o, n) ({ \
	typeof(*(p)) xs_old = (o); \
	__atomic_compare_exchange_n(p, &xs_old, n, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); \
	xs_old; })
#define xchg(p, v) __atomic_exchange_n(p, v, __ATOMIC_SEQ_CST)
/* Within the word that p points to, which may be shorter than a long. */
#define set_bit(nr, p) ((void)__atomic_or_fetch(p, (typeof(*(p)))1 << (nr), __ATOMIC_SEQ_CST))
#define clear_bit(nr, p) \
	((void)__atomic_and_fetch(p, ~((typeof(*(p)))1 << (nr)), __ATOMIC_SEQ_CST))
#define test_bit(nr, p) (!!(__atomic_load_n(p, __ATOMIC_RELAXED) >> (nr) & 1))

#endif
