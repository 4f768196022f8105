/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * mmap, munmap and mremap of devices.  The simulated kernel makes the mapping; then the
 * machine's frames are shown here, so that what the program writes is written there.
 */
#include "client/client.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <unistd.h>

#define PLACE (MAP_FIXED | MAP_FIXED_NOREPLACE | MAP_32BIT)

/* Taken for reading by who makes areas and takes them away. */
static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;

void gc_memory_lock(void)
{
	pthread_rwlock_wrlock(&lock);
}

void gc_memory_unlock(void)
{
	pthread_rwlock_unlock(&lock);
}

void gc_memory_forked(void)
{
	pthread_rwlock_init(&lock, NULL);
}

/* Who is interrupted here must not fork in its signal handler. */
static void enter(sigset_t *before)
{
	sigset_t all;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, before);
	pthread_rwlock_rdlock(&lock);
}

static void leave(const sigset_t *before)
{
	pthread_rwlock_unlock(&lock);
	pthread_sigmask(SIG_SETMASK, before, NULL);
}

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

static bool show(const struct gc_area *area, const struct gc_answer *answer)
{
	for (size_t i = 0, n; i < answer->n; i += n) {
		uint64_t frame = answer->frames[i];

		n = run_of(answer, i);
		if (next_mmap((void *)(area->start + i * GC_PAGE), n * GC_PAGE,
			      gc_prot(area, frame), MAP_SHARED | MAP_FIXED, gc_frames(),
			      (off_t)((frame & ~GC_WRITABLE) * GC_PAGE)) == MAP_FAILED)
			return false;
	}
	return true;
}

/*
 * The kernel's part of munmap, for one area or a part of it.  It goes here first: no other
 * thread may see what the kernel gives up.
 */
static bool unmap_area(const struct gc_area *part)
{
	const struct gc_request request = {
		.op = GC_MUNMAP,
		.munmap = { .at = part->start, .length = part->end - part->start },
	};
	struct gc_answer answer;

	GC_NEXT(mprotect)((void *)part->start, part->end - part->start, PROT_NONE);
	gc_call(&request, &answer, NULL);
	if (answer.result >= 0) {
		gc_area_remove(part->start, part->end);
		return true;
	}
	show(part, &answer);
	errno = (int)-answer.result;
	return false;
}

/* For what in [start, end) is a device's. */
static int unmap_devices(unsigned long start, unsigned long end)
{
	struct gc_area part;
	sigset_t before;
	int result = 0;

	if (!gc_area_find(start, end, &part))
		return 0;
	enter(&before);
	while (!result && gc_area_find(start, end, &part))
		result = unmap_area(&part) ? 0 : -1;
	leave(&before);
	return result;
}

static void *fail(int error, unsigned long at, size_t length)
{
	gc_area_remove(at, at + gc_page_up(length));
	GC_NEXT(munmap)((void *)at, length);
	errno = error;
	return MAP_FAILED;
}

static void *show_new(struct gc_area *area, size_t length, const struct gc_answer *answer)
{
	bool shown;

	if (answer->result < 0)
		return fail((int)-answer->result, area->start, length);
	shown = show(area, answer);
	area->not_forked = answer->not_forked;
	if (area->not_forked)
		GC_NEXT(madvise)((void *)area->start, length, MADV_DONTFORK);
	gc_area_shown(area);
	if (shown)
		return (void *)area->start;
	unmap_area(area);
	return fail(ENOMEM, area->start, length);
}

/* Some place first, because the kernel must know where the program will see it. */
static void *map_device(void *wanted, size_t length, int prot, int flags, uint32_t file,
			off_t offset)
{
	void *place = next_mmap(wanted, length, PROT_NONE,
				MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | (flags & PLACE), -1, 0);
	struct gc_area area = { .start = (unsigned long)place, .prot = prot };
	struct gc_request request = {
		.op = GC_MMAP, .file = file,
		.mmap = { .at = area.start, .length = gc_page_up(length), .offset = (uint64_t)offset,
			  .prot = (uint32_t)prot, .flags = (uint32_t)flags },
	};
	struct gc_answer answer;
	sigset_t before;

	if (place == MAP_FAILED)
		return MAP_FAILED;
	if (!gc_follow())
		return fail(ENOMEM, area.start, length);
	area.end = area.start + gc_page_up(length);
	enter(&before);
	gc_area_add(&area);
	gc_call(&request, &answer, NULL);
	place = show_new(&area, length, &answer);
	leave(&before);
	return place;
}

static void *map(void *at, size_t length, int prot, int flags, int fd, off_t offset)
{
	uint32_t file;

	if (flags & MAP_FIXED &&
	    unmap_devices((unsigned long)at, (unsigned long)at + gc_page_up(length)) < 0)
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

	if (start % GC_PAGE == 0 && unmap_devices(start, start + gc_page_up(length)) < 0)
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
	if (gc_area_find(start, start + gc_page_up(length), &part)) {
		gc_complain("mremap of a device's memory is not simulated");
		errno = ENOSYS;
		return MAP_FAILED;
	}
	return GC_NEXT(mremap)(at, length, new_length, flags, wanted);
}
