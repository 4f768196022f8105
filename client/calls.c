/* SPDX-License-Identifier: GPL-2.0-or-later */
/* open and ioctl, and fork: where they concern a device of gntsim's. */
#include "client/client.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* The kernel gave the lowest descriptor that is free, as the received one is. */
static int open_device(const char *path, int flags)
{
	struct gc_request request = { .op = GC_OPEN, .open.flags = (uint32_t)flags };
	struct gc_answer answer;
	int fd;

	if (strlen(path) >= sizeof(request.open.path)) {
		errno = ENOENT;
		return -1;
	}
	strcpy(request.open.path, path);
	gc_call(&request, &answer, &fd);
	if (answer.result < 0) {
		errno = (int)-answer.result;
		return -1;
	}
	if (!(flags & O_CLOEXEC))
		fcntl(fd, F_SETFD, 0);
	return fd;
}

static bool is_device(const char *path)
{
	return gc_asked_for() && path && strncmp(path, GC_DEVICES, strlen(GC_DEVICES)) == 0;
}

static bool has_mode(int flags)
{
	return flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE;
}

/* What stands behind the flags, if something does. */
#define TAKE_MODE(mode, flags) \
	do { \
		va_list args; \
\
		va_start(args, flags); \
		(mode) = has_mode(flags) ? va_arg(args, mode_t) : 0; \
		va_end(args); \
	} while (0)
/* All the names under which the C library has it. */
#define OPEN(function) \
	GC_EXPORT int function(const char *path, int flags, ...) \
	{ \
		mode_t mode; \
\
		TAKE_MODE(mode, flags); \
		return is_device(path) ? open_device(path, flags) \
				       : GC_NEXT(function)(path, flags, mode); \
	}
#define OPENAT(function) \
	GC_EXPORT int function(int dir, const char *path, int flags, ...) \
	{ \
		mode_t mode; \
\
		TAKE_MODE(mode, flags); \
		return is_device(path) ? open_device(path, flags) \
				       : GC_NEXT(function)(dir, path, flags, mode); \
	}
/* What _FORTIFY_SOURCE makes of a call without a mode. */
#define OPEN_2(function) \
	GC_EXPORT int function(const char *path, int flags); \
	int function(const char *path, int flags) \
	{ \
		return is_device(path) ? open_device(path, flags) : GC_NEXT(function)(path, flags); \
	}
#define OPENAT_2(function) \
	GC_EXPORT int function(int dir, const char *path, int flags); \
	int function(int dir, const char *path, int flags) \
	{ \
		return is_device(path) ? open_device(path, flags) \
				       : GC_NEXT(function)(dir, path, flags); \
	}

OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
OPEN_2(__open_2)
OPEN_2(__open64_2)
OPENAT_2(__openat_2)
OPENAT_2(__openat64_2)

GC_EXPORT int ioctl(int fd, unsigned long command, ...)
{
	struct gc_request request = { .op = GC_IOCTL, .ioctl.command = command };
	va_list args;
	void *argument;

	va_start(args, command);
	argument = va_arg(args, void *);
	va_end(args);
	if (!gc_file(fd, &request.file))
		return GC_NEXT(ioctl)(fd, command, argument);
	request.ioctl.argument = (uintptr_t)argument;
	return (int)gc_call_result(&request);
}

/* The simulated kernel forks first: if it cannot, there is no child. */
GC_EXPORT pid_t fork(void)
{
	struct gc_request request = { .op = GC_FORK };
	long child;
	pid_t pid;

	if (!gc_is_process())
		return GC_NEXT(fork)();
	gc_memory_lock();
	child = gc_call_result(&request);
	if (child < 0) {
		gc_memory_unlock();
		return -1;
	}
	pid = GC_NEXT(fork)();
	if (pid == 0) {
		gc_become_child((uint32_t)child);
		return 0;
	}
	gc_memory_unlock();
	if (pid < 0) {
		int saved = errno;

		request = (struct gc_request){ .op = GC_FORK_FAILED,
					       .fork_failed.child = (uint32_t)child };
		gc_call_result(&request);
		errno = saved;
	}
	return pid;
}
