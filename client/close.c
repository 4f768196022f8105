/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Closing descriptors.  gntsim would see it anyway, but perhaps only at the next system
 * call; so that the driver's release comes now, it is told.  The connection stays open.
 */
#include "client/client.h"

#include <errno.h>
#include <unistd.h>

static void tell_gntsim(void)
{
	const struct gc_request request = { .op = GC_CLOSED };
	int saved = errno;

	if (gc_is_process())
		gc_call_result(&request);
	errno = saved;
}

GC_EXPORT int close(int fd)
{
	uint32_t file;
	bool device = gc_file(fd, &file);
	int result;

	if (fd >= 0 && fd == gc_own_fd()) {
		errno = EBADF;
		return -1;
	}
	result = GC_NEXT(close)(fd);
	if (device)
		tell_gntsim();
	return result;
}

GC_EXPORT int close_range(unsigned int first, unsigned int last, int flags)
{
	unsigned int own = (unsigned int)gc_own_fd();
	int result = 0;

	if (gc_own_fd() < 0 || own < first || own > last) {
		result = GC_NEXT(close_range)(first, last, flags);
	} else {
		if (first < own)
			result = GC_NEXT(close_range)(first, own - 1, flags);
		if (!result && own < last)
			result = GC_NEXT(close_range)(own + 1, last, flags);
	}
	tell_gntsim();
	return result;
}

GC_EXPORT void closefrom(int first)
{
	close_range(first < 0 ? 0 : (unsigned int)first, ~0u, 0);
}
