/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The pointer to the simulator, and hypercalls, which go through it. */
#include "ks/platform.h"

#include <linux/kernel.h>
#include <asm/xen/hypercall.h>

struct ks_platform *ks_platform;

void ks_attach(struct ks_platform *platform)
{
	ks_platform = platform;
}

void ks_not_simulated(const char *what)
{
	panic("%s is not simulated", what);
}

long ks_hypercall(unsigned int nr, unsigned long a1, unsigned long a2, unsigned long a3,
		  unsigned long a4, unsigned long a5)
{
	const unsigned long args[5] = { a1, a2, a3, a4, a5 };

	return ks_platform->hypercall(ks_platform->domain, nr, args);
}
