/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * madvise and mprotect.  What is asked of a device's memory is done by the simulated kernel
 * or refused; what else lies in the range is the host's business.
 */
#include "client/client.h"

#include <errno.h>

static int refuse(const char *what)
{
	gc_complain(what);
	errno = ENOSYS;
	return -1;
}

/* device: of a part that is a device's; rest: of the others; both give 0, or -1 and errno. */
struct action {
	int (*device)(const struct gc_area *part, const struct action *action);
	int (*rest)(void *at, size_t length, const struct action *action);
	int number;
};

/* FALSE: nothing there is a device's. */
static bool each_part(void *at, size_t length, const struct action *action, int *result)
{
	unsigned long start = (unsigned long)at, end = start + gc_page_up(length);
	struct gc_area part;

	if (start % GC_PAGE || !gc_area_find(start, end, &part))
		return false;
	for (*result = 0; !*result && start < end; start = part.end) {
		if (!gc_area_find(start, end, &part))
			part.start = part.end = end;
		if (start < part.start)
			*result = action->rest((void *)start, part.start - start, action);
		if (!*result && part.start < part.end)
			*result = action->device(&part, action);
	}
	return true;
}

/* --- madvise ------------------------------------------------------------------------ */

static int discard(const struct gc_area *part)
{
	const struct gc_request request = {
		.op = GC_DISCARD,
		.munmap = { .at = part->start, .length = part->end - part->start },
	};

	return (int)gc_call_result(&request);
}

/* What makes no difference to what is in memory is nothing here. */
static int advise_device(const struct gc_area *part, const struct action *action)
{
	switch (action->number) {
	case MADV_DONTNEED:
		return discard(part);
	case MADV_NORMAL:
	case MADV_RANDOM:
	case MADV_SEQUENTIAL:
	case MADV_WILLNEED:
	case MADV_DODUMP:
	case MADV_DONTDUMP:
		return 0;
	}
	return refuse("madvise of a device's memory is simulated for MADV_DONTNEED only");
}

static int advise_rest(void *at, size_t length, const struct action *action)
{
	return GC_NEXT(madvise)(at, length, action->number);
}

GC_EXPORT int madvise(void *at, size_t length, int advice)
{
	const struct action action = { advise_device, advise_rest, advice };
	int result;

	return each_part(at, length, &action, &result) ? result
							: GC_NEXT(madvise)(at, length, advice);
}

/* --- mprotect ----------------------------------------------------------------------- */

static int protect_device(const struct gc_area *part, const struct action *action)
{
	return part->prot == action->number
		       ? 0
		       : refuse("mprotect of a device's memory to something else is not simulated");
}

static int protect_rest(void *at, size_t length, const struct action *action)
{
	return GC_NEXT(mprotect)(at, length, action->number);
}

GC_EXPORT int mprotect(void *at, size_t length, int prot)
{
	const struct action action = { protect_device, protect_rest, prot };
	int result;

	return each_part(at, length, &action, &result) ? result
							: GC_NEXT(mprotect)(at, length, prot);
}
