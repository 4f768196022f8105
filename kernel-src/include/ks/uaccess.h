/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * own: include/linux/uaccess.h, what kernels before 4.20 read and write the p2m and m2p
 * with: the access may fault.  Words only; there is no user space here.
 */
#ifndef KS_UACCESS_H
#define KS_UACCESS_H

#include "ks/x86.h"

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
