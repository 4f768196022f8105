/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Copying from and to the running process, by pages.  Memory of a real program is the
 * host's, which faults where that program would.
 */
#include "ks/uaccess.h"

#include <linux/kernel.h>
#include "ks/context.h"
#include "ks/mm.h"
#include "ks/sleep.h"

static unsigned long to_page_end(unsigned long addr, unsigned long n)
{
	return min(n, PAGE_SIZE - offset_in_page(addr));
}

/* mm/memory.c, might_fault(): if a page is missing the mmap lock is taken below what is held. */
static void might_fault(const char *what)
{
	ks_may_sleep(what);
	if (current->mm)
		ks_rwsem_might_read(&current->mm->mmap_lock);
}

static unsigned long read_pages(void *to, unsigned long addr, unsigned long n)
{
	unsigned long len;

	for (; n; n -= len, addr += len, to += len) {
		len = to_page_end(addr, n);
		if (!current->mm || ks_user_access(current->mm, addr, false))
			break;
		memcpy(to, (const void *)addr, len);
	}
	return n;
}

static unsigned long write_pages(unsigned long addr, const void *from, unsigned long n)
{
	unsigned long len;

	for (; n; n -= len, addr += len, from += len) {
		len = to_page_end(addr, n);
		if (!current->mm || ks_user_access(current->mm, addr, true))
			break;
		memcpy((void *)addr, from, len);
	}
	return n;
}

static void *real_program(void)
{
	return current->mm ? current->mm->program : NULL;
}

/* Memory behind what cannot be read is cleared, as lib/usercopy.c does. */
unsigned long copy_from_user(void *to, const void __user *from, unsigned long n)
{
	unsigned long addr = (unsigned long)from, left;

	might_fault("copy_from_user");
	left = real_program() ? ks_platform->program_read(ks_platform->domain, real_program(), to,
							  addr, n)
			      : read_pages(to, addr, n);
	if (left)
		memset(to + n - left, 0, left);
	return left;
}

unsigned long copy_to_user(void __user *to, const void *from, unsigned long n)
{
	unsigned long addr = (unsigned long)to;

	might_fault("copy_to_user");
	return real_program() ? ks_platform->program_write(ks_platform->domain, real_program(), addr,
							   from, n)
			      : write_pages(addr, from, n);
}
