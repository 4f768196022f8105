/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the compiler makes of the __atomic builtins (ks/atomic.h): tell, then do it.
 * Always sequentially consistent: there is one host thread.
 */
#include "access.h"

#define PC __builtin_return_address(0)
#define TELL(a, how) ks_access((unsigned long)(a), sizeof(*(a)), KS_ACCESS_MARKED | (how), PC)
#define TELL_RMW(a) TELL(a, KS_ACCESS_WRITE | KS_ACCESS_ATOMIC)

static void ks_fence(void)
{
	if (!ks_unseen)
		ks_platform->fence(ks_platform->domain);
}

#define LOAD_AND_STORE(bits, type) \
	type __tsan_atomic##bits##_load(const volatile type *a, int order) \
	{ \
		(void)order; \
		TELL(a, 0); \
		return __atomic_load_n(a, __ATOMIC_SEQ_CST); \
	} \
	void __tsan_atomic##bits##_store(volatile type *a, type v, int order) \
	{ \
		(void)order; \
		TELL(a, KS_ACCESS_WRITE); \
		__atomic_store_n(a, v, __ATOMIC_SEQ_CST); \
	}

/* A read-modify-write with a result is a full barrier (atomic_t.txt of Linux). */
#define MODIFY(bits, type, name, builtin) \
	type __tsan_atomic##bits##_##name(volatile type *a, type v, int order) \
	{ \
		(void)order; \
		ks_fence(); \
		TELL_RMW(a); \
		return builtin(a, v, __ATOMIC_SEQ_CST); \
	}

#define COMPARE(bits, type, strength) \
	int __tsan_atomic##bits##_compare_exchange_##strength( \
		volatile type *a, type *old, type v, int order, int failed) \
	{ \
		(void)order, (void)failed; \
		ks_fence(); \
		TELL_RMW(a); \
		return __atomic_compare_exchange_n(a, old, v, 0, __ATOMIC_SEQ_CST, \
						   __ATOMIC_SEQ_CST); \
	}

#define COMPARE_VALUE(bits, type) \
	type __tsan_atomic##bits##_compare_exchange_val(volatile type *a, type old, type v, \
							     int order, int failed) \
	{ \
		(void)order, (void)failed; \
		ks_fence(); \
		TELL_RMW(a); \
		__atomic_compare_exchange_n(a, &old, v, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); \
		return old; \
	}

#define ATOMIC_HOOKS(bits, type) \
	LOAD_AND_STORE(bits, type) \
	MODIFY(bits, type, exchange, __atomic_exchange_n) \
	MODIFY(bits, type, fetch_add, __atomic_fetch_add) \
	MODIFY(bits, type, fetch_sub, __atomic_fetch_sub) \
	MODIFY(bits, type, fetch_and, __atomic_fetch_and) \
	MODIFY(bits, type, fetch_or, __atomic_fetch_or) \
	MODIFY(bits, type, fetch_xor, __atomic_fetch_xor) \
	MODIFY(bits, type, fetch_nand, __atomic_fetch_nand) \
	COMPARE(bits, type, strong) \
	COMPARE(bits, type, weak) \
	COMPARE_VALUE(bits, type)

ATOMIC_HOOKS(8, u8)
ATOMIC_HOOKS(16, u16)
ATOMIC_HOOKS(32, u32)
ATOMIC_HOOKS(64, u64)

void __tsan_atomic_thread_fence(int order)
{
	(void)order;
	ks_fence();
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
}

void __tsan_atomic_signal_fence(int order)
{
	(void)order;
}
