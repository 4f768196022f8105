/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Completions, after kernel/sched/completion.c. */
#include "ks/completion.h"

#include <linux/kernel.h>
#include "ks/sleep.h"
#include "ks/time.h"

void complete(struct completion *x)
{
	if (x->done != UINT_MAX)
		x->done++;
	ks_wake(x);
}

void complete_all(struct completion *x)
{
	x->done = UINT_MAX;
	ks_wake(x);
}

static bool take(struct completion *x)
{
	if (!x->done)
		return false;
	if (x->done != UINT_MAX)
		x->done--;
	return true;
}

void wait_for_completion(struct completion *x)
{
	const struct ks_wait wait = { .key = x, .what = "wait_for_completion" };

	ks_may_sleep(wait.what);
	while (!take(x))
		ks_wait(&wait);
}

int wait_for_completion_interruptible(struct completion *x)
{
	const struct ks_wait wait = {
		.key = x, .what = "wait_for_completion_interruptible", .idle = true,
	};

	ks_may_sleep(wait.what);
	while (!take(x))
		ks_wait(&wait);
	return 0;
}

unsigned long wait_for_completion_timeout(struct completion *x, unsigned long timeout)
{
	unsigned long long end = ks_now() + timeout * KS_NS_PER_JIFFY;

	ks_may_sleep("wait_for_completion_timeout");
	while (!take(x)) {
		const struct ks_wait wait = {
			.key = x, .what = "wait_for_completion_timeout",
			.timeout_ns = end - ks_now(),
		};

		if (ks_now() >= end)
			return 0;
		ks_wait(&wait);
	}
	return max_t(unsigned long, (end - ks_now()) / KS_NS_PER_JIFFY, 1);
}

bool try_wait_for_completion(struct completion *x)
{
	return take(x);
}

bool completion_done(struct completion *x)
{
	return x->done != 0;
}
