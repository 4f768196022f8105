/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an access to memory gives. */
#ifndef TEST_TOUCH_H
#define TEST_TOUCH_H

#include <setjmp.h>
#include <signal.h>

static __thread sigjmp_buf touch_back;

static void touch_caught(int signal)
{
	siglongjmp(touch_back, signal);
}

/* The signal that reading the byte gives, or 0; of any thread. */
static int touch(volatile unsigned char *at)
{
	struct sigaction action = { .sa_handler = touch_caught };
	int signal = sigsetjmp(touch_back, 1);

	sigaction(SIGSEGV, &action, NULL);
	sigaction(SIGBUS, &action, NULL);
	if (!signal)
		(void)*at;
	return signal;
}

#endif
