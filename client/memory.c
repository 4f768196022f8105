/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * mmap, munmap and mremap of devices.  The simulated kernel makes the mapping; then the
 * machine's frames are shown here, so that what the program writes is written there.
 */
#include "client/client.h"

#include <errno.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <unistd.h>

#define PAGE 4096ul
#define PLACE (MAP_FIXED | MAP_FIXED_NOREPLACE | MAP_32BIT)

static void *next_mmap(void *at, size_t length, int prot, int flags, int fd, off_t offset)
{
	return GC_NEXT(mmap)(at, length, prot, flags, fd, offset);
}

/* How many frames from the first on follow each other and may be accessed alike. */
static size_t run_of(const struct gc_answer *answer, size_t first)
{
	size_t n = 1;

	while (first + n < answer->n && answer->frames[first + n] == answer->frames[first] + n)
		n++;
	return n;
}

static bool show(unsigned long at, const struct gc_answer *answer, int prot, int fd)
{
	for (size_t i = 0, n; i < answer->n; i += n) {
		uint64_t frame = answer->frames[i];
		int allowed = frame & GC_WRITABLE ? prot : prot & ~PROT_WRITE;

		n = run_of(answer, i);
		if (next_mmap((void *)(at + i * PAGE), n * PAGE, allowed, MAP_SHARED | MAP_FIXED, fd,
			      (off_t)((frame & ~GC_WRITABLE) * PAGE)) == MAP_FAILED)
			return false;
	}
	return true;
}

/* The kernel's part of munmap, for what in [start, end) is a device's. */
static int unmap_devices(unsigned long start, unsigned long end)
{
	struct gc_area part;

	while (gc_area_find(start, end, &part)) {
		const struct gc_request request = {
			.op = GC_MUNMAP,
			.munmap = { .at = part.start, .length = part.end - part.start },
		};

		if (gc_call_result(&request) < 0)
			return -1;
		gc_area_remove(part.start, part.end);
	}
	return 0;
}

static unsigned long page_up(unsigned long n)
{
	return (n + PAGE - 1) & ~(PAGE - 1);
}

static void *fail(int error, unsigned long at, size_t length)
{
	GC_NEXT(munmap)((void *)at, length);
	errno = error;
	return MAP_FAILED;
}

/* Some place first, because the kernel must know where the program will see it. */
static void *map_device(void *wanted, size_t length, int prot, int flags, uint32_t file,
			off_t offset)
{
	void *place = next_mmap(wanted, length, PROT_NONE,
				MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | (flags & PLACE), -1, 0);
	unsigned long at = (unsigned long)place;
	struct gc_request request = {
		.op = GC_MMAP, .file = file,
		.mmap = { .at = at, .length = page_up(length), .offset = (uint64_t)offset,
			  .prot = (uint32_t)prot, .flags = (uint32_t)flags },
	};
	struct gc_answer answer;
	bool shown;
	int fd;

	if (place == MAP_FAILED)
		return MAP_FAILED;
	gc_call(&request, &answer, &fd);
	if (answer.result < 0)
		return fail((int)-answer.result, at, length);
	gc_area_add(at, at + page_up(length), answer.not_forked);
	shown = show(at, &answer, prot, fd);
	GC_NEXT(close)(fd);
	if (!shown) {
		unmap_devices(at, at + page_up(length));
		return fail(ENOMEM, at, length);
	}
	if (answer.not_forked)
		madvise(place, length, MADV_DONTFORK);
	return place;
}

static void *map(void *at, size_t length, int prot, int flags, int fd, off_t offset)
{
	uint32_t file;

	if (flags & MAP_FIXED &&
	    unmap_devices((unsigned long)at, (unsigned long)at + page_up(length)) < 0)
		return MAP_FAILED;
	if (flags & MAP_ANONYMOUS || fd < 0 || !gc_file(fd, &file))
		return next_mmap(at, length, prot, flags, fd, offset);
	return map_device(at, length, prot, flags, file, offset);
}

GC_EXPORT void *mmap(void *at, size_t length, int prot, int flags, int fd, off_t offset)
{
	return map(at, length, prot, flags, fd, offset);
}

GC_EXPORT void *mmap64(void *at, size_t length, int prot, int flags, int fd, off64_t offset)
{
	return map(at, length, prot, flags, fd, offset);
}

GC_EXPORT int munmap(void *at, size_t length)
{
	unsigned long start = (unsigned long)at;

	if (start % PAGE == 0 && unmap_devices(start, start + page_up(length)) < 0)
		return -1;
	return GC_NEXT(munmap)(at, length);
}

GC_EXPORT void *mremap(void *at, size_t length, size_t new_length, int flags, ...)
{
	unsigned long start = (unsigned long)at;
	struct gc_area part;
	va_list args;
	void *wanted;

	va_start(args, flags);
	wanted = va_arg(args, void *);
	va_end(args);
	if (gc_area_find(start, start + page_up(length), &part)) {
		gc_complain("mremap of a device's memory is not simulated");
		errno = ENOSYS;
		return MAP_FAILED;
	}
	return GC_NEXT(mremap)(at, length, new_length, flags, wanted);
}
