/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An address that the program has not is a copy that ends early, as with the CPU's fault. */
#include "world/program-memory.h"

#include <errno.h>
#include <sys/uio.h>

static unsigned long left_over(GsProgramMemory *memory, unsigned long n, gssize done)
{
	if (done < 0 && errno != EFAULT && errno != ESRCH)
		memory->refused = errno;
	return done < 0 ? n : n - (unsigned long)done;
}

static unsigned long program_read(void *domain, void *program, void *to, unsigned long addr,
				  unsigned long n)
{
	GsProgramMemory *memory = program;
	struct iovec here = { to, n }, there = { (void *)addr, n };

	(void)domain;
	return left_over(memory, n, process_vm_readv(memory->pid, &here, 1, &there, 1, 0));
}

static unsigned long program_write(void *domain, void *program, unsigned long addr,
				   const void *from, unsigned long n)
{
	GsProgramMemory *memory = program;
	struct iovec here = { (void *)from, n }, there = { (void *)addr, n };

	(void)domain;
	return left_over(memory, n, process_vm_writev(memory->pid, &here, 1, &there, 1, 0));
}

void gs_platform_init_programs(struct ks_platform *platform)
{
	platform->program_read = program_read;
	platform->program_write = program_write;
}
