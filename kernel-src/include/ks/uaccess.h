/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/uaccess.h: memory of the running process.  Each page is looked at as
 * the CPU would, so a page fault may come, take the mmap lock and sleep.  Kernels before
 * 4.20 read and write words of the p2m and m2p so too: that access may fault.
 */
#ifndef KS_UACCESS_H
#define KS_UACCESS_H

#include <linux/types.h>
#include "ks/x86.h"

/* What could not be copied, in bytes. */
unsigned long copy_from_user(void *to, const void __user *from, unsigned long n);
unsigned long copy_to_user(void __user *to, const void *from, unsigned long n);
#define __copy_from_user(to, from, n) copy_from_user(to, from, n)
#define __copy_to_user(to, from, n) copy_to_user(to, from, n)

#define get_user(x, ptr) (copy_from_user(&(x), ptr, sizeof(*(ptr))) ? -EFAULT : 0)
#define put_user(x, ptr) ({ \
	typeof(*(ptr)) __value = (x); \
	copy_to_user(ptr, &__value, sizeof(__value)) ? -EFAULT : 0; \
})

#if KS_HAS_GNTDEV
#define __get_user(x, ptr) get_user(x, ptr)
#define __put_user(x, ptr) put_user(x, ptr)
#else
static inline int ks_try_write(unsigned long *to, unsigned long value)
{
	int error = 0;

	asm volatile("1:\tmovq %2, %1\n2:\n" _ASM_EXTABLE_TYPE_REG(1b, 2b, EX_TYPE_EFAULT_REG, %0)
		     : "+r"(error), "=m"(*to) : "r"(value));
	return error;
}

static inline int ks_try_read(const unsigned long *from, unsigned long *value)
{
	unsigned long seen = 0;
	int error = 0;

	asm volatile("1:\tmovq %2, %1\n2:\n" _ASM_EXTABLE_TYPE_REG(1b, 2b, EX_TYPE_EFAULT_REG, %0)
		     : "+r"(error), "+r"(seen) : "m"(*from));
	*value = seen;
	return error;
}

#define __put_user(x, to) ks_try_write((unsigned long *)(to), x)
#define __get_user(x, from) ks_try_read((const unsigned long *)(from), &(x))
#endif

#endif
