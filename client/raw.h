/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * For the follower, a thread that the C library does not know: system calls without errno,
 * and a lock that needs no thread's own data (futex(7)).
 */
#ifndef GC_RAW_H
#define GC_RAW_H

#include <linux/futex.h>
#include <sys/syscall.h>

static inline long gc_raw(long number, long a, long b, long c, long d, long e, long f)
{
	register long r10 __asm__("r10") = d;
	register long r8 __asm__("r8") = e;
	register long r9 __asm__("r9") = f;
	long result;

	__asm__ volatile("syscall"
			 : "=a"(result)
			 : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
			 : "rcx", "r11", "memory");
	return result;
}

static inline void gc_raw_wait(int *word, int value)
{
	gc_raw(SYS_futex, (long)word, FUTEX_WAIT_PRIVATE, value, 0, 0, 0);
}

static inline void gc_raw_wake(int *word)
{
	gc_raw(SYS_futex, (long)word, FUTEX_WAKE_PRIVATE, 0x7fffffff, 0, 0, 0);
}

/* 0: free, 1: taken, 2: taken, and somebody may wait. */
static inline void gc_raw_lock(int *word)
{
	int free = 0;

	if (__atomic_compare_exchange_n(word, &free, 1, 0, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
		return;
	while (__atomic_exchange_n(word, 2, __ATOMIC_ACQUIRE))
		gc_raw_wait(word, 2);
}

static inline void gc_raw_unlock(int *word)
{
	if (__atomic_exchange_n(word, 0, __ATOMIC_RELEASE) == 2)
		gc_raw_wake(word);
}

#endif
