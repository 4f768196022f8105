/* SPDX-License-Identifier: GPL-2.0-or-later */
/* TAP for the programs that gntsim exec starts in the tests. */
#ifndef TEST_CLIENT_H
#define TEST_CLIENT_H

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static unsigned int count;

static inline void ok(bool good, const char *what)
{
	printf("%sok %u - %s\n", good ? "" : "not ", ++count, what);
}

/* A call of the C library's kind: the result is -1 (or NULL: false), and errno that. */
static inline void fails(bool failed, int error, const char *what)
{
	int got = errno;

	ok(failed && got == error, what);
	if (failed && got != error)
		printf("# errno %s, wanted %s\n", strerrorname_np(got), strerrorname_np(error));
	if (!failed)
		printf("# it did not fail\n");
}

static inline int done(void)
{
	printf("1..%u\n", count);
	fflush(stdout);
	return 0;
}

#endif
