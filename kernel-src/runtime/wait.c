/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Wait queues. */
#include "ks/wait.h"

#include <linux/kernel.h>

void wake_up(wait_queue_head_t *head)
{
	head->wakes++;
	ks_wake(head);
}

bool ks_wait_wake(wait_queue_head_t *head, unsigned int seen, const char *what, bool idle,
		  unsigned long long end)
{
	unsigned long long now = ks_now();
	const struct ks_wait wait = {
		.key = head, .what = what, .idle = idle, .timeout_ns = end ? end - now : 0,
	};

	if (head->wakes != seen)
		return true;
	if (end && now >= end)
		return false;
	ks_wait(&wait);
	return true;
}
