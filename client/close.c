/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Closing descriptors.  gntsim would see it anyway, but perhaps only at the next system
 * call; so that the driver's release comes now, it is told.  The connections stay open.
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

	if (fd >= 0 && fd == gc_own_from((unsigned int)fd)) {
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
	int own = gc_own_from(first), result = 0;

	for (; !result && own >= 0 && (unsigned int)own < last; own = gc_own_from(first)) {
		if (first < (unsigned int)own)
			result = GC_NEXT(close_range)(first, (unsigned int)own - 1, flags);
		first = (unsigned int)own + 1;
	}
	if (!result && (own < 0 || (unsigned int)own != last))
		result = GC_NEXT(close_range)(first, last, flags);
	else if (!result && first < last)
		result = GC_NEXT(close_range)(first, last - 1, flags);
	tell_gntsim();
	return result;
}

GC_EXPORT void closefrom(int first)
{
	close_range(first < 0 ? 0 : (unsigned int)first, ~0u, 0);
}
