/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Shared mappings: a snapshot takes private ones, and the machine's frames. */
#include "world/outside.h"

#include <errno.h>
#include <sys/mman.h>

gpointer gs_outside_new(gsize size)
{
	gpointer memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
			       MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (memory == MAP_FAILED)
		g_error("gntsim: no memory: %s", g_strerror(errno));
	return memory;
}

void gs_outside_free(gpointer memory, gsize size)
{
	munmap(memory, size);
}
