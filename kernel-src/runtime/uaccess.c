/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Copying from and to the running process, by pages. */
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

/* Memory behind what cannot be read is cleared, as lib/usercopy.c does. */
unsigned long copy_from_user(void *to, const void __user *from, unsigned long n)
{
	unsigned long addr = (unsigned long)from, len;

	might_fault("copy_from_user");
	for (; n; n -= len, addr += len, to += len) {
		len = to_page_end(addr, n);
		if (!current->mm || ks_user_access(current->mm, addr, false))
			break;
		memcpy(to, (const void *)addr, len);
	}
	if (n)
		memset(to, 0, n);
	return n;
}

unsigned long copy_to_user(void __user *to, const void *from, unsigned long n)
{
	unsigned long addr = (unsigned long)to, len;

	might_fault("copy_to_user");
	for (; n; n -= len, addr += len, from += len) {
		len = to_page_end(addr, n);
		if (!current->mm || ks_user_access(current->mm, addr, true))
			break;
		memcpy((void *)addr, from, len);
	}
	return n;
}
