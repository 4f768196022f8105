/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Descriptors of ours, which are no business of the program's. */
#include "client/client.h"

#include <fcntl.h>
#include <limits.h>
#include <sys/resource.h>
#include <unistd.h>

#include "client/raw.h"

#define OWN_MAX 4096

static int own[OWN_MAX];
static unsigned int n_own;
static int lock;

/* Far up, where a program that closes or counts its descriptors does not look. */
static int move_up(int fd)
{
	struct rlimit limit = { .rlim_cur = 1024 };
	int up;

	getrlimit(RLIMIT_NOFILE, &limit);
	if (limit.rlim_cur > 65536)
		limit.rlim_cur = 65536;
	up = fcntl(fd, F_DUPFD_CLOEXEC, (int)(limit.rlim_cur - limit.rlim_cur / 8 - 1));
	if (up < 0)
		return fd;
	GC_NEXT(close)(fd);
	return up;
}

int gc_own(int fd)
{
	fd = move_up(fd);
	gc_raw_lock(&lock);
	if (n_own < OWN_MAX)
		own[n_own++] = fd;
	gc_raw_unlock(&lock);
	return fd;
}

void gc_disown(int fd)
{
	gc_raw_lock(&lock);
	for (unsigned int i = 0; i < n_own; i++)
		if (own[i] == fd)
			own[i--] = own[--n_own];
	gc_raw_unlock(&lock);
	GC_NEXT(close)(fd);
}

int gc_own_from(unsigned int first)
{
	unsigned int lowest = UINT_MAX;

	gc_raw_lock(&lock);
	for (unsigned int i = 0; i < n_own; i++)
		if ((unsigned int)own[i] >= first && (unsigned int)own[i] < lowest)
			lowest = (unsigned int)own[i];
	gc_raw_unlock(&lock);
	return lowest == UINT_MAX ? -1 : (int)lowest;
}

void gc_own_forked(void)
{
	lock = 0;
	while (n_own)
		GC_NEXT(close)(own[--n_own]);
}
